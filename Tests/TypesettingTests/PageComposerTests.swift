import Testing

@testable import Typesetting

/// One process has one set of fonts, so these go one after another.
@Suite("Setting documents on pages", .serialized)
struct PageComposerTests {
  private func composed(
    _ texts: [String], language: String = "en", isRightToLeft: Bool = false
  ) throws -> (pdf: [UInt8], pages: Int, missing: Int) {
    let press = try Press(fonts: FontShelf.fonts)
    let tongue = Tongue(language: language, isRightToLeft: isRightToLeft)
    var composer = PageComposer(press: press, tongue: tongue, pictures: [])
    try composer.addTitle("Report", below: "Acme")
    for text in texts { try composer.addParagraph(text, isQuiet: false) }
    let (pages, missing) = (composer.pageCount, composer.missingGlyphs)
    let pdf = try composer.finish(
      title: "Report", footer: "Report", pageLabel: "{page}/{pages}", createdAt: "2026-01-01T00:00:00Z")
    return (pdf, pages, missing)
  }

  @Test(arguments: [
    ("en", "Łódź, Ångström, Đặng Thị Ngọc"), ("ar", "تقرير التحقق من الهوية"), ("th", "รายงานการตรวจสอบ"),
    ("zh-Hans", "身份核验报告"), ("ja", "本人確認の報告書"), ("ko", "신원 확인 보고서"), ("hi", "पहचान सत्यापन"),
    ("ka", "პირადობის შემოწმება"), ("hy", "Ինքնության ստուգում"), ("he", "דוח אימות"), ("el", "Έκθεση ελέγχου"),
    ("bn", "পরিচয় যাচাই"), ("uk", "Звіт про перевірку"),
  ])
  func `every script of documents has its letters`(language: String, text: String) throws {
    let set = try composed([text], language: language, isRightToLeft: ["ar", "he"].contains(language))
    #expect(set.missing == 0)
    #expect(set.pdf.starts(with: Array("%PDF-".utf8)))
  }

  @Test func `a character that no font has is counted`() throws {
    #expect(try composed(["\u{10FFFD}"]).missing > 0)
  }

  @Test func `one document is one file, to the byte`() throws {
    #expect(try composed(["Same words"]).pdf == composed(["Same words"]).pdf)
    #expect(try composed(["Same words"]).pdf != composed(["Other words"]).pdf)
  }

  @Test func `what does not fit goes to the next page, and what fills too many is refused`() throws {
    let paragraph = String(repeating: "word ", count: 400)
    #expect(try composed([paragraph]).pages == 1)
    #expect(try composed(Array(repeating: paragraph, count: 8)).pages > 1)
    #expect(throws: TypesettingError.tooManyPages) {
      try composed(Array(repeating: paragraph, count: 40 * PageComposer.pagesMax / 10))
    }
  }

  @Test(arguments: [
    ("", false), ("\u{0}", false), ("\u{202E}\u{202E}abc", false), (String(repeating: "x", count: 20_000), true),
  ])
  func `no text is too odd to be set`(text: String, isLong: Bool) throws {
    let set = try composed([text])
    #expect((set.pages > 1) == isLong && set.missing == 0)
  }

  @Test(arguments: [[], [0], [1, 1_000_000], Array(repeating: 7, count: 200)] as [[Int64]])
  func `a chart of any numbers is set, over as many pages as it takes`(values: [Int64]) throws {
    for isRightToLeft in [false, true] {
      let tongue = Tongue(language: isRightToLeft ? "ar" : "en", isRightToLeft: isRightToLeft)
      var composer = PageComposer(press: try Press(fonts: FontShelf.fonts), tongue: tongue, pictures: [])
      try composer.addBars(values.map { Bar(label: "document", value: $0, caption: String($0)) })
      #expect((composer.pageCount > 1) == (values.count > 100))
      let pdf = try composer.finish(
        title: "Chart", footer: "", pageLabel: "{page}", createdAt: "2026-01-01T00:00:00Z")
      #expect(pdf.starts(with: Array("%PDF-".utf8)))
    }
  }
}

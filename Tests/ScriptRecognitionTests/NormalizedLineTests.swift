import Testing

@testable import ScriptRecognition

@Suite("Lines in one form")
struct NormalizedLineTests {
  @Test(arguments: [
    ("", ScriptModel.latin, ""), ("  \n", .latin, ""), ("Łukasz  Żółkiewski\n", .latin, "Łukasz Żółkiewski"),
    ("02/08/ 1979", .greek, "02/08/1979"), ("02 /08/1979", .greek, "02/08/1979"), ("a / b", .latin, "a / b"),
    ("\u{200F}محمد\u{200E} علي", .arabic, "محمد علي"), ("\u{E08}\u{E4D}\u{E32}", .thai, "\u{E08}\u{E33}"),
    ("\u{E32}", .thai, "\u{E32}"), ("บัตร ประชาชน", .thai, "บัตรประชาชน"), ("นาย A", .thai, "นาย A"),
    ("氏名 山田", .japanese, "氏名 山田"),
  ])
  func `what prints nothing or stands between for no reason is left out`(
    raw: String, model: ScriptModel, text: String
  ) {
    #expect(NormalizedLine(raw, model: model).text == text)
  }
}

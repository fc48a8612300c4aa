import Testing

@testable import ListFiles

@Suite("XML")
struct XMLReaderTests {
  private func element(_ text: String, limits: ListLimits = ListLimits()) throws -> XMLElement? {
    var reader = XMLReader(ByteSource(Sample.file("a", Array(text.utf8), chunkBytes: 1)), limits: limits)
    let start = try reader.root(named: "r")
    let element = try reader.element(start)
    #expect(try reader.next() == nil)
    return element
  }

  private func problem(_ text: String) -> ListFileError.Problem? {
    do {
      _ = try element(text)
      return nil
    } catch {
      return (error as? ListFileError)?.problem
    }
  }

  @Test(arguments: [
    ("<r>a</r>", "a"),
    ("<?xml version='1.0' encoding='UTF-8'?>\n<!-- x --><r> a\n b </r>\n<!-- y -->", "a b"),
    ("\u{FEFF}<r>&lt;&gt;&amp;&quot;&apos;</r>", "<>&\"'"),
    ("<r>&#65;&#x42;&#x1F600;</r>", "AB😀"),
    ("<r><![CDATA[<a>&b;]]]></r>", "<a>&b;]"),
    ("<x:r xmlns:x='u'>a<!-- - -- -->b<?p i?>c</x:r >", "abc"),
    ("<r>Вера</r>", "Вера"),
  ])
  func `text is read as it stands`(text: String, expected: String) throws {
    #expect(try element(text)?.value == expected)
  }

  @Test func `elements and attributes are read in their order`() throws {
    let root = try #require(
      try element("<r a='1' x:b=\"2 &amp; 3\"><c>x</c><d/><c e=''>y<f>z</f></c></r>"))
    #expect(root.attributes == ["a": "1", "b": "2 & 3"])
    #expect(root.children.map(\.name) == ["c", "d", "c"])
    #expect(root.values("c") == ["x", "y"])
    #expect(root.within("f").map(\.value) == ["z"])
    #expect(root.all("c")[1].attribute("e") == nil)
  }

  @Test(arguments: [
    ("<r>", ListFileError.Problem.truncated), ("<r", .truncated), ("<r a='", .truncated), ("<r>&am", .truncated),
    ("<r><!-- ", .truncated), ("<r><![CDATA[", .truncated), ("<r></r", .truncated), ("", .notTheFormat),
    ("text", .notTheFormat), ("<s/>", .notTheFormat), ("{}", .notTheFormat),
    ("<r></s>", .malformed), ("<r><a></r></a>", .malformed), ("<r a=1/>", .malformed), ("<r a='1' a='2'/>", .malformed),
    ("<r a='1'b='2'/>", .malformed), ("<r a='<'/>", .malformed), ("<r/><r/>", .malformed), ("<r/>x", .malformed),
    ("<r>&#0;</r>", .malformed), ("<r>&#xD800;</r>", .malformed), ("<r>&#+65;</r>", .malformed),
    ("<r>&#x110000;</r>", .malformed), ("<r>< a/></r>", .malformed), ("<r><1/></r>", .malformed),
    ("<r><!ELEMENT a></r>", .malformed), ("<!DOCTYPE r><r/>", .documentType),
    ("<r>&nbsp;</r>", .entityReference), ("<r a='&x;'/>", .entityReference),
    ("<r>&averyveryverylongname;</r>", .entityReference),
    ("<?xml version='1.0' encoding='ISO-8859-1'?><r/>", .notUTF8),
  ])
  func `what is no XML, or more than a list needs, is refused`(text: String, expected: ListFileError.Problem) {
    #expect(problem(text) == expected)
  }

  @Test func `every beginning of a file is cut, or no file at all`() {
    let text = "<?xml version='1.0'?><!-- c --><r a=\"1\" b='&#x41;'>x&amp;<c/><![CDATA[y]]><d e=''>z</d ><?p q?></r>"
    for count in 0..<text.utf8.count {
      let cut = problem(String(decoding: Array(text.utf8)[..<count], as: UTF8.self))
      #expect(cut == .truncated || cut == .notTheFormat, "\(count) bytes")
    }
  }

  @Test func `elements nest as deep as the limit and no deeper`() throws {
    func nested(_ depth: Int) -> String {
      "<r>" + String(repeating: "<a>", count: depth - 1) + String(repeating: "</a>", count: depth - 1) + "</r>"
    }
    #expect(problem(nested(32)) == nil)
    #expect(problem(nested(33)) == .tooDeep)
  }

  @Test func `an element of more bytes than a row is skipped`() throws {
    let limits = ListLimits(rowBytesMax: 1000)
    let text = String(repeating: "x", count: 1001)
    #expect(try element("<r><a>\(text)</a></r>", limits: limits) == nil)
    #expect(try element("<r><a><b/></a><![CDATA[\(text)]]></r>", limits: limits) == nil)
    #expect(try element("<r><a><b>\(String(repeating: "<c/>", count: 20))</b></a></r>", limits: limits) == nil)
    #expect(try element("<r><a>\(text.prefix(700))</a></r>", limits: limits) != nil)
  }
}

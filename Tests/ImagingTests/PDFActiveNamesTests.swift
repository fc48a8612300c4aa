import Testing

@testable import Imaging

struct PDFActiveNamesTests {
  static let script = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"

  static let active: [(String, [UInt8])] = [
    ("a script when it is opened", ActivePDFFixtures.catalogue("/OpenAction \(script)")),
    ("a script in another object", ActivePDFFixtures.catalogue("/OpenAction 4 0 R", script)),
    ("a name in another object", ActivePDFFixtures.catalogue("/OpenAction << /S 4 0 R >>", "/JavaScript")),
    ("a script of an event", ActivePDFFixtures.catalogue("/AA << /WC \(script) >>")),
    ("a page's script", ActivePDFFixtures.page("/AA << /O \(script) >>")),
    ("an annotation's program", ActivePDFFixtures.page("/Annots [<< /A << /S /Launch /F (a.exe) >> >>]")),
    ("a form that is sent", ActivePDFFixtures.page("/Annots [<< /A << /S /SubmitForm /F (there) >> >>]")),
    ("a form that is filled from elsewhere", ActivePDFFixtures.page("/AA << /O << /S /ImportData /F (a) >> >>")),
    ("a form of XML", ActivePDFFixtures.catalogue("/AcroForm << /XFA [(template) 4 0 R] >>")),
    ("a film", ActivePDFFixtures.page("/Annots [<< /A << /S /Rendition /OP 0 >> >>]")),
    ("an embedded document", ActivePDFFixtures.page("/Annots [<< /A << /S /GoToE /T << /R /C >> >> >>]")),
    ("rich media", ActivePDFFixtures.page("/Annots [<< /Subtype/RichMedia>>]")),
    ("an escaped name", ActivePDFFixtures.catalogue("/OpenAction << /S /J#61vaScript >>")),
    ("a name all escaped", ActivePDFFixtures.catalogue("/OpenAction << /#4a#53 (go) >>")),
    ("a name before a string", ActivePDFFixtures.catalogue("/OpenAction <</JS(go)>>")),
    ("a name behind a string and a comment", ActivePDFFixtures.catalogue("/A (\\)(\\\\)) % )\n /JS (go)")),
    ("a name behind brackets that close nothing", ActivePDFFixtures.catalogue("/A ] /B [ >> ] /JS (go)")),
    ("an object behind a string that never ends", Array("%PDF-1.7\n(\n1 0 obj \(script)".utf8)),
    ("an object behind a comment", Array("%PDF-1.7\n% 1 0 obj \(script)".utf8)),
    ("dictionaries too deep", Array("1 0 obj \(String(repeating: "<<", count: 513))".utf8)),
  ]

  static let harmless: [(String, [UInt8])] = [
    ("nothing", []), ("a page", PDFFixtures.pages(2)), ("a text", PDFFixtures.printed(["(/JS)", "/JavaScript"])),
    ("a form", PDFFixtures.endless()), ("a title", ActivePDFFixtures.catalogue("/Title (a (/JS) \\) /Launch )")),
    ("a comment", ActivePDFFixtures.catalogue("% /JS (go)\n")),
    ("a longer name", ActivePDFFixtures.catalogue("/JSON /JavaScripts /ALaunch /Rich#4dedias")),
    ("a name in another case", ActivePDFFixtures.catalogue("/js /LAUNCH")),
    ("a hexadecimal string", ActivePDFFixtures.catalogue("/Title <2F4A53>")),
    ("a content stream", ActivePDFFixtures.page(content: "/JS BMC << /JavaScript 1 >> EMC")),
    ("a link", ActivePDFFixtures.page("/Annots [<< /A << /S /URI /URI (https://bank.example/) >> >>]")),
    ("a place to go", ActivePDFFixtures.catalogue("/OpenAction [3 0 R /Fit]")),
    ("dictionaries nested deep", Array("1 0 obj \(String(repeating: "<<", count: 512))".utf8)),
  ]

  static let packedActive: [(String, [UInt8])] = [
    ("deflated", ActivePDFFixtures.packed(script)),
    ("in a list of filters", ActivePDFFixtures.packed(script, entries: "/Filter[/Fl]")),
    ("as it is", ActivePDFFixtures.packed(script, entries: "") { $0 }),
    ("cut short", ActivePDFFixtures.packed(script) { Array(ActivePDFFixtures.deflated($0).dropLast(8)) }),
    ("deflated twice", ActivePDFFixtures.packed("null", entries: "/Filter [/FlateDecode /FlateDecode]")),
    ("by another filter", ActivePDFFixtures.packed("null", entries: "/Filter /ASCIIHexDecode")),
    ("by a filter named elsewhere", ActivePDFFixtures.packed("null", entries: "/Filter 4 0 R")),
    ("by a filter of another", ActivePDFFixtures.packed("null", entries: "/A << /Filter /FlateDecode >>")),
    ("with a predictor", ActivePDFFixtures.packed("null", entries: "/Filter /Fl /DecodeParms << /Predictor 12 >>")),
    (
      "behind an index that is none",
      ActivePDFFixtures.packed("null") { ActivePDFFixtures.deflated(Array("()".utf8) + $0) }
    ),
  ]

  static let packedHarmless: [(String, [UInt8])] = [
    ("an action that goes somewhere", ActivePDFFixtures.packed("<< /S /GoTo /D [3 0 R /Fit] >>")),
    ("a title", ActivePDFFixtures.packed("(a /JS)")),
    ("what does not inflate", ActivePDFFixtures.packed("null") { _ in Array("no zlib".utf8) }),
  ]

  @Test(arguments: active)
  func `a PDF that names an action is refused`(what: String, bytes: [UInt8]) {
    #expect(throws: ImagingError.activeContent) { try PDFActiveNames.ruleOut(in: bytes) }
  }

  @Test(arguments: harmless)
  func `a PDF that names no action is taken`(what: String, bytes: [UInt8]) throws {
    try PDFActiveNames.ruleOut(in: bytes)
  }

  @Test(arguments: packedActive)
  func `an object stream that names an action, or cannot be looked into, is refused`(how: String, bytes: [UInt8]) {
    #expect(throws: ImagingError.activeContent) { try PDFActiveNames.ruleOut(in: bytes) }
  }

  @Test(arguments: packedHarmless)
  func `an object stream that names no action is taken`(what: String, bytes: [UInt8]) throws {
    try PDFActiveNames.ruleOut(in: bytes)
  }

  @Test(arguments: [(104, true), (103, false)])
  func `object streams are inflated up to a bound, and beyond it refused`(inflatedMax: Int, taken: Bool) throws {
    let bytes = ActivePDFFixtures.packed(String(repeating: "0", count: 100))
    if taken {
      try PDFActiveNames.ruleOut(in: bytes, inflatedMax: inflatedMax)
    } else {
      #expect(throws: ImagingError.activeContent) { try PDFActiveNames.ruleOut(in: bytes, inflatedMax: inflatedMax) }
    }
  }

  @Test(arguments: [ActivePDFFixtures.disguised(), PDFFixtures.locked()])
  func `a PDF that names an encryption is encrypted`(bytes: [UInt8]) {
    #expect(throws: ImagingError.encrypted) { try PDFActiveNames.ruleOut(in: bytes) }
  }

  @Test func `objects laid into one another are not read without end`() {
    let bytes = Array(String(repeating: "1 0 obj <<", count: 200).utf8)
    #expect(throws: ImagingError.activeContent) { try PDFActiveNames.ruleOut(in: bytes, inflatedMax: 0) }
  }
}

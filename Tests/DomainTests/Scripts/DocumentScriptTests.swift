import Domain
import Testing

@Suite("Scripts of documents")
struct DocumentScriptTests {
  @Test(arguments: [
    ("uk", DocumentScript.cyrillic), ("UK-ua", .cyrillic), ("zh", .hanSimplified), ("zh-Hant", .hanTraditional),
    ("zh-TW", .hanTraditional), ("zh-Hans-HK", .hanSimplified), ("sr-Latn", .latin), ("sr", .cyrillic), ("de", .latin),
    ("vi", .vietnamese), ("fa", .persian), ("ar-EG", .arabic), ("", .latin), ("xx-yy-zz", .latin),
  ])
  func `a language is written in one script`(tag: String, script: DocumentScript) {
    #expect(DocumentScript.of(language: tag) == script)
  }

  @Test(arguments: [
    ("UKR", [DocumentScript.cyrillic]), ("ISR", [.hebrew, .arabic]), ("DEU", []), ("D", []), ("UTO", []), ("", []),
  ])
  func `an issuer writes its own scripts beside Latin`(issuer: String, scripts: [DocumentScript]) {
    #expect(DocumentScript.native(to: issuer) == scripts)
  }
}

import Testing

@testable import AssayEngine

@Suite("Scripts of lines")
struct ScriptReaderTests {
  @Test(arguments: [
    ("6หท6๒ 5๐แล", true), ("12 ١٢", true), ("ห้อง 12", false), ("ห้อง ๑๒", false), ("Street 12", false), ("", false),
  ])
  func `digits of two sets in one line are told`(text: String, isMixed: Bool) {
    #expect(ScriptReader.mixesDigits(text) == isMixed)
  }
}

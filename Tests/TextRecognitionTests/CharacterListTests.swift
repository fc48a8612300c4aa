import Foundation
import Testing

@testable import TextRecognition

struct CharacterListTests {
  private func file(_ bytes: [UInt8]) throws -> String {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test(arguments: ["a\nb\n<\n", "a\r\nb\r\n<\r\n", "a\nb\n<"])
  func `one character a line, whatever the line ends`(text: String) throws {
    #expect(CharacterList.load(textFile: try file(Array(text.utf8))) == ["a", "b", "<"])
  }

  @Test func `a model's metadata holds the list`() throws {
    // ModelProto: ir_version = 8 (field 1), metadata_props (field 14) = {key "character", value "x\ny"}.
    let key: [UInt8] = [0x0a, 9] + Array("character".utf8)
    let value: [UInt8] = [0x12, 3] + Array("x\ny".utf8)
    let model: [UInt8] = [0x08, 8, 0x72, UInt8(key.count + value.count)] + key + value
    #expect(CharacterList.load(model: try file(model)) == ["x", "y"])
  }

  @Test(arguments: [
    [], [0x08, 8], [0x72], [0x72, 200, 1], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
  ])
  func `a damaged model has none`(bytes: [UInt8]) throws {
    #expect(CharacterList.load(model: try file(bytes)) == nil)
  }

  @Test func `a missing file has none`() {
    #expect(CharacterList.load(textFile: "/nonexistent") == nil)
  }
}

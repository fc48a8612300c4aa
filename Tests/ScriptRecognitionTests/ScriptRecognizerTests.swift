import Foundation
import Imaging
import Testing

@testable import ScriptRecognition

@Suite("Recognisers of scripts")
struct ScriptRecognizerTests {
  private static func folder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("scripts-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer {
      do { try FileManager.default.removeItem(at: folder) } catch { Issue.record("\(folder.path) stays: \(error)") }
    }
    try body(folder)
  }

  @Test func `a model that is not there is named`() throws {
    try Self.folder { folder in
      #expect(throws: ScriptRecognitionError.missingModel(.thai)) {
        try ScriptRecognizer(directory: folder.path, models: [.thai])
      }
    }
  }

  @Test(arguments: [[UInt8](), [0], Array("no model".utf8), [UInt8](repeating: 0xFF, count: 4_096)])
  func `bytes that are no model are refused where they are first needed`(bytes: [UInt8]) throws {
    try Self.folder { folder in
      try Data(bytes).write(to: folder.appendingPathComponent(ScriptModel.thai.fileName))
      let recognizer = try ScriptRecognizer(directory: folder.path, models: [.thai])
      let line = Plane(width: 40, height: 20, samples: Array(repeating: 255, count: 800))
      #expect(throws: ScriptRecognitionError.unreadableModel(.thai)) { try recognizer.read(line, model: .thai) }
      #expect(throws: ScriptRecognitionError.missingModel(.greek)) { try recognizer.read(line, model: .greek) }
    }
  }

  @Test(
    .enabled(if: ScriptModels.directory != nil, "set-up has not copied the recognisers"),
    arguments: ScriptModel.allCases)
  func `every model opens, and an empty line says nothing`(model: ScriptModel) throws {
    let recognizer = try ScriptRecognizer(directory: try #require(ScriptModels.directory), models: [model])
    let blank = Image(width: 300, height: 60, pixels: Array(repeating: 255, count: 300 * 60 * 3))
    let frame = Quadrilateral(width: 300, height: 60)
    let read = try recognizer.read(frame, of: blank, model: model)
    #expect(read.text.isEmpty, "\(read)")
    #expect(try recognizer.read(Quadrilateral(width: 0, height: 0), of: blank, model: model).text.isEmpty)
  }

  @Test(.enabled(if: ScriptModels.directory != nil, "set-up has not copied the recognisers"))
  func `more models than are kept built take turns`() throws {
    let models: [ScriptModel] = [.greek, .thai, .hebrew, .greek, .georgian, .thai]
    let recognizer = try ScriptRecognizer(directory: try #require(ScriptModels.directory), models: Array(Set(models)))
    let line = Plane(width: 200, height: 48, samples: Array(repeating: 255, count: 200 * 48))
    for model in models { #expect(try recognizer.read(line, model: model).text.isEmpty) }
  }
}

/// The recognisers that set-up copied.
enum ScriptModels {
  static let directory: String? = {
    let home = ProcessInfo.processInfo.environment["ASSAY_HOME"] ?? ".deps"
    let path = home + "/models/scripts"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()
}

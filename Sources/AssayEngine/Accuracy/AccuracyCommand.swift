import Foundation
import Imaging

/// `assay-engine --accuracy DIR --area documents|faces|screening --models DIR --libraries DIR`: measures labelled
/// pictures and names, and prints one JSON object a line.
enum AccuracyCommand {
  static let usage =
    "usage: assay-engine --accuracy DIR --area documents|faces|screening --models DIR --libraries DIR [--json]\n"

  private static let areas = ["documents", "faces", "screening"]

  /// Runs the command.
  /// - Returns: the exit status: 0 done, 1 refused with a reason, 2 wrong usage.
  static func run(_ arguments: [String]) -> Int32 {
    guard let options = options(arguments), let area = options["--area"], let data = options["--accuracy"],
      let models = options["--models"], let libraries = options["--libraries"], areas.contains(area)
    else {
      FileHandle.standardError.write(Data(usage.utf8))
      return 2
    }
    do {
      let folder = URL(fileURLWithPath: data).appendingPathComponent(area)
      let measures =
        switch area {
        case "documents":
          try DocumentAccuracy(role: DocumentsRole(modelsDirectory: models, librariesDirectory: libraries))
            .measure(folder)
        case "screening": try ScreeningAccuracy(folder: folder).measure()
        default: try faces(models: models, libraries: libraries).measure(folder)
        }
      for measure in measures { try print(measure) }
      return 0
    } catch {
      FileHandle.standardError.write(Data("cannot measure \(area): \(error)\n".utf8))
      return 1
    }
  }

  /// The face comparer as the role has it.
  static func faces(models: String, libraries: String) throws -> FaceAccuracy {
    var shelf = try ModelShelf(modelsDirectory: models, librariesDirectory: libraries)
    return FaceAccuracy(comparer: try FaceComparer(&shelf), decoder: try ImageDecoder(pdfLibrary: nil))
  }

  private static func options(_ arguments: [String]) -> [String: String]? {
    var options: [String: String] = [:]
    var rest = arguments[...]
    while let name = rest.popFirst() {
      if name == "--json" { continue }
      guard ["--accuracy", "--area", "--models", "--libraries"].contains(name), let value = rest.popFirst() else {
        return nil
      }
      options[name] = value
    }
    return options
  }

  private static func print(_ measure: AccuracyMeasure) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    FileHandle.standardOutput.write(try encoder.encode(measure) + Data("\n".utf8))
  }
}

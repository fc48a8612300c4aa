import ArgumentParser
import Foundation

/// `assay accuracy`: the engine measures, since every untrusted byte is decoded there.
struct AccuracyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accuracy", abstract: "Measure every labelled set of a folder, one JSON object a line.")
  @Argument(help: "Folder laid out as documents/, faces/ and screening/ with their labels.") var folder: String
  @Option(help: "documents, faces or screening.") var area: String?
  @Flag(help: "Print JSON; there is no other form.") var json = false

  func run() throws {
    let places = try Places()
    let arguments =
      [places.engine, "--accuracy", folder, "--models", places.home + "/models", "--libraries", places.home]
      + (area.map { ["--area", $0] } ?? [])
    var pointers = arguments.map { strdup($0) } + [nil]
    execv(places.engine, &pointers)
    throw Refusal("\(places.engine) cannot be started.")
  }
}

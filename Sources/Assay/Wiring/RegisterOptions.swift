import ArgumentParser
import Domain

/// What is known about documents before they are read.
struct RegisterOptions: ParsableArguments {
  @Option(
    help: "File of documents that were reported lost, stolen or void: issuer,number a line; read once, at start.")
  var reportedDocuments: String?

  /// The register; nil where none is named.
  /// - Throws: ``Refusal`` where the file is wrong.
  func register() throws -> (any DocumentRegister)? { try reportedDocuments.map(FileDocumentRegister.init(path:)) }
}

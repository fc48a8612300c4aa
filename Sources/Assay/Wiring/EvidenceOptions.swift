import ArgumentParser
import Domain
import EvidenceStores
import Foundation

/// Where sealed evidence is kept.
struct EvidenceOptions: ParsableArguments {
  @Option(help: "Directory of the evidence; <data>/evidence unless told.")
  var evidence: String?

  @Option(help: "S3-compatible endpoint instead, with the bucket: https://host/bucket; credentials by environment.")
  var evidenceS3: String?

  /// The store that the options name.
  func store(data: String) throws -> any BlobStore {
    guard evidenceS3 == nil else { throw Refusal("--evidence-s3 is wired in a later landing of this server.") }
    return try DirectoryBlobStore(root: evidence ?? data + "/evidence")
  }
}

/// How many engines run.
struct EngineOptions: ParsableArguments {
  @Option(help: "Engines that read documents.")
  var documentEngines = 2

  @Option(help: "Engines that compare faces.")
  var biometricEngines = 1

  @Flag(help: .hidden)
  var allowFaultBlobs = false
}

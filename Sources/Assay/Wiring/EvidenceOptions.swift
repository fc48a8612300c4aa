import ArgumentParser
import AsyncHTTPClient
import Domain
import EvidenceStores
import Foundation

/// Where sealed evidence is kept.
struct EvidenceOptions: ParsableArguments {
  @Option(help: "Directory of the evidence; <data>/evidence unless told.")
  var evidence: String?

  @Option(help: "S3-compatible storage instead: ENDPOINT/BUCKET, such as https://s3.example.org/evidence.")
  var evidenceS3: String?

  @Option(help: "Region that S3 signatures name.")
  var evidenceS3Region = "us-east-1"

  /// The store that the options name; S3 credentials come from the environment or files that it names.
  func store(data: String) throws -> any BlobStore {
    guard let evidenceS3 else { return try DirectoryBlobStore(root: evidence ?? data + "/evidence") }
    guard let slash = evidenceS3.lastIndex(of: "/"), evidenceS3[..<slash].contains("://"),
      evidenceS3.index(after: slash) < evidenceS3.endIndex
    else { throw Refusal("--evidence-s3 is ENDPOINT/BUCKET, such as https://s3.example.org/evidence.") }
    let settings = S3Settings(
      endpoint: String(evidenceS3[..<slash]), region: evidenceS3Region,
      bucket: String(evidenceS3[evidenceS3.index(after: slash)...]))
    let credentials: S3Credentials
    do {
      credentials = try S3Credentials(environment: ProcessInfo.processInfo.environment)
    } catch {
      throw Refusal("The S3 credentials cannot be used: \(error).")
    }
    return S3BlobStore(settings: settings, credentials: credentials, client: .shared)
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

import Foundation
import Testing

@testable import EvidenceStores

@Suite struct S3CredentialsTests {
  @Test func `the environment names the pair and the token`() throws {
    let credentials = try S3Credentials(
      environment: ["AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b", "AWS_SESSION_TOKEN": "c"])
    #expect(credentials == S3Credentials(accessKeyID: "a", secretAccessKey: "b", sessionToken: "c"))
  }

  @Test func `a secret may stand in a file`() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("assay-secret-\(UUID())")
    try Data("from-a-file\n".utf8).write(to: file)
    defer { unlink(file.path) }
    let credentials = try S3Credentials(
      environment: ["AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY_FILE": file.path])
    #expect(credentials == S3Credentials(accessKeyID: "a", secretAccessKey: "from-a-file"))
  }

  @Test(arguments: [
    ([:], S3CredentialsError.missing(variable: "AWS_ACCESS_KEY_ID")),
    (["AWS_ACCESS_KEY_ID": ""], .missing(variable: "AWS_ACCESS_KEY_ID")),
    (["AWS_ACCESS_KEY_ID": "a"], .missing(variable: "AWS_SECRET_ACCESS_KEY")),
    (
      ["AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY_FILE": "/nonexistent"],
      .unreadableFile(variable: "AWS_SECRET_ACCESS_KEY_FILE")
    ),
  ])
  func `what is missing is named`(environment: [String: String], error: S3CredentialsError) {
    #expect(throws: error) { try S3Credentials(environment: environment) }
  }
}

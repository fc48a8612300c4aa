import Domain
import Foundation
import Testing

@testable import EvidenceStores

/// The examples that AWS publishes for Signature Version 4 in the headers of S3 requests.
@Suite struct S3SignatureTests {
  private static let signature = S3Signature(
    credentials: S3Credentials(
      accessKeyID: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
    region: "us-east-1")
  private static let empty = S3Signature.hash([])

  private static func sign(_ request: S3Signature.Request) throws -> String {
    let date = try #require(Date(rfc3339: "2013-05-24T00:00:00Z"))
    let headers = signature.headers(for: request, at: date)
    return try #require(headers.last { $0.name == "authorization" }).value
  }

  private static func request(
    _ method: String, _ path: String, query: [(name: String, value: String)] = [],
    headers: [(name: String, value: String)] = [], payloadHash: String = empty
  ) -> S3Signature.Request {
    S3Signature.Request(
      method: method, host: "examplebucket.s3.amazonaws.com", path: path, query: query, headers: headers,
      payloadHash: payloadHash)
  }

  @Test func `a download of a range is signed as published`() throws {
    let value = try Self.sign(Self.request("GET", "/test.txt", headers: [("Range", "bytes=0-9")]))
    #expect(
      value == "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
        + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
        + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")
  }

  @Test func `an upload is signed as published`() throws {
    let value = try Self.sign(
      Self.request(
        "PUT", "/" + S3Signature.encode("test$file.text"),
        headers: [("Date", "Fri, 24 May 2013 00:00:00 GMT"), ("x-amz-storage-class", "REDUCED_REDUNDANCY")],
        payloadHash: S3Signature.hash(Array("Welcome to Amazon S3.".utf8))))
    #expect(value.hasSuffix("Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"))
  }

  @Test func `a query without a value is signed as published`() throws {
    let value = try Self.sign(Self.request("GET", "/", query: [("lifecycle", "")]))
    #expect(value.hasSuffix("Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"))
  }

  @Test func `a list is signed as published, whatever the query's order`() throws {
    for query in [[("max-keys", "2"), ("prefix", "J")], [("prefix", "J"), ("max-keys", "2")]] {
      let value = try Self.sign(Self.request("GET", "/", query: query.map { (name: $0.0, value: $0.1) }))
      #expect(value.hasSuffix("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"))
    }
  }

  @Test func `a session token is sent and signed`() throws {
    let temporary = S3Signature(
      credentials: S3Credentials(accessKeyID: "A", secretAccessKey: "B", sessionToken: "C"), region: "eu-west-1")
    let headers = temporary.headers(for: Self.request("GET", "/"), at: Date(timeIntervalSince1970: 0))
    #expect(headers.contains { $0.name == "x-amz-security-token" && $0.value == "C" })
    #expect(headers.contains { $0.name == "authorization" && $0.value.contains("x-amz-date;x-amz-security-token") })
  }

  @Test(arguments: [
    ("abc-._~XYZ019", "abc-._~XYZ019"), (" ", "%20"), ("a/b", "a%2Fb"), ("ü", "%C3%BC"), ("+=&", "%2B%3D%26"),
  ])
  func `all but unreserved characters are percent-encoded`(text: String, encoded: String) {
    #expect(S3Signature.encode(text) == encoded)
  }
}

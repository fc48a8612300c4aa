import Domain
import Foundation
import Testing

@testable import EvidenceStores

@Suite struct S3AnswerTests {
  private static func answer(_ status: Int, code: String? = nil) -> S3Answer {
    let body = code.map { "<?xml version=\"1.0\"?><Error><Code>\($0)</Code><Message>m</Message></Error>" } ?? ""
    return S3Answer(status: status, body: Array(body.utf8))
  }

  @Test(arguments: [200, 204])
  func `success is no error`(status: Int) {
    #expect(Self.answer(status).error == nil)
  }

  private static let failures: [(Int, String?, BlobStoreError)] = [
    (404, "NoSuchKey", .missing), (404, nil, .missing),
    (404, "NoSuchBucket", .refused("status 404, NoSuchBucket")),
    (403, "SignatureDoesNotMatch", .refused("status 403, SignatureDoesNotMatch")),
    (301, "PermanentRedirect", .refused("status 301, PermanentRedirect")),
    (429, nil, .unavailable("status 429")), (500, "InternalError", .unavailable("status 500, InternalError")),
    (503, "SlowDown", .unavailable("status 503, SlowDown")),
  ]

  @Test(arguments: failures)
  func `each failure is told in the port's words`(status: Int, code: String?, error: BlobStoreError) {
    #expect(Self.answer(status, code: code).error == error)
  }

  private static let retries: [(Int, String?, Bool)] = [
    (200, nil, false), (400, "RequestTimeout", true), (400, "InvalidRequest", false), (403, nil, false),
    (404, nil, false), (429, nil, true), (500, nil, true), (503, "SlowDown", true),
  ]

  @Test(arguments: retries)
  func `only what may change is tried again`(status: Int, code: String?, mayChange: Bool) {
    #expect(Self.answer(status, code: code).mayChange == mayChange)
  }

  @Test func `a page of keys leaves out what is not ours`() {
    let key = BlobKey(tenant: TenantID(UUID()), evidence: EvidenceID(UUID()), view: .original)
    let body =
      "<ListBucketResult><IsTruncated>true</IsTruncated><Contents><Key>\(key)</Key></Contents>"
      + "<Contents><Key>other/file.txt</Key></Contents></ListBucketResult>"
    let answer = S3Answer(status: 200, body: Array(body.utf8))
    #expect(answer.keys == [key])
    #expect(answer.lastKey == "other/file.txt")
    #expect(answer.isTruncated)
  }

  @Test(arguments: ["", "<Key>", "</Key><Key>", "<Key><Key>"])
  func `a broken page has no keys`(body: String) {
    let answer = S3Answer(status: 200, body: Array(body.utf8))
    #expect(answer.keys.isEmpty && !answer.isTruncated)
  }
}

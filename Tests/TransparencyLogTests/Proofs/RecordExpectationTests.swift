import Domain
import Foundation
import Testing
import TransparencyLog

@Suite("A proof is of what was asked for")
struct RecordExpectationTests {
  private static let tenant = TenantID(UUID(uuid: (1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)))
  private static let other = TenantID(UUID(uuid: (1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2)))

  private static func proof(_ record: JSON?) async throws -> ProofFile {
    let proof = try await ProofFixture(size: 3, index: 1).proof
    let key = try #require(proof.opening?.key)
    return ProofFile(
      leaf: proof.leaf, place: proof.place, opening: record.map { LeafOpening(record: $0, key: key) }, global: nil)
  }

  private static let own: JSON = ["tenant": .string(tenant.description), "subject": "ver_1"]

  @Test(
    arguments: [
      (RecordExpectation(), nil), (RecordExpectation(tenant: tenant, subject: "ver_1"), nil),
      (RecordExpectation(tenant: other), .otherLog), (RecordExpectation(tenant: other, mayBeUnopened: true), .otherLog),
      (RecordExpectation(subject: "ver_2"), .otherSubject), (RecordExpectation(subject: ""), .otherSubject),
    ] as [(RecordExpectation, RecordMismatch?)])
  func `an open record is of the tenant and the subject that were asked for`(
    asked: RecordExpectation, mismatch: RecordMismatch?
  ) async throws {
    let proof = try await Self.proof(Self.own)
    #expect(try asked.mismatch(of: proof, in: KeyName(logOf: Self.tenant)) == mismatch)
  }

  @Test(
    arguments: [
      (RecordExpectation(), .unopened), (RecordExpectation(tenant: tenant), .unopened),
      (RecordExpectation(mayBeUnopened: true), nil), (RecordExpectation(tenant: tenant, mayBeUnopened: true), nil),
      (RecordExpectation(subject: "ver_1", mayBeUnopened: true), .unopened),
    ] as [(RecordExpectation, RecordMismatch?)])
  func `a leaf that is not opened will do only where that was said, and never for a subject`(
    asked: RecordExpectation, mismatch: RecordMismatch?
  ) async throws {
    let proof = try await Self.proof(nil)
    #expect(try asked.mismatch(of: proof, in: KeyName(logOf: Self.tenant)) == mismatch)
  }

  @Test(
    arguments: [
      ["tenant": .string(other.description), "subject": "ver_1"], ["subject": "ver_1"], ["tenant": 1], "ver_1",
    ] as [JSON])
  func `a record of another tenant, or of nobody, is none of this log`(record: JSON) async throws {
    let proof = try await Self.proof(record)
    #expect(try RecordExpectation().mismatch(of: proof, in: KeyName(logOf: Self.tenant)) == .foreignRecord)
  }
}

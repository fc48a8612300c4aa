import Domain
import Foundation
import Testing

@testable import Storage

@Suite("What rules judge")
struct DeliberationTests {
  private static func facts(_ world: StorageWorld, _ submission: VerificationSubmission) async throws -> PolicyFacts {
    try #require(try await world.verifications.deliberation(on: submission.id, in: world.here, at: Date())).facts
  }

  @Test func `a verification is judged beside what others of the applicant said last`() async throws {
    try await StorageWorld.with { world in
      let (first, lease) = try await world.checked("Ada")
      #expect(try await Self.facts(world, first).earlier == PolicyFacts.Earlier())
      try await world.rule(first, lease, .decline(reasons: []))
      let (second, next) = try await world.checked("Ada")
      try await world.rule(second, next, .approve(reasons: []))
      _ = try await world.checked("Bob")
      let (third, _) = try await world.checked("Ada", checks: [.faceMatch])
      let facts = try await Self.facts(world, third)
      #expect(facts.given == [.documentFront] && facts.past == [.declined])
      #expect(facts.earlier.results == [PolicyFacts.Result(type: .document, outcome: .clear, reasons: [])])
      #expect(facts.earlier.metadata == ["a": "b"])
      #expect(facts.customer.results.map(\.type) == [.faceMatch, .document])
    }
  }

  @Test func `a rating is not replaced by an older ruling's`() async throws {
    try await StorageWorld.with { world in
      func risk(_ points: Int) -> CustomerRisk {
        CustomerRisk(rating: .low, points: points, factors: [], isEnhanced: false, policyVersion: 1)
      }
      for (points, ago) in [(1, 100.0), (2, 50), (3, 70)] {
        let (submission, lease) = try await world.checked("Ada")
        let deliberation = try #require(
          try await world.verifications.deliberation(on: submission.id, in: world.here, at: Date()))
        try await world.verifications.record(
          Ruling(
            deliberation: deliberation, verdict: .approve(reasons: []), review: nil, risk: risk(points),
            now: Date().addingTimeInterval(-ago)), lease: lease)
        let view = try await world.applicants.view(submission.applicant.id, in: world.here)
        #expect(view.risk?.points == min(points, 2))
      }
    }
  }
}

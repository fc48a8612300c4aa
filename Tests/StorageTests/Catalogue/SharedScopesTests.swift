import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Tenants that share a round trip")
struct SharedScopesTests {
  @Test func `two tenants write and read at once, and each finds its own and nothing else`() async throws {
    try await StorageWorld.with { world in
      let made = try await withThrowingTaskGroup(of: (Int, Realm, ApplicantView).self) { group in
        for number in 0..<200 {
          let realm = number % 2 == 0 ? world.here : world.there
          group.addTask {
            let draft = ApplicantDraft(
              externalID: "name-\(number / 2)", declared: ["family_name": .string("Person \(number)")], metadata: [:])
            return (number, realm, try await world.applicants.create(draft, in: realm, by: Actor("test"), at: Date()))
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(Set(made.map(\.2.id)).count == 200)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for (number, realm, view) in made {
          group.addTask {
            let own = try await world.applicants.view(view.id, in: realm)
            #expect(own.record.familyName == "Person \(number)")
            #expect(own.externalID == "name-\(number / 2)")
            let other = realm == world.here ? world.there : world.here
            await #expect(throws: StoreError.notFound) { try await world.applicants.view(view.id, in: other) }
          }
        }
        try await group.waitForAll()
      }
    }
  }

  @Test func `callers who race for one name make one applicant, and nobody beside them is disturbed`() async throws {
    try await StorageWorld.with { world in
      let outcomes = try await withThrowingTaskGroup(of: String.self) { group in
        for number in 0..<120 {
          group.addTask {
            let name = number % 3 == 0 ? "the-same" : "own-\(number)"
            let draft = ApplicantDraft(externalID: name, declared: .object([]), metadata: [:])
            do throws(StoreError) {
              return try await world.applicants.create(draft, in: world.here, by: Actor("test"), at: Date())
                .id.description
            } catch {
              guard case .replay(let resource) = error else { throw error }
              return resource
            }
          }
        }
        return try await group.reduce(into: Set<String>()) { $0.insert($1) }
      }
      #expect(outcomes.count == 81)
      #expect(try await world.count("select count(*) as n from applicants") == 81)
      #expect(try await world.count("select count(*) as n from events where type = 'applicant.created'") == 81)
    }
  }
}

import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("What verifications leave behind")
struct BehaviourMemoryTests {
  private static let device: JSON = ["session_id": "s-1", "ip": "203.0.113.7"]
  private static let ada: JSON = [
    "given_names": "Ada", "family_name": "Doe", "date_of_birth": "1990-01-01", "email": "ada@example.org",
    "phone": "+49 170 1234567", "address": ["line1": "Musterstraße 1", "postal_code": "10115", "country": "DEU"],
  ]

  @Test(arguments: BehaviourMemoryContract.allCases)
  func `every kind of trace finds those before it, the newest first, and not itself`(
    contract: BehaviourMemoryContract
  ) async throws {
    try await contract.with { stage in
      let first = try await stage.begin(Self.ada, device: Self.device)
      let second = try await stage.begin(Self.ada, device: Self.device, after: 10)
      let third = try await stage.begin(Self.ada, device: Self.device, after: 20)
      let history = try await stage.history(third)
      for kind in BehaviourTrace.Kind.allCases {
        #expect(history.sightings[kind]?.map(\.verification) == [second.id, first.id], "\(kind)")
        #expect(history.sightings[kind]?.allSatisfy { $0.name == history.name } == true)
      }
      #expect(history.sightings[.device]?.map(\.applicant) == [second.applicant, first.applicant])
      #expect(history.at == type(of: stage).noon.addingTimeInterval(20) && history.name != nil)
      #expect(try await stage.seen(first, .device) == [])
    }
  }

  @Test(arguments: BehaviourMemoryContract.allCases)
  func `another device, mailbox, name or address is not found, and what was not given has no kind`(
    contract: BehaviourMemoryContract
  ) async throws {
    try await contract.with { stage in
      _ = try await stage.begin(Self.ada, device: Self.device)
      let other = try await stage.begin(
        ["given_names": "Ada", "family_name": "Roe", "email": "roe@example.org"],
        device: ["session_id": "s-2", "ip": "203.0.113.8"], after: 10)
      let history = try await stage.history(other)
      #expect(Set(history.sightings.keys) == [.device, .ip, .network, .email])
      #expect(Set(history.sightings.filter { !$0.value.isEmpty }.keys) == [.network])
      let nobody = try await stage.begin(after: 20)
      #expect(try await stage.history(nobody) == BehaviourHistory(applicant: nobody.applicant))
    }
  }

  @Test(arguments: BehaviourMemoryContract.allCases)
  func `addresses of networks are remembered for the window, devices for the memory`(
    contract: BehaviourMemoryContract
  ) async throws {
    try await contract.with { stage in
      _ = try await stage.begin(device: Self.device)
      let (day, year) = (86_400.0, 365 * 86_400.0)
      for (after, ip, device) in [(day - 1, 1, 1), (day, 1, 2), (year - 1, 0, 3), (year, 1, 3)] {
        let begun = try await stage.begin(device: Self.device, after: after)
        #expect(try await stage.seen(begun, .ip)?.count == ip, "\(after)")
        #expect(try await stage.seen(begun, .device)?.count == device, "\(after)")
      }
    }
  }

  @Test(arguments: BehaviourMemoryContract.allCases)
  func `another tenant and the other mode see nothing`(contract: BehaviourMemoryContract) async throws {
    try await contract.with { stage in
      let first = try await stage.begin(Self.ada, device: Self.device)
      try await stage.decline(first, at: type(of: stage).noon)
      for realm in [stage.there, Realm(tenant: stage.here.tenant, mode: .test)] {
        let noon = type(of: stage).noon
        let begun = try await stage.begin(Self.ada, device: Self.device, of: nil, in: realm, at: noon)
        let history = try await stage.history(begun)
        #expect(history.sightings.count == BehaviourTrace.Kind.allCases.count)
        #expect(history.sightings.values.allSatisfy(\.isEmpty) && history.declines.isEmpty)
        #expect(try await stage.history(first, in: realm).sightings.isEmpty)
      }
    }
  }

  @Test(arguments: BehaviourMemoryContract.allCases)
  func `a declined person is known by applicant, and by name and birth together`(
    contract: BehaviourMemoryContract
  ) async throws {
    try await contract.with { stage in
      let noon = type(of: stage).noon
      let declined = try await stage.begin(Self.ada, of: "ada")
      try await stage.decline(declined, at: noon)
      let again = try await stage.begin(of: "ada", after: 10)
      #expect(try await stage.history(again).declines == [.init(verification: declined.id, basis: .applicant)])
      let anew = try await stage.begin(
        ["given_names": "ADA", "family_name": "doe", "date_of_birth": "1990-01-01"], after: 20)
      #expect(try await stage.history(anew).declines == [.init(verification: declined.id, basis: .person)])
      for other: JSON in [
        ["given_names": "Ada", "family_name": "Doe", "date_of_birth": "1990-01-02"],
        ["given_names": "Ada", "family_name": "Doe"],
      ] {
        #expect(try await stage.history(try await stage.begin(other, after: 30)).declines.isEmpty)
      }
      #expect(try await stage.history(declined).declines.isEmpty)
    }
  }

  @Test(arguments: BehaviourMemoryContract.allCases)
  func `an erased applicant leaves nothing, and what is over is forgotten`(
    contract: BehaviourMemoryContract
  ) async throws {
    try await contract.with { stage in
      let noon = type(of: stage).noon
      let first = try await stage.begin(Self.ada, device: Self.device)
      let second = try await stage.begin(Self.ada, device: Self.device, after: 10)
      try await stage.erase(first.applicant, in: stage.here)
      #expect(try await stage.history(second).sightings.values.allSatisfy(\.isEmpty))
      #expect(try await stage.history(first).sightings.isEmpty)
      func forget(_ seconds: Double, limit: Int = 100, in realm: Realm) async throws -> Int {
        try await stage.memory.forget(in: realm.tenant, at: noon.addingTimeInterval(seconds), limit: limit)
      }
      #expect(try await forget(86_409, in: stage.here) == 0)
      #expect(try await forget(86_410, in: stage.there) == 0)
      #expect(try await forget(86_410, limit: 1, in: stage.here) == 1)
      #expect(try await forget(86_410, in: stage.here) == 1)
      #expect(Set(try await stage.history(second).sightings.keys) == [.device, .email, .phone, .address, .person])
      #expect(try await forget(365 * 86_400 + 10, in: stage.here) == 5)
      #expect(try await stage.history(second).sightings.isEmpty)
    }
  }

  @Test func `a document under another applicant tells who was declined`() async throws {
    try await StorageWorld.with { world in
      let stage = PostgreSQLStage(world: world)
      let declined = try await SeenDocumentsTests.verified(world)
      try await stage.decline(
        BegunVerification(id: declined.id, applicant: declined.applicant.id, realm: world.here), at: Date())
      let again = try await SeenDocumentsTests.verified(world)
      func declines(_ submission: VerificationSubmission) async throws -> [BehaviourHistory.Decline] {
        try await stage.memory.history(
          of: submission.id, by: submission.applicant.id, under: BehaviourPolicy(), in: world.here
        ).declines
      }
      #expect(try await declines(again) == [.init(verification: declined.id, basis: .document)])
      #expect(try await declines(declined).isEmpty)
    }
  }

  @Test func `a policy that does not look leaves nothing, and nothing lies in clear`() async throws {
    try await StorageWorld.with { world in
      let stage = PostgreSQLStage(world: world)
      var submission = try await stage.submission(
        Self.ada, device: Self.device, in: world.here, at: PostgreSQLStage.noon)
      submission.behaviour = nil
      try await world.verifications.submit(submission)
      #expect(try await world.count("select count(*) as n from behaviour_traces") == 0)
      _ = try await stage.begin(Self.ada, device: Self.device)
      #expect(
        try await world.count(
          """
          select count(*) as n from behaviour_traces
          where length(blind_index) = 32 and length(name_index) = 32 and strpos(behaviour_traces::text, 'example') = 0
          """) == 7)
    }
  }

  @Test func `a verification that is not written leaves nothing, and written again it is counted once`() async throws {
    try await StorageWorld.with { world in
      let stage = PostgreSQLStage(world: world)
      let first = try await stage.begin(device: Self.device)
      let submission = try await stage.submission([:], device: Self.device, in: world.here, at: PostgreSQLStage.noon)
      try await world.owner.script(
        "alter table events add constraint broken check (type <> 'verification.created') not valid")
      await #expect(throws: StoreError.self) { try await world.verifications.submit(submission) }
      #expect(try await world.count("select count(*) as n from behaviour_traces") == 3)
      try await world.owner.script(
        """
        alter table events drop constraint broken;
        alter table behaviour_traces add constraint broken check (kind <> 'network') not valid
        """)
      // Broken half way through its own traces.
      await #expect(throws: StoreError.self) { try await world.verifications.submit(submission) }
      #expect(try await world.count("select count(*) as n from behaviour_traces") == 3)
      try await world.owner.script("alter table behaviour_traces drop constraint broken")
      try await world.verifications.submit(submission)
      await #expect(throws: StoreError.self) { try await world.verifications.submit(submission) }
      #expect(try await world.count("select count(*) as n from behaviour_traces") == 6)
      let begun = BegunVerification(id: submission.id, applicant: submission.applicant.id, realm: world.here)
      for kind in [BehaviourTrace.Kind.device, .ip, .network] {
        #expect(try await stage.seen(begun, kind) == [first.id])
      }
    }
  }
}

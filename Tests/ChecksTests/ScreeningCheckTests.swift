import Domain
import FoundationEssentials
import Screening
import Testing

@testable import Checks

@Suite("Screening")
struct ScreeningCheckTests {
  struct Shelf: ListShelving {
    var house: [ListSnapshot] = []
    var own: [ListSnapshot] = []

    func lists(for tenant: TenantID) async throws(StoreError) -> [ShelvedLists] {
      [Self.shelved(house, .installation), Self.shelved(own, .tenant(tenant))].compactMap(\.self)
    }

    private static func shelved(_ snapshots: [ListSnapshot], _ owner: ListOwner) -> ShelvedLists? {
      guard !snapshots.isEmpty else { return nil }
      let named = snapshots.map {
        ListSnapshot(list: owner.name(of: $0.list), version: $0.version, digest: $0.digest, entities: $0.entities)
      }
      let versions = snapshots.map { ($0.list, 1) }
      return ShelvedLists(
        owner: owner, index: ScreeningIndex(named), versions: Dictionary(uniqueKeysWithValues: versions))
    }
  }

  /// A stand-in for SHA-256: the tests look at what is digested, not at the digest.
  static let digest: ScreeningCheck.Digest = { bytes in [UInt8(truncatingIfNeeded: bytes.count)] }

  static func entity(
    _ id: String, _ name: String, born: String? = nil, topics: [ListTopic] = [.sanction], positions: [ListPosition] = []
  ) -> ListEntity {
    ListEntity(
      id: id, kind: .person, names: [ListName(name, kind: .primary)],
      datesOfBirth: [born.flatMap { PartialDate(iso: $0) }].compactMap(\.self), topics: topics, positions: positions)
  }

  static func snapshot(_ list: String, _ entities: [ListEntity]) -> ListSnapshot {
    ListSnapshot(list: list, version: "1", digest: String(repeating: "0", count: 64), entities: entities)
  }

  static let query = ScreeningQuery(
    names: ["Orlovskaja, Tamara"], kind: .person, dateOfBirth: PartialDate(iso: "1961-04-02"))

  static func report(
    _ shelf: Shelf, _ policy: ScreeningPolicy = ScreeningPolicy(), query: ScreeningQuery = query,
    given findings: [StandingFinding] = []
  ) async throws -> CheckReport? {
    let result = try await ScreeningSearch(shelf).run(query, under: policy, for: TenantID(at: Date()))
    return result.map { ScreeningRules.report(on: $0, of: query, under: policy, given: findings, digest: digest) }
  }

  @Test(arguments: [
    (ListTopic.sanction, ReasonCode.screeningSanctionMatch), (.politicallyExposed, .screeningPEPMatch),
    (.relativeOrAssociate, .screeningRelativeMatch), (.adverse, .screeningAdverseMatch),
    (.watchlist, .screeningWatchlistMatch),
  ])
  func `whoever is listed is for a person to look at, with the reason of the list`(
    topic: ListTopic, reason: ReasonCode
  ) async throws {
    let shelf = Shelf(house: [
      Self.snapshot("one", [Self.entity("a", "Tamara Orlovskaja", born: "1961-04-02", topics: [topic])])
    ])
    let report = try #require(try await Self.report(shelf))
    #expect(report.outcome == .consider)
    #expect(report.reasons == [reason])
    #expect(reason.audience == .compliance)
    let hit = try #require(report.breakdown["hits"]?.elements?.first)
    #expect(hit["list"]?.text == "one" && hit["entity_id"]?.text == "a" && hit["name"]?.text == "Tamara Orlovskaja")
    #expect(hit["terms"]?.elements?.contains { $0["kind"]?.text == "birth_date_exact" } == true)
    #expect(hit["score"]?.double == report.score)
  }

  @Test func `nobody listed is clear, and the record says which lists were searched`() async throws {
    let shelf = Shelf(house: [Self.snapshot("one", [Self.entity("a", "Birger Hallonquist")])])
    let report = try #require(try await Self.report(shelf))
    #expect(report.outcome == .clear && report.reasons.isEmpty && report.score == nil)
    #expect(report.breakdown["lists"]?.elements?.first?["list"]?.text == "one")
    #expect(report.breakdown["hits"]?.elements?.isEmpty == true)
    #expect(report.engine?.details["settings_digest"]?.text?.isEmpty == false)
  }

  @Test func `without a list nothing can be said`() async throws {
    #expect(try await Self.report(Shelf()) == nil)
    var policy = ScreeningPolicy()
    policy.lists = .only(["another"])
    #expect(try await Self.report(Shelf(house: [Self.snapshot("one", [])]), policy) == nil)
  }

  @Test func `a tenant chooses among the installation's lists, and its own are searched besides`() async throws {
    let listed = [Self.entity("a", "Tamara Orlovskaja")]
    let shelf = Shelf(
      house: [Self.snapshot("one", listed), Self.snapshot("two", listed)], own: [Self.snapshot("mine", listed)])
    var policy = ScreeningPolicy()
    policy.lists = .only(["two"])
    let report = try #require(try await Self.report(shelf, policy))
    #expect(Set(ScreenedHit.all(in: report.breakdown).map(\.list)) == ["two", "own:mine"])
    #expect(report.breakdown["lists"]?.elements?.compactMap { $0["list"]?.text } == ["two", "own:mine"])
  }

  @Test(arguments: [
    ([1, 2, 3, 4], [3], true), ([1, 2], [3], false), ([1, 2], [2, 3], true), ([1], [], true),
  ])
  func `of politically exposed persons the tenant's classes count, and those that are not graded`(
    wanted: [Int], held: [Int], isFound: Bool
  ) async throws {
    let graded = held.map { ListPosition(title: "Office", exposureClass: $0) }
    let positions = graded.isEmpty ? [ListPosition(title: "Office")] : graded
    let listed = Self.entity("a", "Tamara Orlovskaja", topics: [.politicallyExposed], positions: positions)
    var policy = ScreeningPolicy()
    policy.exposureClasses = Set(wanted)
    let report = try #require(try await Self.report(Shelf(house: [Self.snapshot("one", [listed])]), policy))
    #expect((report.outcome == .consider) == isFound)
  }

  @Test func `topics that a tenant leaves out do not count`() async throws {
    var policy = ScreeningPolicy()
    policy.topics = [.politicallyExposed]
    let shelf = Shelf(house: [Self.snapshot("one", [Self.entity("a", "Tamara Orlovskaja")])])
    #expect(try await Self.report(shelf, policy)?.outcome == .clear)
  }

  static func finding(
    _ verdict: HitFinding.Verdict, entity: ListEntity, query: ScreeningQuery = query
  ) -> StandingFinding {
    StandingFinding(
      finding: HitFinding(list: "one", entity: entity.id, verdict: verdict), entry: MaterialFields(entity).json,
      person: MaterialFields(query).json, member: MemberID(at: Date()), decidedAt: Date())
  }

  @Test func `who was found to be somebody else raises no alert again`() async throws {
    let listed = Self.entity("a", "Tamara Orlovskaja", born: "1961-04-02")
    let shelf = Shelf(house: [Self.snapshot("one", [listed])])
    let report = try #require(
      try await Self.report(shelf, given: [Self.finding(.otherPerson, entity: listed)]))
    #expect(report.outcome == .clear && report.reasons.isEmpty)
    #expect(report.breakdown["hits"]?.elements?.first?["finding"]?["verdict"]?.text == "other_person")
  }

  @Test func `who was found to be the person is told again in a new verification`() async throws {
    let listed = Self.entity("a", "Tamara Orlovskaja")
    let shelf = Shelf(house: [Self.snapshot("one", [listed])])
    let report = try #require(try await Self.report(shelf, given: [Self.finding(.samePerson, entity: listed)]))
    #expect(report.outcome == .consider && report.reasons == [.screeningSanctionMatch])
  }

  @Test func `a finding lapses when the entry changes materially, and the record says in which field`() async throws {
    let before = Self.entity("a", "Tamara Orlovskaja", born: "1961")
    let after = Self.entity("a", "Tamara Orlovskaja", born: "1961-04-02")
    let shelf = Shelf(house: [Self.snapshot("one", [after])])
    let report = try #require(try await Self.report(shelf, given: [Self.finding(.otherPerson, entity: before)]))
    #expect(report.outcome == .consider)
    let change = try #require(report.breakdown["hits"]?.elements?.first?["lapsed"]?.elements?.first)
    #expect(change["field"]?.text == "birth_dates")
    #expect(change["before"]?.elements == ["1961"] && change["after"]?.elements == ["1961-04-02"])
  }

  @Test func `a finding lapses when the person changes materially, but not for capitals and order`() async throws {
    let listed = Self.entity("a", "Tamara Orlovskaja")
    let shelf = Shelf(house: [Self.snapshot("one", [listed])])
    let finding = Self.finding(.otherPerson, entity: listed)
    func outcome(_ names: [String], born: String) async throws -> CheckOutcome? {
      let query = ScreeningQuery(names: names, kind: .person, dateOfBirth: PartialDate(iso: born))
      return try await Self.report(shelf, query: query, given: [finding])?.outcome
    }
    #expect(try await outcome(["ORLOVSKAJA, TAMARA"], born: "1961-04-02") == .clear)
    #expect(try await outcome(["Orlovskaja, Tamara"], born: "1961-04-03") == .consider)
    #expect(try await outcome(["Orlovskaja, Tamara", "Orlova, Tamara"], born: "1961-04-02") == .consider)
  }

  @Test func `who is screened is whoever the document names, and who was declared`() throws {
    var record = ApplicantRecord()
    record.merge(["given_names": "Tamara", "family_name": "Orlovskaja", "nationality": "UTO"])
    let document: JSON = [
      "document_type": "passport", "issuing_country": "D", "document_number": "X123", "family_name": "ORLOWSKAJA",
      "given_names": "TAMARA", "date_of_birth": "1961-04-02", "sex": "F", "personal_number": .null,
    ]
    let query = try #require(ScreenedPerson.query(record, document: document))
    #expect(query.names == ["Orlovskaja, Tamara", "ORLOWSKAJA, TAMARA"])
    #expect(query.dateOfBirth == PartialDate(iso: "1961-04-02") && query.gender == .female)
    #expect(query.countries == ["UTO", "DEU"])
    #expect(query.identifiers == [ListIdentifier(kind: .passport, number: "X123", country: "DEU")])
    #expect(ScreenedPerson.query(ApplicantRecord(), document: nil) == nil)
    record.merge(["given_names": " - ", "family_name": "7"])
    #expect(ScreenedPerson.query(record, document: .null) == nil)
  }
}

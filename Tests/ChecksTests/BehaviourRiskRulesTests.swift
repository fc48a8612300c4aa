import Domain
import FoundationEssentials
import Testing

@testable import Checks

@Suite("Past behaviour")
struct BehaviourRiskRulesTests {
  typealias Sighting = BehaviourHistory.Sighting
  private static let now = Date(timeIntervalSince1970: 1_800_000_000)
  private static let applicant = ApplicantID(at: now)
  private static let name: [UInt8] = [1]

  /// A verification of another applicant, unless one is named.
  private static func sighting(
    by applicant: ApplicantID? = nil, named name: [UInt8]? = nil, ago seconds: Double = 60
  ) -> Sighting {
    Sighting(
      verification: VerificationID(at: now), applicant: applicant ?? ApplicantID(at: now), name: name,
      at: now.addingTimeInterval(-seconds))
  }

  private static func report(
    _ sightings: [BehaviourTrace.Kind: [Sighting]], declines: Int = 0, named name: [UInt8]? = name,
    _ change: (inout BehaviourPolicy) -> Void = { _ in }
  ) -> CheckReport {
    var policy = BehaviourPolicy()
    change(&policy)
    return BehaviourRiskRules.report(
      on: BehaviourHistory(
        applicant: applicant, at: now, name: name, sightings: sightings,
        declines: (0..<declines).map { _ in .init(verification: VerificationID(at: now), basis: .applicant) }),
      under: policy)
  }

  @Test(
    arguments: [
      (.device, 4, []), (.device, 5, [.riskDeviceVelocity]), (.ip, 19, []), (.ip, 20, [.riskIPVelocity]),
      (.network, 199, []),
    ] as [(BehaviourTrace.Kind, Int, [ReasonCode])])
  func `as many verifications as the bound are nothing, one more is`(
    kind: BehaviourTrace.Kind, others: Int, reasons: [ReasonCode]
  ) {
    // All of them the applicant's own: how often is counted, not by whom.
    let report = Self.report([kind: (0..<others).map { _ in Self.sighting(by: Self.applicant) }])
    #expect(report.reasons == reasons)
    #expect(report.outcome == (reasons.isEmpty ? .clear : .consider))
  }

  @Test(arguments: [(86_399.0, true), (86_400, false)])
  func `velocity counts what lies within the window`(ago: Double, counts: Bool) {
    let sightings = (0..<20).map { _ in Self.sighting(ago: ago) }
    #expect(Self.report([.ip: sightings]).reasons == (counts ? [.riskIPVelocity] : []))
  }

  @Test(
    arguments: [
      (.device, 1, []), (.device, 2, [.riskDeviceReused]), (.email, 0, []), (.email, 1, [.riskEmailReused]),
      (.phone, 1, []), (.phone, 2, [.riskPhoneReused]), (.address, 50, []), (.person, 50, []),
    ] as [(BehaviourTrace.Kind, Int, [ReasonCode])])
  func `as many people as the bound are nothing, one more is`(
    kind: BehaviourTrace.Kind, others: Int, reasons: [ReasonCode]
  ) {
    let people = (0..<others).map { Self.sighting(named: [2, UInt8($0)], ago: 9_000_000) }
    #expect(Self.report([kind: people]).reasons == reasons)
  }

  @Test func `a household at one address and one network is no reason by itself`() {
    let family = (0..<4).map { Self.sighting(named: [2, UInt8($0)]) }
    #expect(Self.report([.ip: family, .network: family, .address: family]).outcome == .clear)
    let judged = Self.report([.address: family]) { $0.most[.peoplePerAddress] = 4 }
    #expect(judged.reasons == [.riskAddressReused])
    #expect(Self.report([.address: family]) { $0.most[.peoplePerAddress] = 5 }.outcome == .clear)
  }

  @Test func `the same name is the same person, and one applicant is one under two names`() {
    let same = [Self.sighting(named: Self.name), Self.sighting(by: Self.applicant, named: [9])]
    #expect(Self.report([.email: same]).outcome == .clear)
    let other = ApplicantID(at: Self.now)
    let two = [
      Self.sighting(by: other, named: [2]), Self.sighting(by: other, named: [3]), Self.sighting(named: [2]),
      Self.sighting(named: [3]),
    ]
    #expect(Self.report([.device: two]).outcome == .clear)
    #expect(Self.report([.device: two + [Self.sighting(named: [4], ago: 9_000_000)]]).reasons == [.riskDeviceReused])
    // Whoever declared no name is known by the applicant alone.
    #expect(Self.report([.email: [Self.sighting()]], named: nil).reasons == [.riskEmailReused])
  }

  @Test(arguments: [(0, 0, false), (1, 0, true), (1, 1, false), (2, 1, true)])
  func `declines above the bound are for a person`(declines: Int, most: Int, isSeen: Bool) {
    let report = Self.report([.person: []], declines: declines) { $0.most[.declines] = most }
    #expect(report.reasons == (isSeen ? [.riskDeclinedBefore] : []))
    #expect(report.breakdown["declines"]?.elements?.count == declines)
  }

  @Test func `nothing known is clear, and nothing given is not assessed`() {
    #expect(Self.report([.device: [], .email: []]).outcome == .clear)
    let none = Self.report([:])
    #expect(none.outcome == .notAssessed && none.reasons == [.riskDataMissing] && none.retake == nil)
    #expect(Self.report([:], declines: 1).reasons == [.riskDeclinedBefore])
  }

  @Test func `what is not judged is not counted, and each reason is said once`() {
    let many = (0..<200).map { _ in Self.sighting() }
    let report = Self.report([.ip: many, .network: many]) { $0.most[.verificationsPerNetwork] = 100 }
    #expect(report.reasons == [.riskIPVelocity])
    let counts = report.breakdown["counts"]?.elements ?? []
    #expect(
      counts.compactMap { $0["limit"]?.text }.sorted() == [
        "declines_max", "verifications_per_ip_max", "verifications_per_network_max",
      ])
    let network = counts.first { $0["limit"]?.text == "verifications_per_network_max" }
    #expect(network?["count"]?.integer == 201 && network?["is_at_least"] == true)
    #expect(network?["verifications"]?.elements?.count == BehaviourRiskSettings.verificationsMax)
    #expect(Self.report([.ip: many]) { $0.most = [:] }.outcome == .clear)
  }

  @Test func `it never rejects, and no reason of it is for the applicant`() {
    let many = (0..<200).map { Self.sighting(named: [2, UInt8($0)]) }
    let all = Dictionary(uniqueKeysWithValues: BehaviourTrace.Kind.allCases.map { ($0, many) })
    let report = Self.report(all, declines: 20) { policy in
      for limit in BehaviourLimit.allCases { policy.most[limit] = limit.range.upperBound }
    }
    #expect(report.outcome == .consider)
    #expect(Set(report.reasons) == Set(BehaviourLimit.allCases.map(\.reason)))
    #expect((report.reasons + [.riskDataMissing]).allSatisfy { $0.audience == .merchant })
    #expect(
      BehaviourLimit.allCases.allSatisfy {
        $0.range.upperBound < ($0 == .declines ? BehaviourHistory.declinesMax : BehaviourHistory.sightingsMax)
      })
  }

  @Test(arguments: ["clear", "consider:risk.device_reused,risk.declined_before", "not_assessed:risk.data_missing"])
  func `a test key is answered by its magic input`(answer: String) {
    let report = MagicCheck.answer(to: "behaviour_risk=\(answer)", for: .behaviourRisk)
    let codes = report.reasons.map(\.rawValue).joined(separator: ",")
    #expect(report.outcome.rawValue + (codes.isEmpty ? "" : ":" + codes) == answer)
  }
}

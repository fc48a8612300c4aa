import Domain
import Foundation
import Testing

@testable import Workflows

@Suite("Replays held against decisions")
struct ReplayRulesTests {
  private static let now = Date(timeIntervalSince1970: 1_790_000_000)
  private static let id = CheckID(at: now)
  private static let day = CalendarDate(utc: now)
  /// In place of an HMAC: equal bytes for equal results.
  private static let mark: @Sendable (JSON) -> [UInt8] = { $0.canonicalBytes }

  private static func report(_ outcome: CheckOutcome = .clear, list: String? = nil, version: String = "1")
    -> CheckReport
  {
    var report = CheckReport(
      outcome: outcome, score: 1,
      breakdown: list.map { ["lists": [["list": "un", "version": "1", "digest": .string($0)]]] } ?? .object([]))
    report.engine = EngineStamp(
      name: "documents", version: version, details: ["models": ["a": "1"], "threads": 1])
    return report
  }

  private static func check(
    _ report: CheckReport, status: CheckStatus = .complete, evidence: [ReplayInput] = [], isErased: Bool = false
  ) -> ReplayMaterial.Check {
    let result = CheckResult.json(of: report, .document, .complete)
    return ReplayMaterial.Check(
      id: id, type: .document, status: status, digest: mark(result).hexadecimal, result: isErased ? .none : result,
      work: .erased, told: .erased, evidence: evidence)
  }

  private static func material(
    _ check: ReplayMaterial.Check, _ outcome: DecisionOutcome = .approved, by decider: Decider = .policy,
    policy: ReplayInput.State = .same, ruling: Kept<ReplayMaterial.Ruling>? = nil, hasOriginal: Bool = true
  ) -> ReplayMaterial {
    let reasons: [Reason] = decider == .policy ? [] : [Reason(.reviewerDecision)]
    let decision = DecisionView(
      id: DecisionID(at: now), outcome: outcome, reasons: reasons, automated: decider == .policy, decidedBy: decider,
      member: decider == .policy ? nil : MemberID(UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16))),
      policyVersion: 3, decidedAt: now)
    let facts = PolicyFacts(
      results: [PolicyFacts.Result(type: .document, outcome: .clear, reasons: [])], country: nil, age: nil, attempts: 0)
    let original = DecisionResult.json(
      .approved, reasons: reasons, by: decider, decision.member, policyVersion: 3,
      checks: [(check.id, check.digest)])
    return ReplayMaterial(
      replay: ReplayID(at: now), decision: decision, original: hasOriginal ? mark(original) : nil,
      policy: ReplayMaterial.Policy(document: .null, state: policy),
      ruling: ruling ?? .here(ReplayMaterial.Ruling(facts: facts, build: "b")), checks: [check],
      digestOfCheck: mark, digestOfDecision: mark)
  }

  private static func outcome(
    of material: ReplayMaterial, again report: CheckReport, under policy: TenantPolicy = TenantPolicy(),
    build: String = "b"
  ) -> ReplayOutcome {
    let run = ReplayedCheck(material.checks[0], material, report: report, on: day, isSameProgram: build == "b")
    return ReplayRules.outcome(of: material, [run], under: policy, build: build)
  }

  private static func codes(_ outcome: ReplayOutcome) -> Set<String> { Set(outcome.inputs.compactMap(\.code)) }

  @Test(arguments: [Decider.policy, .member])
  func `the same result is identical, whoever decided`(decider: Decider) {
    let found = Self.outcome(of: Self.material(Self.check(Self.report()), by: decider), again: Self.report())
    #expect(found.result == .identical && found.replayed == found.original && Self.codes(found) == [])
  }

  @Test func `another list, engine or model is named alone`() {
    let listed = Self.material(Self.check(Self.report(list: "a")))
    let lists = Self.outcome(of: listed, again: Self.report(list: "b"))
    #expect(lists.result == .different && Self.codes(lists) == ["lists_changed"])
    #expect(lists.inputs.first { $0.state == .changed }?.name == "un")
    let plain = Self.material(Self.check(Self.report()))
    let engine = Self.outcome(of: plain, again: Self.report(version: "2"))
    #expect(engine.result == .different && Self.codes(engine) == ["engine_changed"])
    var other = Self.report()
    other.engine = EngineStamp(name: "documents", version: "1", details: ["models": ["a": "2"], "threads": 2])
    #expect(Self.codes(Self.outcome(of: plain, again: other)) == ["models_changed", "cpu_changed"])
  }

  @Test func `a difference that nothing explains is told as such`() {
    let found = Self.outcome(of: Self.material(Self.check(Self.report())), again: Self.report(.consider))
    #expect(found.result == .different && Self.codes(found) == ["result_changed"])
  }

  @Test func `another program that gives the same is named, and gives the same`() {
    let found = Self.outcome(of: Self.material(Self.check(Self.report())), again: Self.report(), build: "c")
    #expect(found.result == .identical && Self.codes(found) == ["rules_changed"])
  }

  @Test func `rules that say something else give another result, and an altered policy explains it`() {
    var strict = TenantPolicy()
    strict.rules = [PolicyRule(otherwise: .review(queue: "general"))]
    let material = Self.material(Self.check(Self.report()), policy: .changed)
    let found = Self.outcome(of: material, again: Self.report(), under: strict)
    #expect(found.result == .different && found.replayed == nil && Self.codes(found) == ["policy_changed"])
  }

  @Test func `an altered decision is named, and what was decided on still gives what was decided`() {
    let altered = Self.material(Self.check(Self.report()), .declined)
    let found = Self.outcome(of: altered, again: Self.report())
    #expect(found.result == .identical && Self.codes(found) == ["record_changed"])
  }

  @Test func `what was erased cannot be made again`() {
    let gone = ReplayInput(.evidence, of: Self.id, named: "evi", .erased)
    let material = Self.material(Self.check(Self.report(), evidence: [gone], isErased: true))
    let run = ReplayedCheck(unrun: material.checks[0], material)
    let found = ReplayRules.outcome(of: material, [run], under: TenantPolicy(), build: "b")
    #expect(found.result == .notReproducible && found.replayed == nil && Self.codes(found) == ["input_erased"])
    let unruled = Self.material(Self.check(Self.report()), ruling: .erased)
    #expect(Self.outcome(of: unruled, again: Self.report()).result == .notReproducible)
  }

  @Test func `what was decided before inputs were kept says so`() {
    let material = Self.material(Self.check(Self.report()), hasOriginal: false)
    let found = Self.outcome(of: material, again: Self.report())
    #expect(found.result == .notReproducible && Self.codes(found) == ["input_missing"])
  }

  @Test func `a failure that is on record is not run again`() {
    let material = Self.material(Self.check(Self.report(), status: .error))
    let run = ReplayedCheck(recorded: material.checks[0], material)
    let found = ReplayRules.outcome(of: material, [run], under: TenantPolicy(), build: "b")
    #expect(found.result == .identical)
  }
}

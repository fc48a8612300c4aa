import Checks
import Domain
import Foundation
import Logging
import Synchronization
import Testing

@testable import Workflows

@Suite("Checks whose provider fails")
struct RunCheckTests {
  /// Fails as told, a failure a time, and then has no file of anybody.
  final class FailingBureau: CreditBureau {
    private let state: Mutex<(failures: [ProviderFailure], asked: [CheckID])>

    init(_ failures: [ProviderFailure]) { state = Mutex((failures, [])) }

    var asked: [CheckID] { state.withLock { $0.asked } }

    func history(
      on request: CreditRequest, from provider: ProviderSettings
    ) async throws(ProviderFailure) -> CreditAnswer {
      let failure = state.withLock { state in
        state.asked.append(request.check)
        return state.failures.isEmpty ? nil : state.failures.removeFirst()
      }
      if let failure { throw failure }
      let document: JSON = [
        "interface": .string(CreditRequest.interface), "request_id": .string(request.check.description),
        "reference": "R", "as_of": "2026-11-01", "result": "not_found",
      ]
      do { return try CreditAnswer(document, to: request.check) } catch { throw .malformed(error) }
    }
  }

  /// A queue with one check of a credit history, and what becomes of it.
  private struct Desk {
    let queue = FakeJobQueue()
    let time = SetTime()
    let store: FakeVerificationStore
    let bureau: FailingBureau
    let job: JobID
    private let run: RunCheck

    init(_ failures: [ProviderFailure]) {
      var policy = TenantPolicy()
      policy.providers[.creditHistory] = ProviderSettings(
        url: "https://bureau.example/", region: "eu", secret: .environment("S"), timeout: .seconds(5))
      var record = ApplicantRecord()
      record.familyName = "Doe"
      let tenants = FakeTenants()
      tenants.set(policy, of: queue.realm.tenant)
      let now = time.now
      store = FakeVerificationStore(
        CheckWork(
          check: CheckID(at: now), type: .creditHistory, verification: VerificationID(at: now),
          applicant: ApplicantID(at: now), record: record, request: .object([]), policyVersion: 1, evidence: [],
          granted: [.credit], key: nil, dimensions: [:], wasBilledBefore: false))
      bureau = FailingBureau(failures)
      job = queue.add(.check, at: now)
      run = RunCheck(
        pipeline: CheckPipeline([CreditHistoryCheck(bureau: bureau) { Array($0.prefix(4)) }]),
        tenants: tenants, vault: EmptyVault(), store: store, queue: queue, prices: tenants,
        signals: JobSignals(), time: time, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// Works off what is due, as often as it takes, each time when its pause is over.
    func work() async throws {
      while store.completions.isEmpty {
        let leases = try await queue.claim(
          .verifications, of: queue.realm.tenant, limit: 1, at: time.now, until: time.now.addingTimeInterval(60))
        guard let lease = leases.first else { return }
        try await run.run(lease)
        if store.completions.isEmpty { time.pass(31) }
      }
    }
  }

  @Test(arguments: [ProviderFailure.unavailable, .timedOut, .malformed(AnswerFault(at: "", expected: "JSON"))])
  func `a provider that does not answer is asked six times, and then the check is not assessed and free`(
    failure: ProviderFailure
  ) async throws {
    let desk = Desk(Array(repeating: failure, count: 50))
    let begin = desk.time.now
    try await desk.work()
    #expect(desk.bureau.asked.count == 6 && Set(desk.bureau.asked).count == 1)
    let completion = try #require(desk.store.completions.first)
    #expect(desk.store.completions.count == 1)
    #expect(completion.status == .error && completion.report.outcome == .notAssessed)
    #expect(completion.report.reasons == [.providerUnavailable])
    #expect(completion.usage.freeBecause == .ourFault && completion.usage.unitPrice == "0")
    // Each pause is 1 s, doubled each time, over its upper half: half a minute in all at most.
    let pauses = zip(0..., desk.queue.givenBack).map { index, retry in
      (retry ?? .distantFuture).timeIntervalSince(begin) - 31 * Double(index)
    }
    #expect(pauses.count == 5)
    for (pause, longest) in zip(pauses, [1.0, 2, 4, 8, 16]) { #expect((longest / 2...longest).contains(pause)) }
  }

  @Test(arguments: [ProviderFailure.refused(status: 401), .unconfigured])
  func `what somebody has to mend is not tried again`(failure: ProviderFailure) async throws {
    let desk = Desk([failure])
    try await desk.work()
    #expect(desk.bureau.asked.count == 1 && desk.queue.givenBack.isEmpty)
    #expect(desk.store.completions.first?.report.reasons == [.providerUnavailable])
    #expect(desk.store.completions.first?.usage.freeBecause == .ourFault)
  }

  @Test(arguments: [1, 5])
  func `an answer that comes in the end is the answer, and billed`(failures: Int) async throws {
    let desk = Desk(Array(repeating: .unavailable, count: failures))
    try await desk.work()
    #expect(desk.bureau.asked.count == failures + 1)
    let completion = try #require(desk.store.completions.first)
    #expect(completion.status == .complete && completion.report.reasons == [.creditNotFound])
    #expect(completion.usage.freeBecause == nil && completion.usage.unitPrice == "0.05")
  }

  @Test func `a check whose turn has not come waits for it, and then has all its tries`() async throws {
    let desk = Desk(Array(repeating: .busy, count: 100) + Array(repeating: .unavailable, count: 5))
    try await desk.work()
    #expect(desk.bureau.asked.count == 106 && desk.queue.givenBack.count == 5)
    #expect(desk.store.completions.first?.status == .complete)
  }
}

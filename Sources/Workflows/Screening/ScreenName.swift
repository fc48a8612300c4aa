import Checks
import Domain
import FoundationEssentials
import Screening

/// Screens one name without a verification, and records the run with its price, whether anything matched or not.
public struct ScreenName: Sendable {
  private let search: ScreeningSearch
  private let digest: ScreeningCheck.Digest
  private let register: any ScreeningRegister
  private let tenants: any TenantDirectory
  private let prices: any PriceList
  private let caps: ReadSpendCap
  private let time: any TimeSource

  /// A workflow over the lists and its stores; `digest` is SHA-256.
  public init(
    shelf: any ListShelving, digest: @escaping ScreeningCheck.Digest, register: any ScreeningRegister,
    tenants: any TenantDirectory, prices: any PriceList, caps: ReadSpendCap, time: any TimeSource
  ) {
    search = ScreeningSearch(shelf)
    self.digest = digest
    self.register = register
    self.tenants = tenants
    self.prices = prices
    self.caps = caps
    self.time = time
  }

  /// Runs and records one screening.
  /// - Parameters:
  ///   - magic: what a test key asks to be answered, as ``MagicCheck`` takes it.
  /// - Throws: ``WorkflowRefusal``; a known idempotency key ends in `store(.replay)`.
  public func screen(
    _ query: ScreeningQuery, magic: String, for principal: Principal, by actor: Actor
  ) async throws(WorkflowRefusal) -> ScreeningRun {
    let (realm, now) = (principal.realm, time.now)
    do {
      let tenant = try await tenants.tenant(realm.tenant)
      let policy = tenant.policy
      let meter = try await prices.meter(CheckType.screening.rawValue, of: policy.billing, at: now)
      let run = try await run(
        ScreeningID(at: now), query, magic: magic,
        on: UsageTerms(meter: meter, mode: realm.mode, key: principal.key, dimensions: [:]),
        under: policy.screening, in: realm, at: now)
      let cap =
        run.usage.isBillable
        ? try await caps.cap(of: tenant, in: realm, for: principal.key, at: now) : nil
      try await register.record(run, within: cap, by: actor)
      return run
    } catch let error as StoreError {
      throw .store(error)
    } catch {
      throw .store(.unavailable)
    }
  }

  /// Runs one screening, with what it costs, and records nothing.
  func run(
    _ id: ScreeningID, _ query: ScreeningQuery, magic: String, on terms: UsageTerms, under policy: ScreeningPolicy,
    in realm: Realm, at now: Date
  ) async throws(StoreError) -> ScreeningRun {
    let report = try await report(query, magic: magic, under: policy, in: realm)
    let usage = terms.event(UsageID(at: now), of: .screening(id), .screening, report: report, at: now)
    return ScreeningRun(id: id, realm: realm, report: report, usage: usage, at: now)
  }

  private func report(
    _ query: ScreeningQuery, magic: String, under policy: ScreeningPolicy, in realm: Realm
  ) async throws(StoreError) -> CheckReport {
    if realm.mode == .test { return MagicCheck.answer(to: magic, for: .screening) }
    guard let result = try await search.run(query, under: policy, for: realm.tenant) else {
      return .notAssessed(.checkUnavailable)
    }
    return ScreeningRules.report(on: result, of: query, under: policy, given: [], digest: digest)
  }
}

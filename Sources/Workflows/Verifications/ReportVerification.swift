import Domain
import FoundationEssentials
import Reports

/// Draws up the report on a verification that a person can read, as PDF.
public struct ReportVerification: Sendable {
  private let store: any VerificationStore
  private let vault: any EvidenceVault
  private let tenants: any TenantDirectory
  private let audit: any AuditLog
  private let typesetter: any DocumentTypesetting
  private let time: any TimeSource

  /// Pictures of one report; a document has at most two sides of five pages, and a letter beside it.
  static let picturesMax = 16
  /// Bytes of all pictures of one report together: an engine's answer holds 16 MiB, the pages' own bytes included.
  static let pictureBytesMax = 12 << 20

  /// A workflow over stores and a typesetter.
  public init(
    store: any VerificationStore, vault: any EvidenceVault, tenants: any TenantDirectory, audit: any AuditLog,
    typesetter: any DocumentTypesetting, time: any TimeSource
  ) {
    self.store = store
    self.vault = vault
    self.tenants = tenants
    self.audit = audit
    self.typesetter = typesetter
    self.time = time
  }

  /// The report on a verification as it stands, with what its reader may see: pictures for `evidence:read`, screening
  /// for `screenings:read`. Each picture that is read is an entry of the audit log, written before.
  /// - Throws: ``StoreError``; `unavailable` where no engine could set it.
  public func pdf(
    of view: VerificationView, in language: Language, for reader: Principal, by actor: Actor
  ) async throws(StoreError) -> [UInt8] {
    let tenant = try await tenants.tenant(view.realm.tenant)
    let setting = VerificationReport.Setting(
      tenant: tenant.name, timeZone: tenant.policy.billing.timeZone, language: language,
      seesCompliance: reader.scopes.contains(.screeningsRead), seesEvidence: reader.scopes.contains(.evidenceRead),
      drawnUpAt: time.now)
    var pictures: [[UInt8]] = []
    let evidence = setting.seesEvidence ? try await evidence(of: view, by: actor, &pictures) : []
    let report = VerificationReport(on: view, evidence: evidence, in: setting)
    do throws(EngineFailure) {
      return try await typesetter.pages(of: report.document, pictures: pictures)
    } catch {
      throw .unavailable
    }
  }

  private func evidence(
    of view: VerificationView, by actor: Actor, _ pictures: inout [[UInt8]]
  ) async throws(StoreError) -> [ReportedEvidence] {
    let erased = try await store.erasedEvidence(of: view.id, in: view.realm)
    var found = erased.map { ReportedEvidence($0, .erased) }
    var bytesLeft = Self.pictureBytesMax
    for item in try await store.evidence(of: view.id, in: view.realm) {
      do throws(StoreError) {
        guard item.views.contains(.annotated) else {
          found.append(ReportedEvidence(item, .none))
          continue
        }
        guard pictures.count < Self.picturesMax else {
          found.append(ReportedEvidence(item, .leftOut))
          continue
        }
        try await audit.record(.annotated, of: item, in: view.realm, by: actor, at: time.now)
        let bytes = try await vault.bytes(of: item.id, view: .annotated, in: view.realm)
        guard bytes.count <= bytesLeft else {
          found.append(ReportedEvidence(item, .leftOut))
          continue
        }
        bytesLeft -= bytes.count
        found.append(ReportedEvidence(item, .annotated(picture: pictures.count)))
        pictures.append(bytes)
      } catch .notAllowed(.erased) {
        // Erased since it was listed.
        found.append(ReportedEvidence(item, .erased))
      }
    }
    return found
  }
}

import Billing
import Domain
import FoundationEssentials

/// Records payments of invoices, and corrects invoices by credit notes.
public struct SettleInvoice: Sendable {
  private let store: any InvoiceStore
  private let tenants: any TenantDirectory
  private let time: any TimeSource

  /// A workflow over stores.
  public init(store: any InvoiceStore, tenants: any TenantDirectory, time: any TimeSource) {
    self.store = store
    self.tenants = tenants
    self.time = time
  }

  /// Records money for an issued invoice; what exceeds it is credit for the next one.
  /// - Throws: ``StoreError``
  public func pay(
    _ id: InvoiceID, _ payment: PaymentDraft, in realm: Realm, by actor: Actor
  ) async throws(StoreError) -> InvoiceView {
    try await store.record(payment, for: id, in: realm, by: actor, at: time.now)
    let (invoice, account) = try await store.invoice(id, in: realm)
    return .issued(invoice, account)
  }

  /// Issues a credit note over lines of an invoice, over all that is left of it where `requests` are empty.
  /// - Parameter reason: for people, 1 through 200 characters.
  /// - Throws: ``InvoiceRefusal``
  public func credit(
    _ id: InvoiceID, _ requests: [CreditedLine], because reason: String, in realm: Realm, by actor: Actor
  ) async throws(InvoiceRefusal) -> InvoiceView {
    do {
      let tenant = try await tenants.tenant(realm.tenant)
      let (invoice, _) = try await store.invoice(id, in: realm)
      guard invoice.document.correction == nil else { throw StoreError.notFound }
      let credited = try await store.credited(id, in: realm)
      let content = try CreditNote.content(
        InvoiceID(at: time.now), of: invoice.document.content, taking: requests, credited: credited)
      var note = invoice.document
      note.content = content
      note.issuedOn = try BillingDays(timeZone: content.period.timeZone).day(of: time.now)
      note.dueOn = nil
      note.correction = InvoiceCorrection(
        invoice: id, number: invoice.number, issuedOn: invoice.document.issuedOn, reason: reason)
      let issued = try await store.credit(
        note, credited: credited, slug: tenant.slug, in: realm, by: actor, at: time.now)
      return .issued(issued, InvoiceAccount(settledMinor: 0, isPaid: false, isOverdue: false))
    } catch let refusal as InvoiceRefusal {
      throw refusal
    } catch let error as StoreError {
      throw .store(error)
    } catch {
      throw .notComputable
    }
  }
}

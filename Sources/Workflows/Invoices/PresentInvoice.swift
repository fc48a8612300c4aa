import Billing
import Domain
import FoundationEssentials
import Reports

/// Writes invoices in the forms that people and their programs take.
public struct PresentInvoice: Sendable {
  private let typesetter: any DocumentTypesetting
  private let time: any TimeSource

  /// A workflow over a typesetter.
  public init(typesetter: any DocumentTypesetting, time: any TimeSource) {
    self.typesetter = typesetter
    self.time = time
  }

  /// The lines (RFC 4180).
  public func csv(of view: InvoiceView) -> [UInt8] { Array(view.csv.utf8) }

  /// UBL 2.1 after EN 16931.
  /// - Throws: ``StoreError/notAllowed(_:)`` with `invoiceNotFinal` for a draft, and with `currencyNotInUBL` for a
  ///   currency with more than two digits.
  public func xml(of view: InvoiceView) throws(StoreError) -> [UInt8] {
    guard case .issued(let invoice, _) = view else { throw .notAllowed(.invoiceNotFinal) }
    do throws(BillingError) {
      return Array(try UBLDocument(invoice).xml.utf8)
    } catch {
      throw .notAllowed(.currencyNotInUBL)
    }
  }

  /// Pages with a chart of usage.
  /// - Throws: ``StoreError/unavailable`` where no engine could set them.
  public func pdf(of view: InvoiceView, in language: Language) async throws(StoreError) -> [UInt8] {
    let pages = InvoicePages(of: view, in: language, drawnUpAt: time.now)
    do throws(EngineFailure) {
      return try await typesetter.pages(of: pages.document, pictures: [])
    } catch {
      throw .unavailable
    }
  }
}

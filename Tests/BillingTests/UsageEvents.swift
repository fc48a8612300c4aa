import Domain
import Foundation

/// Usage events for tests.
enum UsageEvents {
  static func event(
    _ meter: String = "document", price: String = "0.35", free: FreeReason? = nil,
    at time: String =
      "2026-11-15T12:00:00Z", outcome: CheckOutcome = .clear, store: String? = nil, currency: String = "EUR",
    book: String = "standard-2026@1"
  ) -> UsageEvent {
    let now = Date(timeIntervalSince1970: 0)
    return UsageEvent(
      id: UsageID(at: now), meter: meter,
      subject: .check(CheckID(at: now), of: VerificationID(at: now), applicant: ApplicantID(at: now)),
      outcome: outcome, freeBecause: free, unitPrice: free == nil ? price : "0",
      currency: currency, priceBook: book, key: nil, dimensions: store.map { ["store": $0] } ?? [:],
      occurredAt: Date(rfc3339: time) ?? .distantPast, sequence: nil)
  }
}

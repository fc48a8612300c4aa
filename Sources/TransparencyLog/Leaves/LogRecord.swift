import Domain
import FoundationEssentials

/// What happened, as a leaf of the log commits to it.
public struct LogRecord: Sendable, Hashable {
  /// The form of the canonical record; another form gets another number.
  public static let format = "assay-record/1"

  /// What kind of thing happened.
  public let kind: LogRecordKind
  /// Whose log it is in.
  public let tenant: TenantID
  /// Identifier of the thing, such as `ver_…`.
  public let subject: String
  /// When it happened; kept to the millisecond.
  public let occurredAt: Date
  /// The facts; what an auditor reads when the leaf is opened.
  public let content: JSON

  /// A record.
  public init(kind: LogRecordKind, tenant: TenantID, subject: String, occurredAt: Date, content: JSON) {
    self.kind = kind
    self.tenant = tenant
    self.subject = subject
    self.occurredAt = occurredAt
    self.content = content
  }

  /// The record as JSON.
  public var json: JSON {
    [
      "format": .string(Self.format), "kind": .string(kind.rawValue), "tenant": .string(tenant.description),
      "subject": .string(subject), "occurred_at": .string(occurredAt.rfc3339), "content": content,
    ]
  }
}

/// What a tenant watches after it has verified somebody.
public struct MonitoringPolicy: Sendable, Equatable {
  /// Whether new versions of lists are held against customers.
  public var screening = false
  /// The dates that are watched, by kind: those of ``MonitorKind/dated`` alone.
  public var dated: [MonitorKind: DatedWatch] = [:]

  /// Nothing.
  public init() {}

  /// Checks that prove anew what a kind watches, of a tenant's own: a look into lists or the past proves
  /// nothing that ages.
  public func proving(_ kind: MonitorKind, of checks: [CheckType]) -> [CheckType] {
    switch kind {
    case .screening: []
    case .documentExpiry: [.document]
    case .addressAge: [.proofOfAddress]
    case .reverification:
      (dated[kind].flatMap { $0.asked.isEmpty ? nil : $0.asked } ?? checks).filter(\.isProof)
    }
  }

  /// Whether the policy asks for a kind.
  public func watches(_ kind: MonitorKind) -> Bool { kind == .screening ? screening : dated[kind] != nil }
}

/// What is done along a date on which a customer's standing depends.
public struct DatedWatch: Sendable, Hashable {
  /// Days from the date to the deadline: none for a document, whose last day it is; ``days`` otherwise.
  public var afterDays: Int
  /// Days before the deadline on which the merchant is reminded, each ``days``.
  public var remindDays: Set<Int>
  /// What follows at the deadline.
  public var deadline: Deadline

  /// Checks of the verification that it begins, if it begins one.
  public var asked: [CheckType] {
    guard case .reverify(let checks, _) = deadline else { return [] }
    return checks
  }

  /// Days that a policy may name: one through ten years of 365 days and as many leap days as they can have, the longest
  /// that identity documents are valid for (ICAO 9303, part 4, recommends ten years at most).
  public static let days = 1...3653

  /// What follows at a deadline.
  public enum Deadline: Sendable, Hashable {
    /// The merchant is told, and nothing else.
    case remind
    /// The standing lapses.
    case lapse
    /// A verification with these checks begins; where none was approved so many days later, the standing lapses.
    case reverify(checks: [CheckType], graceDays: Int?)
  }

  /// A watch.
  public init(afterDays: Int, remindDays: Set<Int> = [], deadline: Deadline) {
    self.afterDays = afterDays
    self.remindDays = remindDays
    self.deadline = deadline
  }
}

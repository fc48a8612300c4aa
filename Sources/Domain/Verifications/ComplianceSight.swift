// Without the screening scope a hit reads as any other review: neither reasons nor the check tip off (DESIGN §2).

extension [Reason] {
  /// The reasons that a reader sees, who sees those for compliance or does not.
  public func seen(withCompliance seesCompliance: Bool) -> [Reason] {
    seesCompliance ? self : filter { $0.code.audience != .compliance }
  }
}

extension [CheckView] {
  /// The checks that a reader sees, who sees screening or does not.
  public func seen(withCompliance seesCompliance: Bool) -> [CheckView] {
    seesCompliance ? self : filter { $0.type != .screening }
  }
}

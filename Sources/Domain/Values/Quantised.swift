extension Double {
  /// The number to four places, as scores and shares are kept and ruled on (DESIGN §9).
  public var quantised: Double { (self * 10_000).rounded() / 10_000 }
}

/// Compliance with the REAL ID Act (annex D, element DDA; 6 CFR 37).
public enum AAMVACompliance: String, Sendable, Hashable {
  /// `F`: fully compliant.
  case full = "F"
  /// `M`: materially compliant, on cards of the first years.
  case material = "M"
  /// `N`: not compliant.
  case nonCompliant = "N"
}

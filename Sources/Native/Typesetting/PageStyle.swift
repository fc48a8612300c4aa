/// How pages look; lengths in points.
enum PageStyle {
  /// ISO 216.
  static let a4 = (width: 595.276, height: 841.89)
  static let marginSide = 54.0
  static let marginTop = 54.0
  static let marginBottom = 66.0
  /// From the sheet's lower edge to the footer's rule.
  static let footerRule = 46.0
  static let hairline = 0.6

  static let titleSize = 21.0
  static let headingSizes = [14.0, 11.0, 9.0]
  static let bodySize = 9.5
  static let smallSize = 8.0

  static let ink: UInt32 = 0x1A_1D21
  static let quiet: UInt32 = 0x5B_6470
  static let rule: UInt32 = 0xDD_E1E6
  static let strongRule: UInt32 = 0x1A_1D21
  /// Beside the paper at least 3:1 (WCAG 2.2, success criterion 1.4.11).
  static let bar: UInt32 = 0x3A_6EA5

  /// The text and ground of a banner. Contrast at least 4.5:1 (WCAG 2.2, success criterion 1.4.3).
  static func colours(of tone: Tone) -> (text: UInt32, ground: UInt32) {
    switch tone {
    case .neutral: (0x3A_4652, 0xF0_F2F5)
    case .good: (0x17_6B41, 0xE8_F5EE)
    case .caution: (0x7A_4F00, 0xFF_F4DC)
    case .bad: (0x9B_2226, 0xFB_EAEA)
    }
  }
}

/// What a banner says at a glance.
public enum Tone: Sendable {
  case neutral
  case good
  case caution
  case bad
}

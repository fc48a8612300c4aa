import Domain
import ScriptRecognition

/// Which recogniser reads which script: one line each.
enum ScriptCatalog {
  static func model(of script: DocumentScript) -> ScriptModel {
    switch script {
    case .arabic: .arabic
    case .armenian: .armenian
    case .bengali: .bengali
    case .cyrillic: .cyrillic
    case .devanagari: .devanagari
    case .georgian: .georgian
    case .greek: .greek
    case .hanSimplified: .chineseSimplified
    case .hanTraditional: .chineseTraditional
    case .hebrew: .hebrew
    case .japanese: .japanese
    case .korean: .korean
    case .latin: .latin
    case .persian: .persian
    case .thai: .thai
    case .vietnamese: .vietnamese
    }
  }

  /// Whether a letter belongs to a script (Unicode 15, blocks of the script's letters and marks).
  static func owns(_ scalar: Unicode.Scalar, _ script: DocumentScript) -> Bool {
    switch script {
    case .arabic, .persian: (0x600...0x6FF).contains(scalar.value) || (0xFB50...0xFEFC).contains(scalar.value)
    case .armenian: (0x530...0x58F).contains(scalar.value)
    case .bengali: (0x980...0x9FF).contains(scalar.value)
    case .cyrillic: (0x400...0x52F).contains(scalar.value)
    case .devanagari: (0x900...0x97F).contains(scalar.value)
    case .georgian: (0x10A0...0x10FF).contains(scalar.value) || (0x1C90...0x1CBF).contains(scalar.value)
    case .greek: (0x370...0x3FF).contains(scalar.value) || (0x1F00...0x1FFF).contains(scalar.value)
    case .hanSimplified, .hanTraditional: isHan(scalar)
    case .hebrew: (0x590...0x5FF).contains(scalar.value)
    case .japanese: isHan(scalar) || (0x3040...0x30FF).contains(scalar.value)
    case .korean: (0xAC00...0xD7A3).contains(scalar.value) || (0x1100...0x11FF).contains(scalar.value)
    case .latin, .vietnamese: scalar.properties.isAlphabetic && scalar.value < 0x250 || isVietnamese(scalar)
    case .thai: (0xE00...0xE7F).contains(scalar.value)
    }
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    (0x4E00...0x9FFF).contains(scalar.value) || (0x3400...0x4DBF).contains(scalar.value)
  }

  private static func isVietnamese(_ scalar: Unicode.Scalar) -> Bool { (0x1E00...0x1EFF).contains(scalar.value) }
}

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

  /// Whether a letter, a mark or a digit of its own belongs to a script.
  static func owns(_ scalar: Unicode.Scalar, _ script: DocumentScript) -> Bool {
    if digits(of: script)?.contains(scalar.value) == true { return true }
    return NativeScript(of: scalar).map { alphabets(of: script).contains($0) } ?? false
  }

  /// The ten digits that a script has of its own (Unicode 15).
  private static func digits(of script: DocumentScript) -> ClosedRange<UInt32>? {
    switch script {
    case .arabic: 0x660...0x669
    case .bengali: 0x9E6...0x9EF
    case .devanagari: 0x966...0x96F
    case .persian: 0x6F0...0x6F9
    case .thai: 0xE50...0xE59
    default: nil
    }
  }

  /// Whether most capitals of a script look like Latin ones.
  static func looksLatin(_ script: DocumentScript) -> Bool { script == .cyrillic || script == .greek }

  private static func alphabets(of script: DocumentScript) -> [NativeScript] {
    switch script {
    case .arabic, .persian: [.arabic]
    case .armenian: [.armenian]
    case .bengali: [.bengali]
    case .cyrillic: [.cyrillic]
    case .devanagari: [.devanagari]
    case .georgian: [.georgian]
    case .greek: [.greek]
    case .hanSimplified, .hanTraditional: [.han]
    case .hebrew: [.hebrew]
    case .japanese: [.han, .kana]
    case .korean: [.hangul]
    case .latin, .vietnamese: [.latin]
    case .thai: [.thai]
    }
  }
}

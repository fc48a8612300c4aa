import Domain
import Foundation

/// A name of another script in Latin letters, and by which standard.
public struct NameRomanisation: Sendable, Hashable {
  /// What says how the letters are written.
  public enum Standard: String, Sendable, Hashable, CaseIterable {
    /// Armenian: BGN/PCGN 1981.
    case bgnPCGN = "bgn_pcgn_1981"
    /// Georgian: the national system of 2002.
    case georgia = "georgia_2002"
    /// Hebrew: the Academy's rules of 2006, consonants alone where the name has no points.
    case hebrewAcademy = "hebrew_academy_2006"
    /// Kana: the table of Japanese passports.
    case hepburn
    /// Devanagari and Bengali.
    case hunterian
    /// Cyrillic and Arabic: ICAO Doc 9303-3, section 6.
    case icao = "icao_9303"
    /// Thai: letter by letter, as Unicode CLDR has ISO 11940. What is spoken needs a dictionary.
    case iso11940 = "iso_11940"
    /// Greek: ELOT 743.
    case iso843 = "iso_843"
    /// Chinese characters as Mandarin reads them in names, tones left out and Ü as YU (GB/T 28039-2011).
    case pinyin
    /// Korean.
    case revisedRomanization = "revised_romanization"
    /// No standard: how the name is usually spelled, vowels that the script leaves out included.
    case usage
  }

  /// The name: capitals, words parted by one space.
  public let text: String
  /// By what.
  public let standard: Standard

  /// Issuers whose Chinese characters are read as Mandarin. Japan's have readings of their own for each name, Korea's
  /// are Korean, and Hong Kong's and Macao's names are romanised from Cantonese.
  private static let mandarin: Set<String> = ["CHN", "TWN"]

  /// Writes a name in Latin letters; nil for one in Latin letters, in several scripts or too long, for letters without
  /// a table, and for Chinese characters other than of a Mandarin-speaking issuer: nothing tells how they are read.
  /// - Parameters:
  ///   - name: at most 256 characters.
  ///   - issuer: ISO 3166-1 alpha-3 of the state whose document has the name; nil where that is not known.
  public static func of(_ name: String, issuer: String?) -> NameRomanisation? {
    guard let script = NativeScript.of(name), script != .latin else { return nil }
    switch script {
    case .han: return chinese(name, issuer: issuer)
    case .thai: return transformed(name, "Thai-Latin").map { NameRomanisation(text: $0, standard: .iso11940) }
    case .arabic, .hebrew: return usual(name) ?? spelled(name, script)
    default: return spelled(name, script)
    }
  }

  private static func spelled(_ name: String, _ script: NativeScript) -> NameRomanisation? {
    guard let standard = standard(of: script) else { return nil }
    return Transliteration.spellings(of: name).first.map { NameRomanisation(text: $0, standard: standard) }
  }

  private static func standard(of script: NativeScript) -> Standard? {
    switch script {
    case .arabic, .cyrillic: .icao
    case .armenian: .bgnPCGN
    case .bengali, .devanagari: .hunterian
    case .georgian: .georgia
    case .greek: .iso843
    case .hangul: .revisedRomanization
    case .hebrew: .hebrewAcademy
    case .kana: .hepburn
    case .han, .latin, .thai: nil
    }
  }

  /// The usual spelling, where it is known of every word.
  private static func usual(_ name: String) -> NameRomanisation? {
    let words = name.split(whereSeparator: \.isWhitespace).map { VowellessNames.spelling(of: String($0)) }
    let known = words.compactMap(\.self)
    guard !known.isEmpty, known.count == words.count else { return nil }
    return NameRomanisation(text: known.joined(separator: " ").uppercased(), standard: .usage)
  }

  /// CLDR's `Han-Latin/Names` knows the readings that characters have as family names (单 is Shan, not Dan).
  private static func chinese(_ name: String, issuer: String?) -> NameRomanisation? {
    let isHan = name.unicodeScalars.allSatisfy { !$0.properties.isAlphabetic || NativeScript(of: $0) == .han }
    guard isHan, let issuer, mandarin.contains(issuer), let read = transformed(name, "Han-Latin/Names") else {
      return nil
    }
    var plain = ""
    for scalar in read.decomposedStringWithCanonicalMapping.unicodeScalars {
      if scalar == "\u{308}", plain.last == "U" { plain = plain.dropLast() + "YU" }
      if scalar.properties.generalCategory != .nonspacingMark { plain.unicodeScalars.append(scalar) }
    }
    return NameRomanisation(text: plain, standard: .pinyin)
  }

  /// Capitals by a transform of Unicode CLDR; nil where a letter of another script is left.
  private static func transformed(_ name: String, _ transform: String) -> String? {
    guard name.count <= 256, let text = name.applyingTransform(StringTransform(transform), reverse: false) else {
      return nil
    }
    let words = text.uppercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return NativeScript.of(words) == .latin ? words : nil
  }
}

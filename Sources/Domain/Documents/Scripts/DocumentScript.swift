/// A way of writing that stands on documents; each has a recogniser of its own. Raw values are ISO 15924 codes;
/// Persian's letters and Vietnamese's stacked marks need other recognisers than the rest of their scripts.
public enum DocumentScript: String, Sendable, Hashable, CaseIterable {
  case arabic = "Arab"
  case armenian = "Armn"
  case bengali = "Beng"
  case cyrillic = "Cyrl"
  case devanagari = "Deva"
  case georgian = "Geor"
  case greek = "Grek"
  case hanSimplified = "Hans"
  case hanTraditional = "Hant"
  case hebrew = "Hebr"
  case japanese = "Jpan"
  case korean = "Kore"
  case latin = "Latn"
  case persian = "Arab-IR"
  case thai = "Thai"
  case vietnamese = "Latn-VN"

  /// The script of a language, by its BCP 47 tag; Latin where the language has no other here.
  public static func of(language tag: String) -> DocumentScript {
    let parts = tag.split(separator: "-").map { $0.lowercased() }
    if let named = allCases.first(where: { parts.dropFirst().contains($0.rawValue.lowercased()) }) { return named }
    guard let language = parts.first else { return .latin }
    if language == "zh", parts.contains(where: ["tw", "hk", "mo"].contains) { return .hanTraditional }
    return byLanguage[language] ?? .latin
  }

  /// Scripts other than Latin that an issuer's documents are written in, most likely first; empty for the many that
  /// write Latin alone.
  /// - Parameter issuer: ISO 3166-1 alpha-3, or a code of ICAO Doc 9303-3, section 5.
  public static func native(to issuer: String) -> [DocumentScript] { byIssuer[issuer] ?? [] }

  /// What issuers and languages are written in beside plain Latin, each once, in the order named: what a reader is to
  /// look for. Empty where nothing but Latin is named.
  /// - Parameters:
  ///   - issuers: see ``native(to:)``.
  ///   - languages: BCP 47 tags.
  public static func wanted(issuers: [String], languages: [String]) -> [DocumentScript] {
    var seen: Set<DocumentScript> = []
    return (issuers.flatMap(native) + languages.map(of(language:))).filter { seen.insert($0).inserted }
  }

  /// A BCP 47 tag of the commonest language that documents write in it.
  public var language: String {
    switch self {
    case .arabic: "ar"
    case .armenian: "hy"
    case .bengali: "bn"
    case .cyrillic: "ru"
    case .devanagari: "hi"
    case .georgian: "ka"
    case .greek: "el"
    case .hanSimplified: "zh"
    case .hanTraditional: "zh-TW"
    case .hebrew: "he"
    case .japanese: "ja"
    case .korean: "ko"
    case .latin: "und"
    case .persian: "fa"
    case .thai: "th"
    case .vietnamese: "vi"
    }
  }

  /// Whether its letters are Latin, with whatever marks.
  public var isLatin: Bool { self == .latin || self == .vietnamese }

  /// Whether its lines run from right to left.
  public var isWrittenLeftward: Bool { self == .arabic || self == .hebrew || self == .persian }

  private static let byLanguage: [String: DocumentScript] = [
    "ar": .arabic, "be": .cyrillic, "bg": .cyrillic, "bn": .bengali, "el": .greek, "fa": .persian, "he": .hebrew,
    "hi": .devanagari, "hy": .armenian, "ja": .japanese, "ka": .georgian, "kk": .cyrillic, "ko": .korean,
    "ky": .cyrillic, "mk": .cyrillic, "mn": .cyrillic, "mr": .devanagari, "ne": .devanagari, "ps": .persian,
    "ru": .cyrillic, "sr": .cyrillic, "tg": .cyrillic, "th": .thai, "uk": .cyrillic, "ur": .arabic,
    "vi": .vietnamese, "zh": .hanSimplified,
  ]

  private static let byIssuer: [String: [DocumentScript]] = [
    "AFG": [.persian], "ARE": [.arabic], "ARM": [.armenian], "BGD": [.bengali], "BGR": [.cyrillic], "BHR": [.arabic],
    "BIH": [.cyrillic], "BLR": [.cyrillic], "CHN": [.hanSimplified], "CYP": [.greek], "DZA": [.arabic],
    "EGY": [.arabic], "GEO": [.georgian], "GRC": [.greek], "HKG": [.hanTraditional], "IND": [.devanagari],
    "IRN": [.persian], "IRQ": [.arabic], "ISR": [.hebrew, .arabic], "JOR": [.arabic], "JPN": [.japanese],
    "KAZ": [.cyrillic], "KGZ": [.cyrillic], "KOR": [.korean], "KWT": [.arabic], "LBN": [.arabic], "LBY": [.arabic],
    "MAC": [.hanTraditional], "MAR": [.arabic], "MKD": [.cyrillic], "MNE": [.cyrillic], "MNG": [.cyrillic],
    "NPL": [.devanagari], "OMN": [.arabic], "PAK": [.arabic], "PRK": [.korean], "PSE": [.arabic], "QAT": [.arabic],
    "RUS": [.cyrillic], "SAU": [.arabic], "SDN": [.arabic], "SRB": [.cyrillic], "SYR": [.arabic], "THA": [.thai],
    "TJK": [.cyrillic], "TUN": [.arabic], "TWN": [.hanTraditional], "UKR": [.cyrillic], "VNM": [.vietnamese],
    "YEM": [.arabic],
  ]
}

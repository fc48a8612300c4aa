/// The fonts of a house, as Debian's packages `fonts-noto-core`, `fonts-noto-cjk` and `fonts-dejavu-core` lay them out.
public enum FontShelf {
  /// Scripts with letters of their own in which names, places and messages are written; Noto Sans itself has the
  /// Latin, Cyrillic and Greek ones. The families' names are made of these.
  private static let scripts = [
    "Arabic", "Armenian", "Bengali", "Devanagari", "Ethiopic", "Georgian", "Gujarati", "Gurmukhi", "Hebrew", "Kannada",
    "Khmer", "Lao", "Malayalam", "Myanmar", "Oriya", "Sinhala", "Tamil", "Telugu", "Thaana", "Thai",
  ]
  private static let noto = "/usr/share/fonts/truetype/noto/NotoSans"
  private static let cjk = "/usr/share/fonts/opentype/noto/NotoSansCJK"
  private static let weights = ["Regular", "Bold"]

  /// Every font, the plain one first.
  public static let fonts: [FontFile] =
    ([""] + scripts).flatMap { script in weights.map { FontFile("\(noto)\(script)-\($0).ttf") } }
    // The collection's first four fonts: JP, KR, SC, TC.
    + weights.flatMap { weight in (0..<4).map { FontFile("\(cjk)-\(weight).ttc", index: $0) } }
    + [FontFile("\(noto)Symbols-Regular.ttf"), FontFile("/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf")]

  /// Families for running text, each character from the first that has it. All are named: unnamed ones would be taken
  /// in an order of fontconfig's.
  static func families(han: String) -> String {
    (["Noto Sans"] + scripts.map { "Noto Sans " + $0 } + ["Noto Sans CJK " + han, "Noto Sans Symbols"])
      .joined(separator: ",")
  }

  /// Families for what is set in letters of one width.
  static func codeFamilies(han: String) -> String { "DejaVu Sans Mono," + families(han: han) }
}

/// Georgian letters: the national system of 2002 (Georgian Academy of Sciences and State Department of Geodesy and
/// Cartography; United Nations resolution IX), its apostrophes left out as a zone must (ICAO Doc 9303-3, section 4.6).
enum GeorgianSpelling: ScriptTable {
  /// The 33 letters in use, then letters given up in 1879, as the letters that took their place, and Mingrelian's and
  /// Svan's.
  static let forms: [Character: [String]] = [
    "ა": ["A"], "ბ": ["B"], "გ": ["G"], "დ": ["D"], "ე": ["E"], "ვ": ["V"], "ზ": ["Z"], "თ": ["T"], "ი": ["I"],
    "კ": ["K"], "ლ": ["L"], "მ": ["M"], "ნ": ["N"], "ო": ["O"], "პ": ["P"], "ჟ": ["ZH"], "რ": ["R"], "ს": ["S"],
    "ტ": ["T"], "უ": ["U"], "ფ": ["P"], "ქ": ["K"], "ღ": ["GH"], "ყ": ["Q"], "შ": ["SH"], "ჩ": ["CH"], "ც": ["TS"],
    "ძ": ["DZ"], "წ": ["TS"], "ჭ": ["CH"], "ხ": ["KH"], "ჯ": ["J"], "ჰ": ["H"],
    "ჱ": ["EI", "E"], "ჲ": ["I", "Y"], "ჳ": ["VI", "W"], "ჴ": ["KH", "Q"], "ჵ": ["O"], "ჶ": ["F"], "ჷ": ["A", "E"],
    "ჸ": [""], "ჹ": ["G"], "ჺ": [""], "ჼ": ["N"], "ჽ": [""], "ჾ": [""], "ჿ": [""],
  ]

  /// Soviet-time and Western usage: aspirates marked, Q as K.
  private static let usual: [Character: [String]] = [
    "თ": ["TH"], "ფ": ["PH", "F"], "ქ": ["KH", "Q", "C"], "ყ": ["K", "KH"], "ღ": ["G"], "ც": ["C", "TZ"],
    "წ": ["C", "TZ"], "ჭ": ["TCH"], "ჩ": ["TCH"], "ხ": ["H"], "ჯ": ["DJ", "DZH"], "ვ": ["W"], "ჟ": ["J"], "კ": ["C"],
    "ძ": ["Z"], "უ": ["OU"],
  ]

  static func schemes(of run: [Character]) -> [[[String]]]? {
    var places: [[String]] = []
    for letter in run {
      guard let form = forms.form(of: modern(letter)) else { return nil }
      places.append(form)
    }
    return [places]
  }

  static func customary(of run: [Character]) -> [[String]] {
    run.map(modern).map { (forms.form(of: $0) ?? [""]) + (usual.form(of: $0) ?? []) }
  }

  /// Capitals (Mtavruli) and the two old alphabets stand in the order of the modern one.
  private static func modern(_ letter: Character) -> Character {
    guard let scalar = letter.unicodeScalars.first else { return letter }
    let start: UInt32
    switch scalar.value {
    case 0x10A0...0x10CF: start = 0x10A0
    case 0x1C90...0x1CBF: start = 0x1C90
    case 0x2D00...0x2D2F: start = 0x2D00
    default: return letter
    }
    return Unicode.Scalar(scalar.value - start + 0x10D0).map(Character.init) ?? letter
  }
}

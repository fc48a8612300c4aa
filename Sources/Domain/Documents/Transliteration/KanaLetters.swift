/// Kana brought to hiragana: katakana, half-width letters with their voicing marks, and iteration marks.
enum KanaLetters {
  /// Hiragana, the few katakana without one, and "ー"; nil where a letter is none of these.
  static func read(_ run: [Character]) -> [Character]? {
    var letters: [Character] = []
    for scalar in run.flatMap(\.unicodeScalars) {
      switch scalar.value {
      case 0x3041...0x3096, 0x309F, 0x30F7...0x30FA, 0x30FF, 0x31F0...0x31FF, 0x30FC: letters.append(Character(scalar))
      case 0x30A1...0x30F6: append(scalar.value - 0x60, to: &letters)
      case 0xFF66...0xFF9D:
        let place = halfWidth.index(halfWidth.startIndex, offsetBy: Int(scalar.value - 0xFF66))
        letters.append(halfWidth[place])
      case 0x3099, 0x309B, 0xFF9E: voice(&letters, by: 1)
      case 0x309A, 0x309C, 0xFF9F: voice(&letters, by: 2)
      case 0x309D, 0x30FD: if let last = letters.last { letters.append(last) }
      case 0x309E, 0x30FE:
        if let last = letters.last {
          letters.append(last)
          voice(&letters, by: 1)
        }
      default: return nil
      }
    }
    return letters
  }

  private static let halfWidth = Array("をぁぃぅぇぉゃゅょっーあいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん")

  private static func append(_ value: UInt32, to letters: inout [Character]) {
    if let scalar = Unicode.Scalar(value) { letters.append(Character(scalar)) }
  }

  /// Voiced letters stand one after their plain ones, half-voiced two.
  private static func voice(_ letters: inout [Character], by step: UInt32) {
    guard let last = letters.last?.unicodeScalars.first else { return }
    let voiced: String = step == 1 ? "かきくけこさしすせそたちつてとはひふへほ" : "はひふへほ"
    if step == 1, last == "う" {
      letters[letters.count - 1] = "ゔ"
    } else if voiced.unicodeScalars.contains(last), let scalar = Unicode.Scalar(last.value + step) {
      letters[letters.count - 1] = Character(scalar)
    }
  }
}

/// A line of a PDF page's text layer: what a copy of the page's text would say there, seen or not.
public struct TextLayerLine: Sendable, Equatable {
  /// What it says.
  public private(set) var text: String
  /// Where it stands on the rendered page, in pixels.
  public private(set) var left: Double
  /// Upper edge.
  public private(set) var top: Double
  /// Right edge.
  public private(set) var right: Double
  /// Lower edge.
  public private(set) var bottom: Double

  /// A character of a text layer; its box is empty where the layer only implies it.
  struct Character {
    let scalar: Unicode.Scalar
    let left: Double
    let top: Double
    let right: Double
    let bottom: Double

    var isSpace: Bool { scalar.properties.isWhitespace }
    var hasBox: Bool { right > left && bottom > top }
  }

  /// Space between two characters of one line, in heights of the line, above which they stand in two columns. Letters
  /// print label and value a tab apart; within a line of set text a justified space stays below one height.
  static let gapMax = 2.0

  private init(_ first: Character) {
    text = String(Swift.Character(first.scalar))
    (left, top, right, bottom) = (first.left, first.top, first.right, first.bottom)
  }

  /// Puts characters together as lines: a new one begins where the layer says so, where a character stands beside the
  /// line's own height, and after a gap.
  static func lines(_ characters: [Character]) -> [TextLayerLine] {
    var lines: [TextLayerLine] = []
    var (isOpen, isSpaced) = (false, false)
    for character in characters {
      if character.scalar == "\r" || character.scalar == "\n" {
        isOpen = false
      } else if character.isSpace {
        isSpaced = true
      } else if character.hasBox, character.scalar.properties.generalCategory != .control {
        if isOpen, let last = lines.indices.last, lines[last].continues(with: character) {
          lines[last].append(character, isSpaced: isSpaced)
        } else {
          lines.append(TextLayerLine(character))
        }
        (isOpen, isSpaced) = (true, false)
      }
    }
    return lines
  }

  private func continues(with next: Character) -> Bool {
    let height = bottom - top
    let middle = (next.top + next.bottom) / 2
    // Small marks, such as a comma, stand at the edge of a line.
    guard middle > top - 0.5 * height, middle < bottom + 0.5 * height else { return false }
    let gap = next.left >= left ? next.left - right : left - next.right
    return gap < Self.gapMax * max(height, next.bottom - next.top)
  }

  private mutating func append(_ next: Character, isSpaced: Bool) {
    if isSpaced { text.append(" ") }
    text.unicodeScalars.append(next.scalar)
    left = min(left, next.left)
    top = min(top, next.top)
    right = max(right, next.right)
    bottom = max(bottom, next.bottom)
  }
}

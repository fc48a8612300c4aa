import Domain
import EngineProtocol
import Imaging

/// Covers numbers that the law forbids to keep, such as Japan's Individual Number, on the pictures made of a page.
enum NumberCover {
  /// The page with every line that holds such a number blackened; the page itself where the document has none.
  static func covering(_ page: Image, lines: [TextLineMessage]) -> Image {
    let specification = DocumentSpecifications.matching(lines.map(\.text), known: nil)
    guard let rule = specification?.numberRule.flatMap(NationalNumbers.rule), rule.isMasked else { return page }
    var covered = page
    for line in lines where !rule.find(in: line.text).isEmpty { covered.fill(PageBox(line.box), with: (0, 0, 0)) }
    return covered
  }
}

extension Image {
  /// Paints the part of a box that lies on the picture.
  fileprivate mutating func fill(_ box: PageBox, with colour: (UInt8, UInt8, UInt8)) {
    guard let inside = box.clipped(to: self) else { return }
    for y in Int(inside.top)..<Int(inside.bottom.rounded(.up)) {
      for x in Int(inside.left)..<Int(inside.right.rounded(.up)) {
        let at = (y * width + x) * 3
        (pixels[at], pixels[at + 1], pixels[at + 2]) = colour
      }
    }
  }
}

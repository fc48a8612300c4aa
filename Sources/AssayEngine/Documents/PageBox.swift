import EngineProtocol
import Imaging

/// An upright box on a page, in its pixels.
struct PageBox: Equatable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  /// The part inside a page; nil where nothing is left.
  func clipped(to page: Image) -> PageBox? {
    let inside = PageBox(
      left: max(left, 0), top: max(top, 0), right: min(right, Double(page.width)),
      bottom: min(bottom, Double(page.height)))
    return inside.right > inside.left && inside.bottom > inside.top ? inside : nil
  }

  /// As the wire has it, rounded to a tenth of a pixel.
  var message: BoxMessage {
    func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }
    return BoxMessage(x: tenths(left), y: tenths(top), width: tenths(right - left), height: tenths(bottom - top))
  }
}

import Domain
import EngineProtocol

extension DocumentObservation.Page {
  /// A page of the wire. Its outline is as long as the mean of the two sides that face each other.
  init(_ message: PageMessage) {
    func side(_ first: Int, _ second: Int) -> Double {
      guard [first, second].allSatisfy(message.corners.indices.contains) else { return 0 }
      let (one, other) = (message.corners[first], message.corners[second])
      guard one.count == 2, other.count == 2 else { return 0 }
      return ((one[0] - other[0]) * (one[0] - other[0]) + (one[1] - other[1]) * (one[1] - other[1])).squareRoot()
    }
    self.init(
      width: Double(message.width), height: Double(message.height),
      outline: message.outlined
        ? DocumentObservation.Outline(width: (side(0, 1) + side(3, 2)) / 2, height: (side(0, 3) + side(1, 2)) / 2) : nil
    )
  }
}

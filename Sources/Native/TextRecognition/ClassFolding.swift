import Glibc

/// Sums a network's many classes into a few symbols: each symbol takes the classes of its spellings.
public struct ClassFolding: Sendable {
  private let members: [[Int]]

  /// Finds the classes of each symbol's spellings.
  /// - Parameters:
  ///   - spellings: for each symbol, the characters that count as it; those the network lacks are ignored.
  ///   - alphabet: ``LineRecognizer/alphabet``.
  public init(spellings: [[String]], alphabet: [String]) {
    var classes: [String: [Int]] = [:]
    for (index, character) in alphabet.enumerated() { classes[character, default: []].append(index + 1) }
    members = spellings.map { $0.flatMap { classes[$0] ?? [] } }
  }

  func fold(_ values: UnsafeBufferPointer<Float>, frames: Int, classes: Int) -> Lattice {
    var logarithms: [Float] = []
    logarithms.reserveCapacity(frames * (members.count + 1))
    var tops: [(logarithm: Float, isBlank: Bool)] = []
    // A probability of zero would forbid a symbol outright on one bad frame.
    let floor: Float = 1e-7
    for frame in 0..<frames {
      let base = frame * classes
      logarithms.append(log(max(values[base], floor)))
      for symbol in members {
        var sum: Float = 0
        for index in symbol { sum += values[base + index] }
        logarithms.append(log(max(sum, floor)))
      }
      let top = Self.greatest(of: UnsafeBufferPointer(rebasing: values[base..<(base + classes)]))
      tops.append((log(max(top, floor)), top == values[base]))
    }
    return Lattice(frames: frames, symbols: members.count, logarithms: logarithms, tops: tops)
  }

  /// The greatest of a frame's thousands of probabilities, sixteen at a time: the compiler keeps an order that floats
  /// without not-a-number do not need.
  private static func greatest(of values: UnsafeBufferPointer<Float>) -> Float {
    var best = SIMD16<Float>(repeating: values[0])
    let whole = values.count / 16 * 16
    let bytes = UnsafeRawBufferPointer(values)
    for index in stride(from: 0, to: whole, by: 16) {
      let next = bytes.loadUnaligned(fromByteOffset: index * MemoryLayout<Float>.stride, as: SIMD16<Float>.self)
      best.replace(with: next, where: next .> best)
    }
    return values[whole...].reduce(best.max()) { max($0, $1) }
  }
}

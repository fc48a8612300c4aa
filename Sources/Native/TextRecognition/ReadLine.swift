/// A line as a network reads it without any constraint.
public struct ReadLine: Sendable, Equatable {
  /// What it says.
  public let text: String
  /// Mean probability of its characters, 0 through 1; 0 where it says nothing.
  public let confidence: Double

  /// A line of text.
  public init(text: String, confidence: Double) {
    self.text = text
    self.confidence = confidence
  }

  /// The likeliest class of every frame, repetitions merged, "no character" left out.
  init(greedy values: UnsafeBufferPointer<Float>, frames: Int, classes: Int, alphabet: [String]) {
    var (text, sum, count, last) = ("", 0.0, 0, 0)
    for frame in 0..<frames {
      var (best, top) = (0, -Float.infinity)
      let base = frame * classes
      for index in 0..<classes where values[base + index] > top {
        (best, top) = (index, values[base + index])
      }
      defer { last = best }
      guard best != 0, best != last, best <= alphabet.count else { continue }
      text += alphabet[best - 1]
      sum += Double(top)
      count += 1
    }
    self.init(text: text, confidence: count > 0 ? sum / Double(count) : 0)
  }
}

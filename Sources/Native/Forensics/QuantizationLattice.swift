import Glibc

/// The steps in which an earlier JPEG encoder counted: coefficients of a picture that was a JPEG before still lie near
/// their multiples (Fan and de Queiroz, "Identification of bitmap compression history", 2003), as long as what came
/// after did not count in larger steps.
struct QuantizationLattice {
  /// For each of ``BlockTransform/frequencies`` the step; nil where none was found.
  let steps: [Float?]
  /// Mean agreement with the steps over the picture, 0 (none) through 1.
  let agreement: Double

  /// Largest step looked for: that of the lowest frequencies at quality 25 or so.
  private static let stepMax = 40
  /// A coefficient nearer to zero than this share of a step says nothing of the step.
  static let silence: Float = 0.35
  /// Least mean agreement of a frequency's coefficients with a step. Coefficients that no encoder counted reach 0.1.
  private static let agreementMin = 0.3
  /// Fewest coefficients by which a frequency is judged.
  private static let countMin = 150
  /// Fewest frequencies of a lattice.
  private static let frequenciesMin = 3
  /// Largest coefficient that is counted, and how many bins each unit has.
  private static let (reach, bins) = (200, 4)

  /// Looks for the steps of an encoder before the last one.
  /// - Parameter stored: the steps of the file itself, in the order of ``BlockTransform/frequencies``; ones where it
  ///   was not compressed.
  /// - Returns: nil where no earlier encoder left its steps.
  init?(_ blocks: BlockTransform, stored: [Int]) {
    let count = BlockTransform.frequencies.count
    var steps = [Float?](repeating: nil, count: count)
    var agreements: [Double] = []
    for frequency in 0..<count {
      let histogram = Self.histogram(blocks, frequency)
      guard let (step, agreement) = Self.step(histogram, stored: stored[frequency]) else { continue }
      steps[frequency] = Float(step)
      agreements.append(agreement)
    }
    guard agreements.count >= Self.frequenciesMin else { return nil }
    self.steps = steps
    agreement = agreements.reduce(0, +) / Double(agreements.count)
  }

  private static func histogram(_ blocks: BlockTransform, _ frequency: Int) -> [Int] {
    var histogram = [Int](repeating: 0, count: reach * bins)
    let count = BlockTransform.frequencies.count
    for block in blocks.isWhole.indices where blocks.isWhole[block] {
      let bin = Int(abs(blocks.coefficients[block * count + frequency]) * Float(bins) + 0.5)
      if bin < histogram.count { histogram[bin] += 1 }
    }
    return histogram
  }

  /// The largest step that coefficients agree with nearly as well as with any.
  private static func step(_ histogram: [Int], stored: Int) -> (step: Int, agreement: Double)? {
    // What the file itself counts in hides smaller steps, and its own first multiple agrees with steps up to a third
    // larger: cos(2π · 1/1.4) is below nought.
    let first = max(2, Int((1.4 * Double(stored)).rounded(.up)))
    let candidates = (first...max(stepMax, first)).compactMap { step in
      agreement(of: histogram, with: step).map { (step: step, agreement: $0) }
    }
    guard let best = candidates.max(by: { $0.agreement < $1.agreement }), best.agreement >= agreementMin else {
      return nil
    }
    return candidates.last { $0.agreement >= 0.9 * best.agreement }
  }

  private static func agreement(of histogram: [Int], with step: Int) -> Double? {
    var (sum, count) = (0.0, 0)
    let first = Int((silence * Float(step * bins)).rounded(.up))
    guard first < histogram.count else { return nil }
    for bin in first..<histogram.count where histogram[bin] > 0 {
      sum += Double(histogram[bin]) * cos(2 * .pi * Double(bin) / Double(bins * step))
      count += histogram[bin]
    }
    return count >= countMin ? sum / Double(count) : nil
  }
}

import Glibc
public import Imaging

/// A picture that was taken of a screen. Evidence for a person, never a verdict.
public struct ScreenTrace: Sendable, Equatable {
  /// Around the places that show the screen's grid, in the picture.
  public let frame: Quadrilateral
  /// How strongly: doublings of the wave's power over what is needed, from 0 upward.
  public let strength: Double

  /// A screen's grid and where it shows.
  public init(frame: Quadrilateral, strength: Double) {
    self.frame = frame
    self.strength = strength
  }
}

/// Looks for the grid of a screen, or its moiré: one wave all over the picture whose colours are out of step.
///
/// A screen's pixel has its red, green and blue side by side, so that their waves follow each other by a third of a
/// pixel, and by as much in every moiré of them. Fine lines of print are of one ink, whose colours rise and fall
/// together; what a sensor's mosaic makes of finer ones lies half a wave apart, which is no step sideways either. So
/// the imaginary part of the colours' cross-spectrum (imaginary coherency, Nolte et al. 2004) is looked at, averaged
/// over patches all over the picture, where it stands out from what is around it. Inks that lie side by side in even
/// rules all over a page look the same there, but end where the page does: what is lit along the picture's edge has to
/// show the wave, too.
///
/// Measured on pictures drawn by `Samples/generate.py --set screens`, whose honest ones are in 12 degradations, three
/// in four of them under fine lines of one to three inks: 1 of 78 honest ones was suspected with the seed that
/// thresholds were set on, 2 of 104 with another, each of them print of several inks that filled its picture or lay on
/// a dark desk; of 82 specimens and drawings of other sets none. With the other seed a screen was found in 36 of 47
/// pictures in which its pixels were two to four of the picture's wide, in 7 of 30 where they were 1.2 to 2, and in 3
/// of 27 below: there lens, mosaic and JPEG leave little of it. A screenshot, or a picture that was shrunk, shows
/// nothing.
public enum ScreenTraces {
  /// Times by which the wave's power exceeds what is around it: of 182 honest pictures those without lines of several
  /// inks reached 9.2, the labelled sets' 1.9.
  static let excessMin: Float = 10
  /// Share of the wave's power that is out of step.
  static let coherenceMin: Float = 0.35
  /// Share of the patches in which the wave stands out by ``patchExcessMin``.
  static let shareMin = 0.5
  static let patchExcessMin: Float = 3
  /// Patches along a side of the picture, between these shares of it: what lies beyond is mostly desk.
  static let patchesAcross = 6
  static let reach = 0.12...0.88
  /// Fewest patches that say something.
  static let patchesMin = 9
  /// Patches along the picture's upper and lower edge, and along the others: a screen goes on there.
  static let edgePatches = (across: 8, down: 6)
  /// Means of a patch between which it is lit, and not blown out: elsewhere no wave can be seen.
  static let lit: ClosedRange<Float> = 40...225
  /// Fewest lit patches along the edge that say something.
  static let edgePatchesMin = 6

  /// A frequency that is looked at: its place in a spectrum, and waves along and down a patch.
  struct Frequency {
    let at: Int
    let across: Int
    let down: Int
  }

  private struct Wave {
    let at: Frequency
    let colours: (Int, Int)
    let offset: Float
    let excess: Float
  }

  /// Looks at a picture as it was stored.
  /// - Returns: nil where it shows no screen, or has no room for ``patchesMin`` patches.
  public static func find(in picture: Image) -> ScreenTrace? {
    let places = places(in: picture)
    guard places.count >= patchesMin else { return nil }
    let patches = places.map { PatchSpectrum(of: picture, left: $0.x, top: $0.y) }
    guard let wave = strongest(of: patches), wave.excess >= excessMin else { return nil }
    let shown = zip(places, patches).filter { shows($0.1, wave, slack: 0) }.map(\.0)
    guard Double(shown.count) >= shareMin * Double(places.count), goesOn(wave, in: picture) else { return nil }
    return ScreenTrace(frame: frame(around: shown), strength: log2(Double(wave.excess / excessMin)))
  }

  private static func places(in picture: Image) -> [(x: Int, y: Int)] {
    func starts(_ extent: Int) -> [Int] {
      (0..<patchesAcross).map { step in
        let share = (Double(step) + 0.5) / Double(patchesAcross) * (reach.upperBound - reach.lowerBound)
        return Int((reach.lowerBound + share) * Double(extent)) - PatchSpectrum.side / 2
      }.filter { $0 >= 0 && $0 + PatchSpectrum.side <= extent }
    }
    let columns = starts(picture.width)
    return starts(picture.height).flatMap { y in columns.map { (x: $0, y: y) } }
  }

  /// The wave that stands out most among those whose colours are out of step.
  private static func strongest(of patches: [PatchSpectrum]) -> Wave? {
    let count = PatchSpectrum.count
    var powers = [Float](repeating: 0, count: 3 * count)
    for patch in patches {
      for at in powers.indices {
        powers[at] += patch.real[at] * patch.real[at] + patch.imaginary[at] * patch.imaginary[at]
      }
    }
    var best: Wave?
    for colours in [(0, 1), (1, 2), (0, 2)] {
      var offsets = [Float](repeating: 0, count: frequencies.count)
      for patch in patches { patch.add(offsetsOf: colours, to: &offsets) }
      for (frequency, offset) in zip(frequencies, offsets) {
        let whole = (powers[colours.0 * count + frequency.at] * powers[colours.1 * count + frequency.at]).squareRoot()
        guard whole > 0, abs(offset) >= coherenceMin * whole else { continue }
        let around = median(
          surroundings(of: frequency).map { (powers[$0] + powers[count + $0] + powers[2 * count + $0]) / 3 })
        let excess = abs(offset) / max(around, .leastNormalMagnitude)
        if excess > best?.excess ?? 0 {
          best = Wave(at: frequency, colours: colours, offset: offset, excess: min(excess, 1e6))
        }
      }
    }
    return best
  }

  /// - Parameter slack: steps by which a patch's frequency may be another, as a page seen askew has them far apart.
  private static func shows(_ patch: PatchSpectrum, _ wave: Wave, slack: Int) -> Bool {
    let offsets = (-slack...slack).flatMap { down in
      (-slack...slack).map { across in
        patch.offset(
          wave.colours.0, wave.colours.1, at: index(wave.at.across + across, wave.at.down + down))
      }
    }
    let own = offsets.map { wave.offset < 0 ? -$0 : $0 }.max() ?? 0
    return own > 0 && own >= patchExcessMin * median(surroundings(of: wave.at).map(patch.power))
  }

  /// Whether the wave is seen along the picture's edge, or nothing can be seen there.
  private static func goesOn(_ wave: Wave, in picture: Image) -> Bool {
    let (right, bottom) = (picture.width - PatchSpectrum.side, picture.height - PatchSpectrum.side)
    func steps(_ extent: Int, _ count: Int) -> [Int] {
      (0..<count).map { Int((Double(extent * $0) / Double(count - 1)).rounded()) }
    }
    let level = steps(right, edgePatches.across).flatMap { [(x: $0, y: 0), (x: $0, y: bottom)] }
    let upright = steps(bottom, edgePatches.down).dropFirst().dropLast().flatMap { [(x: 0, y: $0), (x: right, y: $0)] }
    let patches = (level + upright).map { PatchSpectrum(of: picture, left: $0.x, top: $0.y) }
      .filter { lit.contains($0.mean) }
    let shown = patches.count { shows($0, wave, slack: 1) }
    return patches.count < edgePatchesMin || Double(shown) >= shareMin * Double(patches.count)
  }

  private static func frame(around places: [(x: Int, y: Int)]) -> Quadrilateral {
    let (left, top) = (places.map(\.x).min() ?? 0, places.map(\.y).min() ?? 0)
    let (right, bottom) = (places.map(\.x).max() ?? 0, places.map(\.y).max() ?? 0)
    return Quadrilateral(
      width: Double(right - left + PatchSpectrum.side), height: Double(bottom - top + PatchSpectrum.side)
    ).map { $0 + Point(x: Double(left), y: Double(top)) }
  }

  /// Half a plane of frequencies, without the slow ones, which are the picture itself, and those that the blocks of a
  /// JPEG have, of 8 pixels and, where colour is kept at half the size, of 16.
  static let frequencies: [Frequency] = (0..<32).flatMap { across in
    (-31..<32).compactMap { down in
      let isUpper = across > 0 || down > 0
      let square = across * across + down * down
      guard isUpper, (25...961).contains(square), across % 4 != 0 || down % 4 != 0 else { return nil }
      return Frequency(at: index(across, down), across: across, down: down)
    }
  }

  private static func index(_ across: Int, _ down: Int) -> Int {
    let mask = PatchSpectrum.side - 1
    return (across & mask) * PatchSpectrum.side + (down & mask)
  }

  /// Frequencies three and four steps away, all around.
  private static func surroundings(of frequency: Frequency) -> [Int] {
    (-4...4).flatMap { down in
      (-4...4).compactMap { across in
        max(abs(across), abs(down)) >= 3 ? index(frequency.across + across, frequency.down + down) : nil
      }
    }
  }

  /// The middle of some values, or between the two middle ones; 0 of none.
  static func median(_ values: [Float]) -> Float {
    guard !values.isEmpty else { return 0 }
    let sorted = values.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}

/// Probabilities of a small alphabet along a line: one row a frame, "no character" first, then the symbols.
public struct Lattice: Sendable, Equatable {
  /// Rows.
  public let frames: Int
  /// Symbols, "no character" not counted.
  public let symbols: Int
  /// `frames * (symbols + 1)` natural logarithms of probabilities.
  public let logarithms: [Float]
  /// Natural logarithm of the likeliest class of every frame before folding, and whether that was "no character".
  public let tops: [(logarithm: Float, isBlank: Bool)]

  /// Wraps a lattice that is already laid out.
  /// - Precondition: the counts fit.
  public init(frames: Int, symbols: Int, logarithms: [Float], tops: [(logarithm: Float, isBlank: Bool)]) {
    precondition(logarithms.count == frames * (symbols + 1) && tops.count == frames, "rows must fill the lattice")
    self.frames = frames
    self.symbols = symbols
    self.logarithms = logarithms
    self.tops = tops
  }

  /// Compares all values.
  public static func == (left: Lattice, right: Lattice) -> Bool {
    left.frames == right.frames && left.symbols == right.symbols && left.logarithms == right.logarithms
      && left.tops.elementsEqual(right.tops) { $0.logarithm == $1.logarithm && $0.isBlank == $1.isBlank }
  }
}

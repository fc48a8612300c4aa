/// What a model put out: 32-bit floats in row-major order.
public struct Tensor: Sendable, Equatable {
  /// Extent of each dimension, outermost first.
  public let shape: [Int]
  /// As many values as the product of `shape`.
  public let values: [Float]

  /// Wraps values that are already laid out.
  /// - Precondition: `values.count` is the product of `shape`.
  public init(shape: [Int], values: [Float]) {
    precondition(shape.reduce(1, *) == values.count, "values must fill the shape")
    self.shape = shape
    self.values = values
  }
}

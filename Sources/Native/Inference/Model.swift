internal import COpenVINO

/// One network compiled for one input shape. Not for two callers at once: it owns one request and its buffers.
public final class Model {
  /// File name without its folder.
  public let name: String
  /// Input shape: batch, channels, rows, columns.
  public let inputShape: [Int]
  private let model: OpaquePointer
  // The compiled model refers to the runtime for life.
  private let runtime: Runtime

  /// Compiles an ONNX file.
  /// - Parameter inputShape: four extents above 0, fixed for the life of the model.
  /// - Throws: ``InferenceError/unreadableModel(name:)`` or ``InferenceError/failed(name:)``.
  public init(path: String, inputShape: [Int], runtime: Runtime) throws(InferenceError) {
    name = path.split(separator: "/").last.map(String.init) ?? path
    guard inputShape.count == 4, inputShape.allSatisfy({ $0 > 0 }) else { throw .unreadableModel(name: name) }
    var compiled: OpaquePointer?
    let status = inference_model_compile(runtime.core, path, inputShape.map(Int64.init), &compiled)
    guard status != INFERENCE_BAD_MODEL else { throw .unreadableModel(name: name) }
    guard status == INFERENCE_OK, let compiled else { throw .failed(name: name) }
    self.inputShape = inputShape
    self.runtime = runtime
    model = compiled
    // The first run settles the network's memory and is slower than all others: better now than in a request.
    clearInput()
    guard inference_model_run(compiled) == INFERENCE_OK else { throw .failed(name: name) }
  }

  deinit { inference_model_free(model) }

  /// Runs the network once; the outputs are then read with ``withOutput(_:_:)``.
  /// - Parameter fill: writes every value of the input, in row-major order; the buffer still holds the last input.
  /// - Throws: ``InferenceError/failed(name:)``.
  public func run(_ fill: (UnsafeMutableBufferPointer<Float>) -> Void) throws(InferenceError) {
    fill(UnsafeMutableBufferPointer(start: inference_model_input(model), count: inference_model_input_count(model)))
    guard inference_model_run(model) == INFERENCE_OK else { throw .failed(name: name) }
  }

  /// Runs the network on values that are already laid out.
  /// - Returns: copies of the outputs, in the model's own order.
  /// - Throws: ``InferenceError/inputSize(expected:given:)`` or ``InferenceError/failed(name:)``.
  public func run(_ input: [Float]) throws(InferenceError) -> [Tensor] {
    let expected = inputShape.reduce(1, *)
    guard input.count == expected else { throw .inputSize(expected: expected, given: input.count) }
    try run { buffer in _ = buffer.update(from: input) }
    var outputs: [Tensor] = []
    for index in 0..<inference_model_output_count(model) {
      outputs.append(try withOutput(index) { shape, values in Tensor(shape: shape, values: Array(values)) })
    }
    return outputs
  }

  /// Lends an output of the last run without copying it.
  /// - Parameter body: gets the output's shape and its values in row-major order, valid only during the call.
  /// - Throws: ``InferenceError/failed(name:)`` where the model has no such output of 32-bit floats.
  public func withOutput<Result>(
    _ index: Int, _ body: (_ shape: [Int], _ values: UnsafeBufferPointer<Float>) -> Result
  ) throws(InferenceError) -> Result {
    var values: UnsafePointer<Float>?
    var (count, rank) = (0, 0)
    var dimensions = [Int64](repeating: 0, count: 8)
    guard inference_model_output(model, index, &values, &count, &dimensions, &rank) == INFERENCE_OK, let values
    else { throw .failed(name: name) }
    return body(dimensions.prefix(rank).map(Int.init), UnsafeBufferPointer(start: values, count: count))
  }

  /// Overwrites the input with zeros, so that nothing of one caller's picture stays for the next.
  public func clearInput() {
    UnsafeMutableBufferPointer(start: inference_model_input(model), count: inference_model_input_count(model))
      .update(repeating: 0)
  }
}

/// Why a model did not load or run. Carries names of ours alone, never input.
public enum InferenceError: Error, Equatable, Sendable {
  /// OpenVINO's library, or an entry point of it, could not be loaded.
  case libraryMissing
  /// The file is not a model that takes this input shape.
  case unreadableModel(name: String)
  /// The model could not be compiled, or failed while it ran.
  case failed(name: String)
  /// An input of `given` floats was offered where the model takes `expected`.
  case inputSize(expected: Int, given: Int)
  /// The model has no such output, or one of another shape.
  case unexpectedOutput(name: String)
}

/// Why a line could not be read. Carries names of ours alone, never input.
public enum ScriptRecognitionError: Error, Equatable, Sendable {
  /// The model's file is missing or cannot be read.
  case missingModel(ScriptModel)
  /// The file is not such a model.
  case unreadableModel(ScriptModel)
  /// The library failed while it read.
  case failed(ScriptModel)
}

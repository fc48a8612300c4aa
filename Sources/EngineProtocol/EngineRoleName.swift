/// What an engine process is for. A process has one role for life, so that it holds only that role's models.
public enum EngineRoleName: String, Codable, Sendable, CaseIterable {
  /// Reads identity documents.
  case documents
  /// Finds and compares faces.
  case biometrics
  /// Sets documents on the pages of a PDF.
  case typesetting
}

import FoundationEssentials

/// What signs requests to S3-compatible storage.
public struct S3Credentials: Sendable, Equatable {
  /// Names the key; no secret.
  public let accessKeyID: String
  let secretAccessKey: String
  let sessionToken: String?

  /// Wraps a key pair; a session token belongs to temporary ones.
  public init(accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil) {
    self.accessKeyID = accessKeyID
    self.secretAccessKey = secretAccessKey
    self.sessionToken = sessionToken
  }

  /// Takes `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and, where there is one, `AWS_SESSION_TOKEN`. Each may be the
  /// path of a file instead, under the same name with `_FILE`, as container secrets are given.
  /// - Throws: ``S3CredentialsError`` for the first that is missing or whose file cannot be read.
  public init(environment: [String: String]) throws(S3CredentialsError) {
    func value(_ name: String) throws(S3CredentialsError) -> String? {
      if let value = environment[name], !value.isEmpty { return value }
      guard let path = environment[name + "_FILE"] else { return nil }
      do {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return text.split(whereSeparator: \.isNewline).first.map(String.init)
      } catch {
        throw .unreadableFile(variable: name + "_FILE")
      }
    }
    guard let id = try value("AWS_ACCESS_KEY_ID") else { throw .missing(variable: "AWS_ACCESS_KEY_ID") }
    guard let secret = try value("AWS_SECRET_ACCESS_KEY") else { throw .missing(variable: "AWS_SECRET_ACCESS_KEY") }
    self.init(accessKeyID: id, secretAccessKey: secret, sessionToken: try value("AWS_SESSION_TOKEN"))
  }
}

/// Why there are no credentials.
public enum S3CredentialsError: Error, Sendable, Equatable {
  /// Neither the variable nor its `_FILE` is set.
  case missing(variable: String)
  /// The file that the variable names cannot be read.
  case unreadableFile(variable: String)
}

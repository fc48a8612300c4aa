/// A language of reasons and reports. Each is one file in `Known` and one line in ``Languages``.
public struct Language: Sendable {
  /// BCP 47, such as `zh-Hans`.
  public let code: String
  /// The language's name in itself.
  public let name: String
  /// Other tags that mean this language as a whole, such as `zh-CN`.
  let aliases: [String]
  // A function and not a dictionary: its exhaustive switch makes a missing message a compile error.
  private let messages: @Sendable (ReasonCode) -> String

  init(code: String, name: String, aliases: [String] = [], messages: @escaping @Sendable (ReasonCode) -> String) {
    self.code = code
    self.name = name
    self.aliases = aliases
    self.messages = messages
  }

  /// One or two plain sentences for whoever ``ReasonCode/audience`` names; for applicants they say what to do.
  public func message(_ code: ReasonCode) -> String { messages(code) }
}

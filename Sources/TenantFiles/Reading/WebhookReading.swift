import Domain
import Foundation

/// Reads receivers of events. Where their addresses may lie is judged when something is sent.
enum WebhookReading {
  private static let hostsOfThisMachine = ["localhost", "127.0.0.1", "::1", "[::1]"]

  static func webhook(_ item: Item) -> WebhookDeclaration? {
    guard let fields = item.fields() else { return nil }
    fields.allow(["url", "events", "secret"])
    let url = fields.required("url").flatMap(url)
    let events = fields["events"].map { $0.oneOrMore().compactMap(event) } ?? ["*"]
    if let item = fields["events"], item.oneOrMore().isEmpty {
      item.refuse(.broken(rule: "must name at least one event"))
    }
    let secret = fields.required("secret").flatMap(secret)
    guard let url, let secret else { return nil }
    return WebhookDeclaration(url: url, events: events, secret: secret)
  }

  /// An address that a provider or receiver may have.
  static func url(_ item: Item) -> String? {
    guard let text = item.line(lengthMax: 2_000) else { return nil }
    let parts = URLComponents(string: text)
    let host = parts?.host ?? ""
    let isAllowed = parts?.scheme == "https" || (parts?.scheme == "http" && hostsOfThisMachine.contains(host))
    guard isAllowed, !host.isEmpty, parts?.user == nil, parts?.password == nil, parts?.fragment == nil else {
      item.refuse(.broken(rule: "must be an https address without user, password and fragment"))
      return nil
    }
    return text
  }

  private static func event(_ item: Item) -> String? {
    guard let text = item.text() else { return nil }
    let types = EventType.allCases.map(\.rawValue)
    let nouns = Set(types.compactMap { $0.split(separator: ".").first.map { "\($0).*" } })
    guard text == "*" || types.contains(text) || nouns.contains(text) else {
      item.refuse(.notOneOf(["*"] + nouns.sorted() + types))
      return nil
    }
    return text
  }

  /// Where a secret is found.
  static func secret(_ item: Item) -> SecretReference? {
    guard let text = item.text() else { return nil }
    guard let reference = SecretReference(text) else {
      item.refuse(.broken(rule: "must name where the secret is found: env:NAME or file:PATH"))
      return nil
    }
    return reference
  }
}

import Domain

/// The operator's file: who watches the operator's log from outside.
public enum LogWatchFile {
  /// The shortest and longest time between two checkpoints that a witness is asked to cosign, in seconds.
  private static let paces: ClosedRange<Int64> = 1...86_400
  private static let paceDefault: Int64 = 10
  /// An authority or a contract that is asked more often than once a minute costs more than it tells.
  private static let shortest: Duration = .seconds(60)

  /// Reads an operator's file; `fileName` is for messages alone.
  /// - Throws: ``TenantFileError`` with every problem, each with its line.
  public static func parse(yaml: String, fileName: String) throws(TenantFileError) -> LogWatch {
    let reader = DeclarationReader(file: fileName)
    let declared = try YAMLReader(fileName: fileName).read(yaml)
    let watch = read(Item(value: declared, path: .top, reader: reader))
    try reader.finish()
    guard let watch else { throw .invalid([]) }
    return watch
  }

  private static func read(_ item: Item) -> LogWatch? {
    guard let fields = item.fields() else { return nil }
    fields.allow(["witnesses", "anchors"])
    return LogWatch(
      witnesses: all(fields["witnesses"], most: LogWatch.witnessesMax, "witness's key", witness, \.name),
      anchors: all(fields["anchors"], most: LogWatch.anchorsMax, "anchor", anchor, \.name))
  }

  /// The elements of a list, no two of one name.
  private static func all<Element>(
    _ item: Item?, most: Int, _ what: String, _ read: (Item) -> Element?, _ name: (Element) -> String
  ) -> [Element] {
    guard let item, let list = item.list() else { return [] }
    if list.count > most { item.refuse(.broken(rule: "must have at most \(most) entries")) }
    var names: Set<String> = []
    return list.compactMap { entry in
      guard let element = read(entry) else { return nil }
      guard names.insert(name(element)).inserted else {
        entry.refuse(.broken(rule: "another \(what) has this name"))
        return nil
      }
      return element
    }
  }

  private static func witness(_ item: Item) -> LogWitness? {
    guard let fields = item.fields() else { return nil }
    fields.allow(["key", "url", "every_s"])
    let key = fields.required("key")?.line(lengthMax: 400)
    let url = fields.required("url").flatMap(address)
    let seconds = fields["every_s"].map { $0.integer(paces) } ?? paceDefault
    guard let key, let url, let seconds else { return nil }
    return LogWitness(key: key, url: url, every: .seconds(seconds))
  }

  private static func anchor(_ item: Item) -> LogAnchor? {
    guard let fields = item.fields() else { return nil }
    let kind: AnchorKind? = fields.required("kind")?.choice()
    let common = ["name", "kind", "url", "every"]
    let ofContract = ["contract", "sender", "confirmations"]
    fields.allow(kind == .timestamps ? common : common + ofContract)
    let name = fields.required("name").flatMap(slug)
    let url = fields.required("url").flatMap(address)
    let every = fields.required("every").flatMap(pause)
    guard let kind, let name, let url, let every else { return nil }
    guard kind == .contract else { return LogAnchor(name: name, place: .timestamps(url: url), every: every) }
    let contract = fields.required("contract").flatMap(account)
    let sender = fields.required("sender").flatMap(account)
    let confirmations =
      fields["confirmations"].map { $0.integer(0...10_000) } ?? Int64(ContractPlace.confirmationsDefault)
    guard let contract, let sender, let confirmations else { return nil }
    let place = ContractPlace(url: url, contract: contract, sender: sender, confirmations: Int(confirmations))
    return LogAnchor(name: name, place: .contract(place), every: every)
  }

  /// The address rules of `serve --log-watch-networks` say which hosts may be reached by `http`, and each call keeps
  /// them: here the form alone is looked at.
  private static func address(_ item: Item) -> String? {
    guard let text = item.line(lengthMax: 2_000) else { return nil }
    guard text.hasPrefix("https://") || text.hasPrefix("http://"), !text.contains("#"), !text.contains("@") else {
      item.refuse(.broken(rule: "must be an https address without user, password and fragment"))
      return nil
    }
    return text
  }

  private static func slug(_ item: Item) -> String? {
    guard let text = item.line(lengthMax: 64) else { return nil }
    guard text.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }) else {
      item.refuse(.broken(rule: "must be of a–z, 0–9 and -"))
      return nil
    }
    return text
  }

  private static func pause(_ item: Item) -> Duration? {
    guard let text = item.text() else { return nil }
    guard let pause = DurationText.duration(text), pause >= shortest else {
      item.refuse(.broken(rule: "must be a whole number and m, h or d, such as 1d"))
      return nil
    }
    return pause
  }

  private static func account(_ item: Item) -> String? {
    guard let text = item.text() else { return nil }
    guard text.hasPrefix("0x"), text.utf8.count == 42, text.dropFirst(2).allSatisfy(\.isHexDigit) else {
      item.refuse(.broken(rule: "must be 0x and 40 hexadecimal digits, in quotes"))
      return nil
    }
    return text
  }
}

import Domain

/// A tenant as declared (DESIGN §3): who it is, its policy, and where it wants to be told of events.
public struct TenantFile: Sendable, Equatable {
  /// Names the tenant for ever: a lower-case letter, then letters, digits and hyphens, 2 through 40 in all.
  public var slug: String
  /// For people.
  public var name: String
  /// Where data may be stored and sent.
  public var region: String
  /// What is pinned by each verification.
  public var policy: TenantPolicy
  /// Where events are sent.
  public var webhooks: [WebhookDeclaration]

  /// A declaration.
  public init(slug: String, name: String, region: String, policy: TenantPolicy, webhooks: [WebhookDeclaration]) {
    self.slug = slug
    self.name = name
    self.region = region
    self.policy = policy
    self.webhooks = webhooks
  }

  /// Reads a tenant's file; `fileName` is for messages alone.
  /// - Throws: ``TenantFileError`` with every problem, each with its line.
  public static func parse(yaml: String, fileName: String) throws(TenantFileError) -> TenantFile {
    try read(try YAMLReader(fileName: fileName).read(yaml), file: fileName)
  }

  /// Reads the same document as JSON.
  /// - Throws: ``TenantFileError`` with every problem.
  public init(json: JSON) throws(TenantFileError) {
    self = try Self.read(Declared(json: json), file: nil)
  }

  private static func read(_ declared: Declared, file: String?) throws(TenantFileError) -> TenantFile {
    let reader = DeclarationReader(file: file)
    let read = TenantFileReading.read(Item(value: declared, path: .top, reader: reader))
    try reader.finish()
    guard let read else { throw .invalid([]) }
    return read
  }
}

/// A receiver of events.
public struct WebhookDeclaration: Sendable, Hashable {
  /// `https`, or `http` for a receiver on this machine.
  public let url: String
  /// Event types, `<noun>.*` for all of a noun, or `*` for all.
  public let events: [String]
  /// Where the signing secret is found.
  public let secret: SecretReference

  /// A receiver.
  public init(url: String, events: [String], secret: SecretReference) {
    self.url = url
    self.events = events
    self.secret = secret
  }
}

import Domain

/// Cursors of lists: a position, signed and bound to the caller's realm and list, so that nobody can forge one or use
/// another tenant's (DESIGN §2).
public struct CursorCodec: Sendable {
  private let mac: @Sendable ([UInt8]) -> [UInt8]

  /// A codec that signs with `mac`, an HMAC-SHA256 under a key of the installation.
  public init(mac: @escaping @Sendable ([UInt8]) -> [UInt8]) { self.mac = mac }

  /// Where a list goes on: what stands in the request's cursor; nil for its beginning.
  /// - Throws: ``Problem`` 422 for a cursor that this list did not give to this realm.
  func position(of request: APIRequest, in list: String) throws -> String? {
    try position(request.query["cursor"], list: list, realm: try request.realm)
  }

  /// The answer of a list that was read one object past its page, so that it is known whether more follow.
  func page<Item>(
    _ items: [Item], of request: APIRequest, in list: String, at position: (Item) -> String,
    _ json: (Item) throws -> JSON
  ) throws -> APIResponse {
    let (page, realm) = (items.prefix(request.limit), try request.realm)
    let last = items.count > request.limit ? page.last : nil
    return .page(try page.map(json), next: last.map { cursor(after: position($0), list: list, realm: realm) })
  }

  /// The cursor after an object.
  func cursor(after position: String, list: String, realm: Realm) -> String {
    position + "." + signature(position, list, realm)
  }

  /// The position of a cursor.
  /// - Throws: ``Problem`` 422 for a cursor that this list did not give to this realm.
  func position(_ cursor: String?, list: String, realm: Realm) throws -> String? {
    guard let cursor else { return nil }
    let parts = cursor.split(separator: ".", maxSplits: 1)
    guard parts.count == 2, parts[1] == signature(String(parts[0]), list, realm) else {
      throw Problem.invalid([FieldError(pointer: "/cursor", code: "cursor", detail: "is not a cursor of this list")])
    }
    return String(parts[0])
  }

  private func signature(_ position: String, _ list: String, _ realm: Realm) -> String {
    let bytes = mac(Array("\(list)\n\(realm.tenant)\n\(realm.mode.rawValue)\n\(position)".utf8))
    return bytes.prefix(16).hexadecimal
  }
}

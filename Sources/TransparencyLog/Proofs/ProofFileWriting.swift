import Domain

extension ProofFile {
  /// The file as JSON. Whole numbers beyond 53 bits would not survive every reader, so a log stays below 2^53 leaves.
  public var json: JSON {
    var members: [JSON.Member] = [
      JSON.Member("format", .string(Self.format)), JSON.Member("leaf", .string(Base64.text(of: leaf.entry))),
    ]
    members += place.members
    if let opening {
      let key = JSON.string(Base64.text(of: opening.key.bytes))
      members.append(JSON.Member("opening", ["record": opening.record, "key": key]))
    }
    if let global { members.append(JSON.Member("global", .object(global.members))) }
    return .object(members)
  }

  /// The file.
  public var bytes: [UInt8] { json.bytes }
}

extension ProofPlace {
  fileprivate var members: [JSON.Member] {
    [
      JSON.Member("index", .integer(index)),
      JSON.Member("inclusion_path", .array(path.map { .string($0.base64) })),
      JSON.Member("checkpoint", .string(checkpoint.note)),
    ]
  }
}

import Domain

extension ProofFile {
  /// Reads a file.
  ///
  /// Members that a proof does not have are refused: a reader must not think that something was checked which this
  /// version does not know.
  /// - Throws: ``ProofFileError``
  public init(_ bytes: [UInt8]) throws(ProofFileError) {
    guard bytes.count <= Self.bytesMax else { throw .tooLong }
    let json: JSON
    do throws(JSONParseError) { json = try JSON.parse(bytes) } catch { throw .json(error) }
    guard json["format"]?.text == Self.format else { throw .otherFormat }
    let placeNames = ["index", "inclusion_path", "checkpoint"]
    try Self.expect(["format", "leaf", "opening", "global"] + placeNames, in: json, at: "")
    guard let entry = Self.base64(json["leaf"]), let leaf = LogLeaf(entry: entry) else { throw .badMember("leaf") }
    self.leaf = leaf
    place = try ProofPlace(json, at: "")
    if let opening = json["opening"], opening != .null {
      try Self.expect(["record", "key"], in: opening, at: "opening")
      self.opening = try LeafOpening(opening)
    } else {
      opening = nil
    }
    if let global = json["global"], global != .null {
      try Self.expect(placeNames, in: global, at: "global")
      self.global = try ProofPlace(global, at: "global.")
    } else {
      global = nil
    }
  }

  private static func expect(_ names: [String], in json: JSON, at path: String) throws(ProofFileError) {
    guard let members = json.members else { throw .badMember(path) }
    guard members.allSatisfy({ names.contains($0.name) }) else { throw .unknownMember(in: path) }
  }

  fileprivate static func base64(_ json: JSON?) -> [UInt8]? { json?.text.flatMap { Base64.bytes(of: $0) } }
}

extension ProofPlace {
  fileprivate init(_ json: JSON, at path: String) throws(ProofFileError) {
    guard let index = json["index"]?.integer, index >= 0 else { throw .badMember(path + "index") }
    guard let elements = json["inclusion_path"]?.elements, elements.count <= Self.pathMax else {
      throw .badMember(path + "inclusion_path")
    }
    let hashes = elements.compactMap { ProofFile.base64($0).flatMap { TreeHash($0) } }
    guard hashes.count == elements.count else { throw .badMember(path + "inclusion_path") }
    guard let text = json["checkpoint"]?.text else { throw .badMember(path + "checkpoint") }
    let note: SignedNote
    do throws(NoteError) { note = try SignedNote(Array(text.utf8)) } catch {
      throw .badNote(path + "checkpoint", error)
    }
    self.init(index: index, path: hashes, checkpoint: note)
  }
}

extension LeafOpening {
  fileprivate init(_ json: JSON) throws(ProofFileError) {
    guard let key = ProofFile.base64(json["key"]).flatMap(CommitmentKey.init(bytes:)) else {
      throw .badMember("opening.key")
    }
    guard let record = json["record"] else { throw .badMember("opening.record") }
    self.init(record: record, key: key)
  }
}

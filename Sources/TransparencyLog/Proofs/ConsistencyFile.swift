import Domain

/// A log's checkpoint with the proof that its tree continues a smaller one: what `/v1/log/consistency` answers.
public struct ConsistencyFile: Sendable, Hashable {
  /// Longest proof: a tree of 2^63 - 1 leaves has so many levels, and the old tree's own root beside.
  public static let pathMax = 64

  /// Leaves of the smaller tree.
  public let from: Int64
  /// That the one continues the other, as somebody says.
  public let proof: ConsistencyProof
  /// The greater tree's checkpoint.
  public let checkpoint: SignedNote

  /// Reads a file. What it says of the smaller tree's root is passed over: whoever checks has that tree's checkpoint.
  /// - Throws: ``ProofFileError``
  public init(_ bytes: [UInt8]) throws(ProofFileError) {
    guard bytes.count <= ProofFile.bytesMax else { throw .tooLong }
    let json: JSON
    do throws(JSONParseError) { json = try JSON.parse(bytes) } catch { throw .json(error) }
    guard let from = json["from"]?.integer, from >= 0 else { throw .badMember("from") }
    guard let elements = json["consistency_path"]?.elements, elements.count <= Self.pathMax else {
      throw .badMember("consistency_path")
    }
    let hashes = elements.compactMap { $0.text.flatMap { TreeHash(base64: $0) } }
    guard hashes.count == elements.count else { throw .badMember("consistency_path") }
    guard let text = json["checkpoint"]?.text else { throw .badMember("checkpoint") }
    do throws(NoteError) { checkpoint = try SignedNote(Array(text.utf8)) } catch {
      throw .badNote("checkpoint", error)
    }
    self.from = from
    proof = ConsistencyProof(path: hashes)
  }
}

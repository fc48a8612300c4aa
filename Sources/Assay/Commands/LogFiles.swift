import Domain
import Foundation
import TransparencyLog

/// What somebody has of a log: a checkpoint alone, one with the proof that it continues another, or everything.
enum LogFiles {
  case checkpoint([UInt8])
  case grown(ConsistencyFile)
  case folder(String, checkpoint: [UInt8])

  /// Reads a path: a folder is everything, and a file that begins as JSON does has a proof.
  /// - Throws: ``Refusal``
  init(at path: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Refusal("\(path) is not there.")
    }
    guard !isFolder.boolValue else {
      self = .folder(path, checkpoint: try TrustOptions.bytes(of: path + "/checkpoint", atMost: SignedNote.bytesMax))
      return
    }
    let bytes = try TrustOptions.bytes(of: path, atMost: ProofFile.bytesMax)
    guard bytes.first == UInt8(ascii: "{") else {
      self = .checkpoint(bytes)
      return
    }
    do throws(ProofFileError) { self = .grown(try ConsistencyFile(bytes)) } catch {
      throw Refusal("\(path) is no proof that a log grew: \(error).")
    }
  }

  /// The checkpoint.
  var note: [UInt8] {
    switch self {
    case .checkpoint(let note), .folder(_, checkpoint: let note): note
    case .grown(let file): file.checkpoint.bytes
    }
  }

  /// Whether everything is there.
  var isWhole: Bool {
    if case .folder = self { true } else { false }
  }

  /// Checks leaves and tiles, where they are there, against the signed tree.
  /// - Throws: ``Refusal``
  func audit(_ head: TreeHead) throws {
    guard case .folder(let path, checkpoint: _) = self else { return }
    let verdict = LogAudit.verdict(on: head) {
      FileManager.default.contents(atPath: path + "/" + $0.path).map(Array.init)
    }
    switch verdict {
    case .whole: return
    case .missing(let resource): throw Refusal("\(resource.path) is missing.")
    case .differs(let resource): throw Refusal("\(resource.path) is not what the entries make.")
    case .otherRoot: throw Refusal("The entries make another tree than the checkpoint says.")
    }
  }

  /// Checks that the signed tree continues one that was kept.
  /// - Throws: ``Refusal``
  func expect(_ head: TreeHead, toContinue kept: TreeHead) async throws {
    guard kept.size <= head.size else {
      throw Refusal("The log lost leaves: it has \(head.size), and had \(kept.size).")
    }
    guard try await proof(from: kept, to: head).connects(kept, to: head) else {
      throw Refusal("The log does not continue the tree of \(kept.size) leaves that was kept.")
    }
  }

  private func proof(from kept: TreeHead, to head: TreeHead) async throws -> ConsistencyProof {
    switch self {
    case .checkpoint:
      guard kept.size < head.size else { return ConsistencyProof(path: []) }
      throw Refusal(
        "A checkpoint alone does not show what it continues: give the folder, or …/log/consistency's answer.")
    case .grown(let file):
      guard file.from == kept.size else {
        throw Refusal("The proof begins at \(file.from) leaves, and what was kept has \(kept.size).")
      }
      return file.proof
    case .folder(let path, checkpoint: _):
      return try await TiledTree(head: head, tiles: FolderTiles(path: path)).consistencyProof(from: kept.size).proof
    }
  }
}

/// Tiles below a folder.
private struct FolderTiles: TileReading {
  let path: String

  func read(_ tiles: [TileCoordinate]) async throws -> [[UInt8]] {
    try tiles.map { tile in
      try TrustOptions.bytes(
        of: path + "/" + TileResource.hashes(tile).path, atMost: TreeHash.byteCount * TileCoordinate.fullWidth)
    }
  }
}

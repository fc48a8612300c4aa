import Crypto
import Domain
import Foundation
import NIOCore

// Safe: one task writes it, from its first byte to its end.

/// A file that is written as it comes, in a folder of its own, with its digest.
final class DownloadedFile: @unchecked Sendable {
  let path: String
  private(set) var byteCount: Int64 = 0
  private let handle: FileHandle
  private var hash = SHA256()

  /// Makes `folder/<fresh>/name`, for this program's user alone.
  init(in folder: String, named name: String) throws(ListFetchError) {
    let place = folder + "/" + UUID().uuidString.lowercased()
    path = place + "/" + name
    do {
      try FileManager.default.createDirectory(
        atPath: place, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
        throw ListFetchError.noRoom
      }
      handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    } catch {
      throw .noRoom
    }
  }

  /// Writes the next bytes.
  func append(_ part: ByteBuffer) throws(ListFetchError) {
    let bytes = Data(part.readableBytesView)
    byteCount += Int64(bytes.count)
    hash.update(data: bytes)
    do { try handle.write(contentsOf: bytes) } catch { throw .noRoom }
  }

  /// Ends the file; its SHA-256 in lower-case hexadecimal.
  func close() throws(ListFetchError) -> String {
    do { try handle.close() } catch { throw .noRoom }
    return hash.finalize().hexadecimal
  }

  /// Removes what a process that ended in the middle has left: folders of downloads that began longer ago.
  static func removeAbandoned(in folder: String, before instant: Date) {
    do {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
        let path = folder + "/" + name
        let began = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
        guard let began, began < instant else { continue }
        try FileManager.default.removeItem(atPath: path)
      }
    } catch {
      // There is no folder yet, or another process has just removed the same.
    }
  }

  /// Removes a file with its folder.
  static func remove(_ path: String) {
    do {
      try FileManager.default.removeItem(at: URL(fileURLWithPath: path).deletingLastPathComponent())
    } catch {
      // It was removed before, or never made; what is left over lies in a folder that is this program's own.
    }
  }
}

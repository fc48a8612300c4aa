import Dispatch
import Domain
import Foundation
import ListFiles

/// Reads lists from files on the disk, one after the other on a thread of its own: a large list takes a minute of a
/// core, and must not take it from those who serve everybody else.
struct FileListOpening: ListOpening {
  /// Bytes of a file that are held at once.
  private static let pieceByteCount = 1 << 20
  private let lane = DispatchQueue(label: "assay.lists")

  var formats: [String] { ListFormatCatalog.names }

  // Formats of changes are named after those of the whole list.
  func isDelta(_ format: String) -> Bool { format.hasSuffix("-delta") }

  func read(
    format: String, paths: [String], before: [ListEntity]
  ) async throws(ListOpeningError) -> ListReading {
    let outcome: Result<ListReading, ListFileError> = await withCheckedContinuation { continuation in
      lane.async {
        continuation.resume(
          returning: Result { () throws(ListFileError) in
            try ListReader().read(paths.map(Self.file), as: format, before: before)
          })
      }
    }
    do throws(ListFileError) {
      return try outcome.get()
    } catch {
      throw ListOpeningError(code: error.code, file: error.file, line: error.line, words: error.description)
    }
  }

  /// A file that is opened when it is first read, and closed at its end.
  private static func file(_ path: String) -> ListFile {
    var handle: FileHandle?
    return ListFile(name: URL(fileURLWithPath: path).lastPathComponent) {
      do {
        let open = try handle ?? FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        handle = open
        guard let piece = try open.read(upToCount: pieceByteCount), !piece.isEmpty else {
          try open.close()
          return nil
        }
        return [UInt8](piece)
      } catch {
        // Foundation's own words are not for people.
        throw Refusal("there is no such file, or it may not be read")
      }
    }
  }
}

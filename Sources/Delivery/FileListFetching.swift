import Crypto
import Domain
import Foundation

/// Takes a list from a file, or from a folder whose files are one list. Nothing is copied: what is read is the source.
public struct FileListFetching: ListFetching {
  private static let pieceByteCount = 1 << 20
  private let limits: ListFetchLimits

  /// A fetching within limits.
  public init(limits: ListFetchLimits = ListFetchLimits()) { self.limits = limits }

  /// See ``ListFetching/problem(with:)``.
  public func problem(with location: String) -> ListFetchError? {
    location.hasPrefix("/") && !location.utf8.contains(0) ? nil : .badLocation
  }

  /// See ``ListFetching/fetch(_:unless:)``.
  public func fetch(_ location: String, unless mark: ListSourceMark) async throws(ListFetchError) -> ListFetch {
    if let problem = problem(with: location) { throw problem }
    let paths = try paths(at: location)
    let digest = try digest(of: paths)
    let found = ListSourceMark(digest: digest)
    return digest == mark.digest ? .unchanged(found) : .fetched(FetchedList(paths: paths, mark: found, isCopy: false))
  }

  /// See ``ListFetching/discard(_:)``: there is nothing to remove.
  public func discard(_ list: FetchedList) {}

  /// The file itself, or the files of a folder by name; hidden ones and folders are passed over.
  private func paths(at location: String) throws(ListFetchError) -> [String] {
    guard let kind = Self.kind(location) else { throw .unreadable }
    if kind == .typeRegular { return [location] }
    guard kind == .typeDirectory else { throw .unreadable }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: location)
    } catch {
      throw .unreadable
    }
    let paths = names.filter { !$0.hasPrefix(".") }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { location + "/" + $0 }.filter { Self.kind($0) == .typeRegular }
    guard !paths.isEmpty else { throw .unreadable }
    guard paths.count <= limits.filesMax else { throw .tooLarge }
    return paths
  }

  /// A file or a folder, seen through links; nil for anything else.
  private static func kind(_ path: String) -> FileAttributeType? {
    let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    do {
      return try FileManager.default.attributesOfItem(atPath: resolved)[.type] as? FileAttributeType
    } catch {
      return nil
    }
  }

  /// Of one file its own; of several, of lines of a name, a space and a digest, as ``ListReading/digest`` is made.
  private func digest(of paths: [String]) throws(ListFetchError) -> String {
    var left = limits.bytesMax
    var lines: [UInt8] = []
    for path in paths {
      let digest = try Self.digest(of: path, within: &left)
      if paths.count == 1 { return digest }
      lines += Array("\(URL(fileURLWithPath: path).lastPathComponent) \(digest)\n".utf8)
    }
    return SHA256.hash(data: lines).hexadecimal
  }

  private static func digest(of path: String, within left: inout Int64) throws(ListFetchError) -> String {
    var hash = SHA256()
    do {
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      while let piece = try file.read(upToCount: pieceByteCount), !piece.isEmpty {
        left -= Int64(piece.count)
        guard left >= 0 else { break }
        hash.update(data: piece)
      }
      try file.close()
    } catch {
      throw .unreadable
    }
    guard left >= 0 else { throw .tooLarge }
    return hash.finalize().hexadecimal
  }
}

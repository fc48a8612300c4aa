import Crypto
import Domain
import Foundation

/// Which program this is.
enum Build {
  /// Bytes that are read at once.
  private static let pageBytes = 1 << 20

  /// SHA-256 of the running program's file in hexadecimal: another build judges perhaps otherwise.
  /// - Throws: what keeps the file from being read.
  static func digest() throws -> String {
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: "/proc/self/exe"))
    var hash = SHA256()
    while let page = try file.read(upToCount: pageBytes), !page.isEmpty { hash.update(data: page) }
    try file.close()
    return hash.finalize().hexadecimal
  }
}

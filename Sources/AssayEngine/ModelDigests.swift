import Crypto
import Domain
import Foundation

/// Digests of model files, part of every result.
enum ModelDigests {
  /// File name to SHA-256, lower-case hex.
  /// - Throws: where a file cannot be read.
  static func of(_ paths: [String]) throws -> [String: String] {
    var digests: [String: String] = [:]
    for path in paths {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
      let digest = SHA256.hash(data: bytes)
      let name = path.split(separator: "/").last.map(String.init) ?? path
      digests[name] = digest.hexadecimal
    }
    return digests
  }
}

import Domain

/// What S3-compatible storage answered, in the words of the port.
struct S3Answer: Sendable {
  let status: Int
  let body: [UInt8]

  /// The error, or nil for success.
  var error: BlobStoreError? {
    switch status {
    case 200..<300: nil
    case 404 where errorCode == "NoSuchKey" || errorCode == nil: .missing
    case 429, 500...: .unavailable(reason)
    default: .refused(reason)
    }
  }

  /// True where another attempt may bring another answer.
  var mayChange: Bool { status == 429 || status >= 500 || errorCode == "RequestTimeout" }

  /// A page of keys; entries that are not ours are left out.
  var keys: [BlobKey] { texts("Key").compactMap { BlobKey($0) } }

  /// The last key of the page as the store names it, ours or not.
  var lastKey: String? { texts("Key").last.map(String.init) }

  /// True where more keys follow this page.
  var isTruncated: Bool { texts("IsTruncated").first == "true" }

  private var errorCode: Substring? { texts("Code").first }

  private var reason: String { "status \(status)" + (errorCode.map { ", \($0)" } ?? "") }

  /// Contents of all elements of a name. Enough for the flat answers that are read here, whose keys and codes hold
  /// no character that XML would escape.
  private func texts(_ element: String) -> [Substring] {
    let (open, close) = ("<\(element)>", "</\(element)>")
    var rest = Substring(decoding: body, as: UTF8.self)
    var found: [Substring] = []
    while let start = rest.firstRange(of: open) {
      rest = rest[start.upperBound...]
      guard let end = rest.firstRange(of: close) else { break }
      found.append(rest[..<end.lowerBound])
      rest = rest[end.upperBound...]
    }
    return found
  }
}

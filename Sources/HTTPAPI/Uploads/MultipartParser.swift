import Domain

/// Reads `multipart/form-data` (RFC 7578) piece by piece. Pure: bytes in, complete parts out.
///
/// Headers are bounded to 4 KiB a part, files and JSON by the limits; everything past a bound is an error at once,
/// before more is taken in.
struct MultipartParser: Sendable {
  private enum State: Sendable {
    case preamble, headers, body(name: String), end
  }
  private let delimiter: [UInt8]
  private let limits: UploadLimits
  private var state = State.preamble
  private var buffer: [UInt8] = []
  /// Where in the buffer the search for the delimiter goes on.
  private var searched = 0
  private var parts = 0
  private(set) var upload = Upload()

  /// A parser for a boundary of 1 through 70 characters.
  init?(contentType: String, limits: UploadLimits) {
    guard let boundary = Self.parameter("boundary", of: contentType), (1...70).contains(boundary.utf8.count) else {
      return nil
    }
    self.delimiter = Array("\r\n--\(boundary)".utf8)
    self.limits = limits
    self.buffer = [0x0D, 0x0A]
  }

  /// True once the closing delimiter was read.
  var isComplete: Bool { if case .end = state { true } else { false } }

  /// Takes in a piece of the body.
  mutating func take(_ bytes: some Sequence<UInt8>) throws {
    if case .end = state { return }
    buffer.append(contentsOf: bytes)
    while try step() {}
  }

  /// Does one step; false where more bytes are needed.
  private mutating func step() throws -> Bool {
    switch state {
    case .end: return false
    case .preamble:
      guard let start = find(delimiter) else {
        if buffer.count > 8192 { throw Problem.malformed("The multipart body does not start with its boundary.") }
        return false
      }
      return try afterDelimiter(at: start + delimiter.count)
    case .headers:
      guard let end = find(Array("\r\n\r\n".utf8)) else {
        if buffer.count > 4096 { throw Problem.malformed("The headers of a part are longer than 4 KiB.") }
        return false
      }
      let name = try Self.name(of: buffer[..<end])
      drop(end + 4)
      state = .body(name: name)
      return true
    case .body(let name):
      guard let end = find(delimiter) else {
        try bound(name, count: buffer.count - delimiter.count)
        return false
      }
      try bound(name, count: end)
      guard buffer.count >= end + delimiter.count + 2 else { return false }
      try finish(name, Array(buffer[..<end]))
      return try afterDelimiter(at: end + delimiter.count)
    }
  }

  private mutating func afterDelimiter(at index: Int) throws -> Bool {
    guard buffer.count >= index + 2 else {
      searched = 0
      return false
    }
    let isClosing = buffer[index] == UInt8(ascii: "-") && buffer[index + 1] == UInt8(ascii: "-")
    let isNext = buffer[index] == 0x0D && buffer[index + 1] == 0x0A
    guard isClosing || isNext else {
      throw Problem.malformed("A boundary of the multipart body is followed by garbage.")
    }
    drop(index + 2)
    state = isClosing ? .end : .headers
    return !isClosing
  }

  private func bound(_ name: String, count: Int) throws {
    let most = name == "request" ? limits.jsonBytesMax : limits.fileBytesMax
    guard count > most else { return }
    throw Problem.tooLarge("The part \(name) is larger than \(most) bytes.")
  }

  private mutating func finish(_ name: String, _ bytes: [UInt8]) throws {
    parts += 1
    guard parts <= limits.partsMax else { throw Problem.tooLarge("There are more than \(limits.partsMax) parts.") }
    guard name != "request" else {
      guard upload.request == nil else { throw Problem.malformed("There are two parts named request.") }
      return upload.request = bytes
    }
    upload.files.append(UploadedFile(name: name, bytes: bytes))
  }

  private mutating func drop(_ count: Int) {
    buffer.removeFirst(count)
    searched = 0
  }

  /// The first place of `needle`, going on where the last search ended.
  private mutating func find(_ needle: [UInt8]) -> Int? {
    let first = needle[0]
    var index = searched
    let last = buffer.count - needle.count
    while index <= last {
      if buffer[index] == first, buffer[index..<(index + needle.count)].elementsEqual(needle) { return index }
      index += 1
    }
    searched = max(0, last + 1)
    return nil
  }

  private static func name(of headers: ArraySlice<UInt8>) throws -> String {
    guard let text = String(validating: headers, as: UTF8.self) else {
      throw Problem.malformed("The headers of a part are not UTF-8.")
    }
    for line in text.split(separator: "\r\n") {
      guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == "content-disposition" else { continue }
      guard let name = parameter("name", of: String(line[line.index(after: colon)...])),
        name == "request" || EvidenceKind(rawValue: name) != nil
      else { break }
      return name
    }
    throw Problem.invalid([
      FieldError(
        pointer: "", code: "part",
        detail: "parts are named request, "
          + EvidenceKind.allCases.map(\.rawValue).joined(separator: ", "))
    ])
  }

  /// A parameter of a header's value, quoted or not.
  private static func parameter(_ name: String, of value: String) -> String? {
    for parameter in value.split(separator: ";").dropFirst() {
      let sides = parameter.split(separator: "=", maxSplits: 1)
      guard sides.count == 2, sides[0].filter({ $0 != " " }).lowercased() == name else { continue }
      let text = sides[1].drop { $0 == " " }
      if text.hasPrefix("\"") { return String(text.dropFirst().prefix { $0 != "\"" }) }
      return String(text.prefix { $0 != " " })
    }
    return nil
  }
}

extension Problem {
  /// 413; the connection is closed, since the rest of the body is not wanted.
  static func tooLarge(_ detail: String) -> Problem {
    var problem = Problem(413, "too_large", "Too large", detail)
    problem.closesConnection = true
    return problem
  }

  /// 408; likewise.
  static func tooSlow(_ detail: String) -> Problem {
    var problem = Problem(408, "too_slow", "Too slow", detail)
    problem.closesConnection = true
    return problem
  }

  /// 415.
  static func unsupported(_ detail: String) -> Problem {
    Problem(415, "unsupported_media_type", "Unsupported media type", detail)
  }
}

import Domain
import HTTPTypes
import Hummingbird

/// An answer, before it is written to the wire.
struct APIResponse: Sendable {
  var status: Int
  var contentType: String?
  var headers: [(HTTPField.Name, String)] = []
  var bytes: [UInt8]
  /// What follows the bytes, part by part from 0, nil behind the last; for answers that are too long to be held. Where
  /// a part fails, the connection ends within the body, so that nobody takes it for whole.
  var parts: (@Sendable (Int64) async throws -> [UInt8]?)?

  /// JSON.
  static func json(_ json: JSON, status: Int = 200) -> APIResponse {
    APIResponse(status: status, contentType: "application/json", bytes: json.bytes)
  }

  /// Bytes of another type.
  static func media(_ bytes: [UInt8], type: String) -> APIResponse {
    APIResponse(status: 200, contentType: type, bytes: bytes)
  }

  /// Lines of JSON (NDJSON), written as they come.
  static func lines(
    _ first: JSON, then parts: @escaping @Sendable (Int64) async throws -> [JSON]?
  ) -> APIResponse {
    APIResponse(status: 200, contentType: "application/x-ndjson", bytes: lines([first])) { part in
      try await parts(part).map(lines)
    }
  }

  private static func lines(_ values: [JSON]) -> [UInt8] {
    var bytes: [UInt8] = []
    for value in values {
      value.write(to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// 204.
  static let noContent = APIResponse(status: 204, contentType: nil, bytes: [])

  /// A page of a list.
  static func page(_ data: [JSON], next: String?) -> APIResponse {
    .json(["data": .array(data), "next_cursor": .optional(next), "has_more": .bool(next != nil)])
  }

  /// The same answer with a header.
  consuming func with(_ name: HTTPField.Name, _ value: String) -> APIResponse {
    headers.append((name, value))
    return self
  }

  /// The answer as Hummingbird writes it; to HEAD, what GET would answer without its body (RFC 9110, section 9.3.2).
  func response(toHead isHead: Bool) -> Response {
    var fields = HTTPFields()
    if let contentType { fields[.contentType] = contentType }
    fields[.cacheControl] = "no-store"
    if parts == nil { fields[.contentLength] = String(bytes.count) }
    for (name, value) in headers { fields[name] = value }
    return Response(
      status: HTTPResponse.Status(code: status), headers: fields,
      body: bytes.isEmpty || isHead ? ResponseBody() : body)
  }

  private var body: ResponseBody {
    guard let parts else { return ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)) }
    let first = ByteBuffer(bytes: bytes)
    return ResponseBody { writer in
      try await writer.write(first)
      var part: Int64 = 0
      while let bytes = try await parts(part) {
        if !bytes.isEmpty { try await writer.write(ByteBuffer(bytes: bytes)) }
        part += 1
      }
      try await writer.finish(nil)
    }
  }
}

extension Schema {
  /// A page of a list.
  static func page(_ element: Schema) -> Schema {
    .object([
      .required("data", .array(element, 0...100)), .required("next_cursor", .nullable(.text(TextRule(1...400)))),
      .required("has_more", .boolean),
    ])
  }
}

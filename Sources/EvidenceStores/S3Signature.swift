import Crypto
import Domain
import FoundationEssentials

/// Signs requests by AWS Signature Version 4, with the whole payload's hash in the headers.
struct S3Signature {
  let credentials: S3Credentials
  let region: String

  /// One request as it will be sent; the path is encoded already.
  struct Request {
    let method: String
    let host: String
    let path: String
    var query: [(name: String, value: String)] = []
    var headers: [(name: String, value: String)] = []
    let payloadHash: String
  }

  /// The request's headers and the signing ones: `host`, `x-amz-date`, `x-amz-content-sha256`, `authorization`, and
  /// `x-amz-security-token` for temporary credentials.
  func headers(for request: Request, at date: Date) -> [(name: String, value: String)] {
    let time = Self.basicTime(date)
    var headers = request.headers.map { (name: $0.name.lowercased(), value: $0.value) }
    headers += [("host", request.host), ("x-amz-content-sha256", request.payloadHash), ("x-amz-date", time)]
    if let token = credentials.sessionToken { headers.append(("x-amz-security-token", token)) }
    headers.sort { $0.name < $1.name }
    let names = headers.map(\.name).joined(separator: ";")
    let scope = "\(time.prefix(8))/\(region)/s3/aws4_request"
    let toSign = [
      "AWS4-HMAC-SHA256", time, scope, Self.hash(Array(Self.canonical(request, headers, names: names).utf8)),
    ].joined(separator: "\n")
    let signature = Self.hex(Self.mac(key: signingKey(day: String(time.prefix(8))), toSign))
    let credential = "Credential=\(credentials.accessKeyID)/\(scope)"
    let authorization = "AWS4-HMAC-SHA256 \(credential),SignedHeaders=\(names),Signature=\(signature)"
    return headers + [("authorization", authorization)]
  }

  /// The query as it is sent and signed: encoded and sorted by name.
  static func query(_ items: [(name: String, value: String)]) -> String {
    items.map { (encode($0.name), encode($0.value)) }.sorted { $0 < $1 }
      .map { "\($0.0)=\($0.1)" }.joined(separator: "&")
  }

  /// Percent-encodes all but RFC 3986's unreserved characters.
  static func encode(_ text: String, keeping kept: String = "") -> String {
    let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~\(kept)".utf8)
    return text.utf8.reduce(into: "") { result, byte in
      if unreserved.contains(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%" + hex([byte]).uppercased()
      }
    }
  }

  /// SHA-256 in lower-case hex.
  static func hash(_ bytes: [UInt8]) -> String { hex(Array(SHA256.hash(data: bytes))) }

  private static func canonical(
    _ request: Request, _ headers: [(name: String, value: String)], names: String
  ) -> String {
    let lines = headers.map { "\($0.name):\($0.value)\n" }.joined()
    return [request.method, request.path, query(request.query), lines, names, request.payloadHash]
      .joined(separator: "\n")
  }

  private func signingKey(day: String) -> [UInt8] {
    [day, region, "s3", "aws4_request"].reduce(Array("AWS4\(credentials.secretAccessKey)".utf8)) { key, part in
      Self.mac(key: key, part)
    }
  }

  private static func mac(key: [UInt8], _ text: String) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: key)))
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// ISO 8601 basic form in UTC, whole seconds: `20130524T000000Z`.
  static func basicTime(_ date: Date) -> String {
    date.rfc3339.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
  }
}

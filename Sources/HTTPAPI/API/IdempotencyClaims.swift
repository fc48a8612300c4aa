import Crypto
import Domain
import HTTPTypes
import Hummingbird

/// Makes claims out of requests (DESIGN §9).
///
/// What is kept of a request is a MAC under a key of the installation, never a bare digest: a name and a date of birth
/// could be guessed from one, long after the person was erased.
struct IdempotencyClaims: Sendable {
  /// An HMAC under a key of the installation.
  let mac: @Sendable ([UInt8]) -> [UInt8]

  /// The claim of a request's `Idempotency-Key`: method, path, canonical request and parts, but not `Prefer`; nil
  /// without a key. A member's keys are its own: another member's request is another request.
  /// - Throws: ``Problem`` 422 for a key that is empty or longer than 255 bytes.
  func claim(
    of request: Request, by caller: Caller?, body: JSON, files: [UploadedFile]
  ) throws -> IdempotencyClaim? {
    guard let key = request.headers[.idempotencyKey] else { return nil }
    guard (1...255).contains(key.utf8.count) else {
      throw Problem.invalid([
        FieldError(pointer: "/idempotency-key", code: "length", detail: "has 1 through 255 characters")
      ])
    }
    var hash = SHA256()
    hash.update(data: Array("\(request.method.rawValue)\n\(request.uri.path)\n".utf8))
    hash.update(data: body.canonicalBytes)
    for (index, file) in files.enumerated() {
      hash.update(data: Array("\n\(index) \(file.name) ".utf8))
      hash.update(data: Array(SHA256.hash(data: file.bytes)))
    }
    let owner = caller?.member.map { $0.description + "\n" } ?? ""
    return IdempotencyClaim(
      keyHash: Array(SHA256.hash(data: Array((owner + key).utf8))), fingerprint: mac(Array(hash.finalize())))
  }
}

extension Caller {
  /// The person who calls; nil for keys and client tokens.
  var member: MemberID? {
    switch self {
    case .principal(let principal): principal.member
    case .session(let member, _): member
    }
  }
}

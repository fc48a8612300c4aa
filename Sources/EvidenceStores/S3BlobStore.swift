import AsyncHTTPClient
import Domain
import NIOCore
import NIOHTTP1

/// Keeps blobs in S3-compatible storage. Keys are `<tenant>/<evidence>/<view>`.
public struct S3BlobStore: BlobStore {
  private let settings: S3Settings
  private let signature: S3Signature
  private let client: HTTPClient
  private let time: any TimeSource

  /// A store over an HTTP client of the caller's, who also shuts it down.
  public init(
    settings: S3Settings, credentials: S3Credentials, client: HTTPClient, time: any TimeSource = SystemTime()
  ) {
    self.settings = settings
    self.signature = S3Signature(credentials: credentials, region: settings.region)
    self.client = client
    self.time = time
  }

  /// Stores bytes; the store has them durably when this returns.
  /// - Throws: ``BlobStoreError``.
  public func put(_ bytes: [UInt8], at key: BlobKey) async throws(BlobStoreError) {
    _ = try await send(.PUT, path: "/\(key)", body: bytes)
  }

  /// The bytes of a key.
  /// - Throws: ``BlobStoreError``.
  public func get(_ key: BlobKey) async throws(BlobStoreError) -> [UInt8] {
    try await send(.GET, path: "/\(key)").body
  }

  /// Removes a key.
  /// - Throws: ``BlobStoreError``.
  public func delete(_ key: BlobKey) async throws(BlobStoreError) {
    do throws(BlobStoreError) {
      _ = try await send(.DELETE, path: "/\(key)")
    } catch .missing {
      // Some stores say so where AWS's own says 204.
    }
  }

  /// Up to `limit` keys of a tenant, in key order, after `key`.
  /// - Throws: ``BlobStoreError``.
  public func keys(
    of tenant: TenantID, after key: BlobKey?, limit: Int
  ) async throws(BlobStoreError) -> [BlobKey] {
    var found: [BlobKey] = []
    var after = key?.description
    while found.count < limit {
      var query = [("list-type", "2"), ("prefix", "\(tenant)/"), ("max-keys", "\(min(limit - found.count, 1000))")]
      if let after { query.append(("start-after", after)) }
      let page = try await send(.GET, path: "/", query: query)
      found += page.keys
      guard page.isTruncated, let last = page.lastKey else { break }
      after = last
    }
    return found
  }

  private func send(
    _ method: HTTPMethod, path: String, query: [(String, String)] = [], body: [UInt8] = []
  ) async throws(BlobStoreError) -> S3Answer {
    let payloadHash = S3Signature.hash(body)
    var failure = BlobStoreError.unavailable("no attempt was made")
    for attempt in 0..<max(1, settings.attemptsMax) {
      try await pause(before: attempt)
      do throws(BlobStoreError) {
        let request = request(method, path: path, query: query, payloadHash: payloadHash)
        let answer = try await execute(request, body: body)
        guard let error = answer.error else { return answer }
        guard answer.mayChange else { throw error }
        failure = error
      } catch .unavailable(let reason) {
        failure = .unavailable(reason)
      }
    }
    throw failure
  }

  private func request(
    _ method: HTTPMethod, path: String, query: [(String, String)], payloadHash: String
  ) -> HTTPClientRequest {
    let parts = settings.endpoint.split(separator: "/", omittingEmptySubsequences: true)
    let (scheme, authority) = (parts.first ?? "https:", parts.dropFirst().first ?? "")
    let host = settings.usesPathStyle ? String(authority) : "\(settings.bucket).\(authority)"
    let path = settings.usesPathStyle ? "/\(settings.bucket)\(path == "/" ? "" : path)" : path
    let signed = S3Signature.Request(
      method: method.rawValue, host: host, path: path, query: query.map { (name: $0.0, value: $0.1) },
      payloadHash: payloadHash)
    let tail = query.isEmpty ? "" : "?" + S3Signature.query(signed.query)
    var request = HTTPClientRequest(url: "\(scheme)//\(host)\(path)\(tail)")
    request.method = method
    // Signed anew for each attempt: a signature is good for some minutes only.
    for header in signature.headers(for: signed, at: time.now) {
      request.headers.replaceOrAdd(name: header.name, value: header.value)
    }
    return request
  }

  private func execute(_ request: HTTPClientRequest, body: [UInt8]) async throws(BlobStoreError) -> S3Answer {
    var request = request
    if request.method == .PUT { request.body = .bytes(body) }
    do {
      let limit = TimeAmount.nanoseconds(Int64(settings.attemptLimit / .nanoseconds(1)))
      let response = try await client.execute(request, timeout: limit)
      let bytes = try await response.body.collect(upTo: settings.blobBytesMax)
      return S3Answer(status: Int(response.status.code), body: Array(buffer: bytes))
    } catch is NIOTooManyBytesError {
      throw .refused("the blob is larger than \(settings.blobBytesMax) bytes")
    } catch let error as HTTPClientError {
      throw .unavailable(error.shortDescription)
    } catch {
      throw .unavailable("\(type(of: error))")
    }
  }

  private func pause(before attempt: Int) async throws(BlobStoreError) {
    guard attempt > 0 else { return }
    let longest = settings.retryDelay * (1 << min(attempt - 1, 8))
    do {
      try await Task.sleep(for: longest * Double.random(in: 0.5...1))
    } catch {
      throw .unavailable("the task was canceled")
    }
  }
}

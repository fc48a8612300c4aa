import AsyncHTTPClient
import Crypto
import Domain
import Foundation
import NIOCore

/// One request for a list to one address.
struct ListDownload: Sendable {
  let endpoint: EndpointURL
  let mark: ListSourceMark
  let folder: String
  let bytesMax: Int64
  let configuration: HTTPClient.Configuration

  /// The answer within a limit, its body included; nil where no connection was made.
  func run(within limit: Duration) async throws(ListFetchError) -> ListAnswer? {
    // A client of its own: the address override belongs to this request alone.
    let client = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
    let outcome = await race(client, limit)
    do {
      try await client.shutdown()
    } catch {
      // The list, or its lack, is known by now; a connection that closed badly changes nothing.
    }
    return try outcome.get()
  }

  /// The body has no deadline of its own, so the whole races against the clock.
  private func race(_ client: HTTPClient, _ limit: Duration) async -> Result<ListAnswer?, ListFetchError> {
    await withTaskGroup(of: Result<ListAnswer?, ListFetchError>?.self) { group in
      group.addTask { await self.exchange(client, limit) }
      group.addTask {
        do { try await Task.sleep(for: limit) } catch { return nil }
        return .failure(.timedOut)
      }
      var outcome: Result<ListAnswer?, ListFetchError>?
      for await next in group {
        guard let next else { continue }
        group.cancelAll()
        // A download that came to its end beside the clock has left a file.
        if outcome != nil, case .success(.list(let list)) = next { list.paths.forEach(DownloadedFile.remove) }
        outcome = outcome ?? next
      }
      return outcome ?? .failure(.timedOut)
    }
  }

  private func exchange(_ client: HTTPClient, _ limit: Duration) async -> Result<ListAnswer?, ListFetchError> {
    do {
      let response = try await client.execute(request, deadline: .now() + TimeAmount(limit))
      return .success(try await answer(response))
    } catch let error as ListFetchError {
      return .failure(error)
    } catch {
      return switch ConnectionError(error) {
      case .neverConnected: .success(nil)
      case .failed(let failure): .failure(ListFetchError(failure))
      }
    }
  }

  private var request: HTTPClientRequest {
    var request = HTTPClientRequest(url: "\(endpoint)")
    request.headers.add(name: "user-agent", value: "Assay-Lists/1")
    request.headers.add(name: "accept-encoding", value: "identity")
    if let etag = mark.etag { request.headers.add(name: "if-none-match", value: etag) }
    if let date = mark.lastModified { request.headers.add(name: "if-modified-since", value: date) }
    return request
  }

  private func answer(_ response: HTTPClientResponse) async throws -> ListAnswer {
    switch response.status.code {
    case 200: return .list(try await keep(response))
    case 304 where mark.etag != nil || mark.lastModified != nil: return .unchanged
    case 301, 302, 303, 307, 308:
      guard let target = response.headers.first(name: "location").flatMap(endpoint.target(of:)) else {
        throw ListFetchError.redirectRefused
      }
      return .moved(to: target)
    default: throw ListFetchError.statusRefused
    }
  }

  private func keep(_ response: HTTPClientResponse) async throws -> FetchedList {
    let told = response.headers.first(name: "content-length").flatMap { Int64($0) }
    guard (told ?? 0) <= bytesMax else { throw ListFetchError.tooLarge }
    let file = try DownloadedFile(in: folder, named: endpoint.fileName)
    do {
      for try await part in response.body {
        try Task.checkCancellation()
        guard file.byteCount + Int64(part.readableBytes) <= bytesMax else { throw ListFetchError.tooLarge }
        try file.append(part)
      }
      let digest = try file.close()
      guard file.byteCount == told ?? file.byteCount else { throw ListFetchError.connectionFailed }
      return FetchedList(
        paths: [file.path],
        mark: ListSourceMark(
          etag: Self.usable(response.headers.first(name: "etag")),
          lastModified: Self.usable(response.headers.first(name: "last-modified")), digest: digest), isCopy: true)
    } catch {
      DownloadedFile.remove(file.path)
      throw error
    }
  }

  /// What a server can be sent back, and a database can keep.
  private static func usable(_ header: String?) -> String? {
    header.flatMap { $0.utf8.count <= 512 && $0.utf8.allSatisfy { (0x20..<0x7F).contains($0) } ? $0 : nil }
  }
}

extension EndpointURL {
  /// Where a `Location` leads (RFC 9110, section 10.2.2): a whole URL, or a path on the same server; nil for others.
  fileprivate func target(of location: String) -> String? {
    let plain = location.prefix { $0 != "#" }
    if plain.lowercased().hasPrefix("https://") || plain.lowercased().hasPrefix("http://") { return String(plain) }
    guard plain.hasPrefix("/"), !plain.hasPrefix("//") else { return nil }
    return "\(description.dropLast(target.count))\(plain)"
  }

  /// The last part of the path, where it is a plain file name: formats may know their files by name.
  fileprivate var fileName: String {
    let name = target.prefix { $0 != "?" }.split(separator: "/").last.map(String.init) ?? ""
    let isPlain = name.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (97...122).contains(byte | 0x20) || "._-".utf8.contains(byte)
    }
    return isPlain && !name.hasPrefix(".") && (1...128).contains(name.utf8.count) ? name : "list"
  }
}

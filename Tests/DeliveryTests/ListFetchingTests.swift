import Delivery
import Domain
import Foundation
import Testing

/// A folder of its own, removed with it.
final class ScratchFolder: Sendable {
  let path = FileManager.default.temporaryDirectory.path + "/assay-lists-\(UUID().uuidString)"

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

  deinit {
    do { try FileManager.default.removeItem(atPath: path) } catch { Issue.record(error) }
  }

  /// Everything below it that is no folder.
  var files: [String] {
    (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isFolder) && !isFolder.boolValue
    }
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
  }
}

@Suite("Fetching lists over HTTP")
struct HTTPListFetchingTests {
  let rules = AddressRules(allowedNetworks: [IPNetwork("127.0.0.0/8")].compactMap(\.self))
  let folder: ScratchFolder
  let publisher: WebhookReceiver
  static let body = "id,name\n1,Sample Person\n"
  /// Of ``body``, as sha256sum tells it.
  static let digest = "7a20956bd01ea2aa8b1a519baf909cb0b634ad3d082e4539d3384c7cd5c0b679"

  init() throws {
    folder = try ScratchFolder()
    publisher = try WebhookReceiver(script: "list_server.py")
  }

  func fetch(
    _ path: String, unless mark: ListSourceMark = ListSourceMark(), resolver: any HostResolver = SystemHostResolver(),
    host: String = "127.0.0.1", bytesMax: Int64 = 1 << 20, whole: Duration = .seconds(120)
  ) async throws -> ListFetch {
    var limits = ListFetchLimits()
    limits.bytesMax = bytesMax
    limits.whole = whole
    limits.connecting = .seconds(60)
    limits.redirectsMax = 3
    let fetching = HTTPListFetching(folder: folder.path, addresses: rules, resolver: resolver, limits: limits)
    return try await fetching.fetch("http://\(host):\(publisher.port)\(path)", unless: mark)
  }

  static func list(_ fetch: ListFetch) throws -> FetchedList {
    guard case .fetched(let list) = fetch else { throw CocoaError(.fileNoSuchFile) }
    return list
  }

  @Test(arguments: ["/list/sdn.csv", "/plain/sdn.csv?key=a%20b", "/hop/2/list/sdn.csv", "/chunked"])
  func `a list is written down whole, under its name, with its digest`(path: String) async throws {
    let list = try Self.list(try await fetch(path))
    #expect(try list.paths.map { try String(contentsOfFile: $0, encoding: .utf8) } == [Self.body])
    #expect(list.paths[0].hasSuffix(path == "/chunked" ? "/chunked" : "/sdn.csv") && list.isCopy)
    #expect(list.mark.digest == Self.digest)
    #expect(list.mark.etag == (path.contains("list") ? "\"v1\"" : nil))
    #expect(list.mark.lastModified == (path.contains("list") ? "Sun, 06 Nov 1994 08:49:37 GMT" : nil))
    let fetching = HTTPListFetching(folder: folder.path, addresses: rules)
    fetching.discard(list)
    #expect(folder.files.isEmpty)
  }

  @Test func `a server is told what is known, and says that it has not changed`() async throws {
    let mark = ListSourceMark(etag: "\"v1\"", lastModified: "Sun, 06 Nov 1994 08:49:37 GMT", digest: "00")
    #expect(try await fetch("/list/a", unless: mark) == .unchanged(mark))
    #expect(folder.files.isEmpty)
    let request = try #require(try publisher.stopAndCollect().first)
    #expect(request.headers["if-none-match"] == "\"v1\"")
    #expect(request.headers["if-modified-since"] == "Sun, 06 Nov 1994 08:49:37 GMT")
  }

  @Test func `the same bytes are unchanged where the server does not say so, and are not kept`() async throws {
    let found = try await fetch("/plain/a", unless: ListSourceMark(etag: "\"v0\"", digest: Self.digest))
    #expect(found == .unchanged(ListSourceMark(digest: Self.digest)))
    #expect(folder.files.isEmpty)
  }

  @Test(arguments: [
    ("/status/404", ListFetchError.statusRefused), ("/status/500", .statusRefused), ("/status/206", .statusRefused),
    ("/status/304", .statusRefused), ("/short", .connectionFailed), ("/torn", .connectionFailed),
    ("/big/1048577", .tooLarge), ("/endless", .tooLarge), ("/nowhere", .redirectRefused),
    ("/hop/3/list/a", .redirectRefused), ("/away/ftp:%2F%2Flists.example%2Fa", .redirectRefused),
    ("/away/%2F%2Flists.example%2Fa", .redirectRefused), ("/away/http:%2F%2F10.0.0.1%2Fa", .addressRefused),
    ("/away/https:%2F%2F169.254.169.254%2Flatest", .addressRefused),
    ("/away/http:%2F%2F8.8.8.8%2Fa", .badLocation), ("/away/https:%2F%2Fuser:word@lists.example%2F", .badLocation),
  ])
  func `what is no whole list, or leads elsewhere, leaves nothing behind`(
    path: String, expected: ListFetchError
  ) async throws {
    await #expect(throws: expected) { try await fetch(path) }
    #expect(folder.files.isEmpty)
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["/drip", "/hang"])
  func `a slow publisher costs one fetch's limit and no more`(path: String) async throws {
    await #expect(throws: ListFetchError.timedOut) { try await fetch(path, whole: .seconds(1)) }
    #expect(folder.files.isEmpty)
  }

  @Test func `nobody listening is a failed connection`() async throws {
    _ = try publisher.stopAndCollect()
    await #expect(throws: ListFetchError.connectionFailed) { try await fetch("/list/a") }
  }

  @Test(arguments: [
    ([["10.0.0.1"]], ListFetchError.addressRefused), ([["127.0.0.1", "169.254.169.254"]], .addressRefused),
    ([["8.8.8.8"]], .addressRefused), ([[]], .nameNotResolved),
  ])
  func `one address that is not permitted refuses the host`(
    answers: [[String]], expected: ListFetchError
  ) async throws {
    await #expect(throws: expected) {
      try await fetch("/list/a", resolver: ScriptedResolver(answers), host: "lists.invalid")
    }
  }

  @Test func `every hop is judged anew, by the addresses that its name has then`() async throws {
    let away = "/away/http:%2F%2Fother.invalid%2Flist%2Fa"
    await #expect(throws: ListFetchError.addressRefused) {
      try await fetch(away, resolver: ScriptedResolver([["127.0.0.1"], ["10.0.0.1"]]), host: "lists.invalid")
    }
    #expect(try publisher.stopAndCollect().count == 1)
  }

  @Test func `what a process that ended has left is removed by the next fetch, and nothing else`() async throws {
    for (name, age) in [("old", -7_300.0), ("young", -7_100.0)] {
      let path = folder.path + "/" + name
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      try folder.write("part", to: name + "/sdn.csv")
      try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: age)], ofItemAtPath: path)
    }
    _ = try await fetch("/list/a", unless: ListSourceMark(etag: "\"v1\""))
    #expect(folder.files == ["young/sdn.csv"])
  }

  @Test(arguments: [
    ("https://lists.example/a", nil), ("http://127.0.0.1/a", nil),
    ("https://10.0.0.1/a", ListFetchError.addressRefused), ("ftp://lists.example/a", .badLocation),
    ("lists.example", .badLocation), ("", .badLocation),
  ])
  func `a location is judged before it is asked`(location: String, expected: ListFetchError?) {
    let fetching = HTTPListFetching(folder: folder.path, addresses: rules)
    #expect(fetching.problem(with: location) == expected)
  }
}

@Suite("Taking lists from files")
struct FileListFetchingTests {
  let folder: ScratchFolder
  var fetching = FileListFetching()

  init() throws { folder = try ScratchFolder() }

  func fetch(_ path: String, unless mark: ListSourceMark = ListSourceMark()) async throws -> FetchedList? {
    switch try await fetching.fetch(path, unless: mark) {
    case .unchanged: nil
    case .fetched(let list): list
    }
  }

  @Test func `a file is its own list, unchanged while its bytes are`() async throws {
    try folder.write(HTTPListFetchingTests.body, to: "a.csv")
    let path = folder.path + "/a.csv"
    let list = try #require(try await fetch(path))
    #expect(list.paths == [path] && list.mark == ListSourceMark(digest: HTTPListFetchingTests.digest) && !list.isCopy)
    #expect(try await fetch(path, unless: list.mark) == nil)
    fetching.discard(list)
    #expect(folder.files == ["a.csv"])
    try folder.write("other", to: "a.csv")
    #expect(try await fetch(path, unless: list.mark) != nil)
  }

  @Test func `a folder is one list of its files by name, without hidden ones and folders`() async throws {
    try folder.write("2", to: "b.csv")
    try folder.write("1", to: "a.csv")
    try folder.write("0", to: ".part")
    try FileManager.default.createDirectory(atPath: folder.path + "/c", withIntermediateDirectories: false)
    let list = try #require(try await fetch(folder.path))
    #expect(list.paths == ["/a.csv", "/b.csv"].map { folder.path + $0 })
    #expect(try await fetch(folder.path, unless: list.mark) == nil)
    try FileManager.default.moveItem(atPath: folder.path + "/b.csv", toPath: folder.path + "/c.csv")
    #expect(try await fetch(folder.path, unless: list.mark) != nil)
  }

  @Test func `what is not there, empty, or too large is told`() async throws {
    await #expect(throws: ListFetchError.unreadable) { try await fetch(folder.path + "/none") }
    await #expect(throws: ListFetchError.unreadable) { try await fetch(folder.path) }
    await #expect(throws: ListFetchError.unreadable) { try await fetch("/dev/null") }
    await #expect(throws: ListFetchError.badLocation) { try await fetch("relative/a.csv") }
    try folder.write("12345", to: "a")
    try folder.write("67890", to: "b")
    var limits = ListFetchLimits()
    limits.bytesMax = 9
    await #expect(throws: ListFetchError.tooLarge) {
      try await FileListFetching(limits: limits).fetch(folder.path, unless: ListSourceMark())
    }
    limits.bytesMax = 10
    _ = try await FileListFetching(limits: limits).fetch(folder.path, unless: ListSourceMark())
    limits.filesMax = 1
    await #expect(throws: ListFetchError.tooLarge) {
      try await FileListFetching(limits: limits).fetch(folder.path, unless: ListSourceMark())
    }
  }
}

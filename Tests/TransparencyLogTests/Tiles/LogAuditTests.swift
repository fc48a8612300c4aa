import Testing
import TransparencyLog

@Suite("Whole logs")
struct LogAuditTests {
  private struct Served {
    var files: [TileResource: [UInt8]] = [:]
    let head: TreeHead

    init(size: Int) throws {
      var growth = TileGrowth()
      let entries = (0..<size).map { [UInt8($0 & 255), UInt8($0 >> 8)] }
      for first in stride(from: 0, to: size, by: 256) {
        let some = Array(entries[first..<min(first + 256, size)])
        let bundle = try #require(TileCoordinate(level: 0, index: Int64(first / 256), width: some.count))
        let bytes: [UInt8] = try #require(EntryBundle.bytes(of: some))
        files[.entries(bundle)] = bytes
        for tile in growth.append(some.map { MerkleHashing.leaf($0) }) { files[.hashes(tile.coordinate)] = tile.bytes }
      }
      head = growth.head
    }

    func verdict() -> LogAuditVerdict { LogAudit.verdict(on: head) { files[$0] } }
  }

  @Test(arguments: [0, 1, 255, 256, 257, 512, 700])
  func `a log whose entries make its tiles and its root is whole`(size: Int) throws {
    #expect(try Served(size: size).verdict() == .whole)
  }

  @Test(arguments: [1, 256, 257, 700])
  func `every file that is missing or altered is named`(size: Int) throws {
    let served = try Served(size: size)
    // Partial tiles of smaller trees are not the tree's any more.
    for (resource, bytes) in served.files where Self.isNeeded(resource, size: Int64(size)) {
      var without = served
      without.files[resource] = nil
      #expect(without.verdict() == .missing(resource))
      var altered = served
      altered.files[resource]?[bytes.count - 1] ^= 1
      #expect(altered.verdict() != .whole, "\(resource.path)")
    }
  }

  @Test func `a log of another root is told`() throws {
    let (served, other) = (try Served(size: 3), try Served(size: 4))
    let head = TreeHead(size: 3, root: other.head.root)
    #expect(LogAudit.verdict(on: head) { served.files[$0] } == .otherRoot)
  }

  private static func isNeeded(_ resource: TileResource, size: Int64) -> Bool {
    guard case .hashes(let tile) = resource, !tile.isFull else { return true }
    return TileCoordinate.partial(of: size).contains(tile)
  }
}

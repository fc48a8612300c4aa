import Foundation
import SeededNumbers
import Testing
import TransparencyLog

@Suite("Go's own packages as the judge")
struct GoAuditorTests {
  @Test func `Go accepts our checkpoints, tiles, entries and proofs, and rejects one flipped bit`() async throws {
    let auditor = try GoAuditor()
    let log = try await ServedLog()
    let whole = try auditor.audit(log.folder)
    #expect(whole.isAccepted, "\(whole.words)")
    // As many checkpoints as sizes, every entry of the greatest, and every pair of sizes.
    #expect(whole.words.hasPrefix("checkpoints 13 entries 65900 inclusions "), "\(whole.words)")
    #expect(whole.words.hasSuffix("consistencies 91\n"), "\(whole.words)")
    var random = SplitMix(state: 1162)
    let files = try log.files()
    let kinds = ["checkpoints/", "tile/0/", "tile/1/", "tile/2/", "tile/entries/", "inclusion", "consistency"]
    for kind in kinds {
      let ofKind = files.filter { $0.hasPrefix(kind) }
      #expect(!ofKind.isEmpty, "there is no \(kind)")
      for _ in 0..<3 {
        let file = try #require(ofKind.randomElement(using: &random))
        let bit = Int.random(in: 0..<(try log.bitCount(of: file)), using: &random)
        try log.withFlipped(bit: bit, of: file) {
          let verdict = try auditor.audit(log.folder)
          #expect(!verdict.isAccepted, "bit \(bit) of \(file) was not noticed")
        }
      }
    }
    #expect(try auditor.audit(log.folder).isAccepted)
    try log.remove()
    try auditor.remove()
  }
}

import Testing
import TransparencyLog

@Suite("Checkpoints")
struct CheckpointTests {
  // The example of C2SP tlog-checkpoint.
  private static let example = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"

  @Test func `the specification's example is read and written`() throws {
    let checkpoint = try Checkpoint(text: Self.example)
    #expect(checkpoint.origin == "example.com/behind-the-sofa")
    #expect(checkpoint.head.size == 20_852_163)
    #expect(checkpoint.head.root.base64 == "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")
    #expect(checkpoint.extensions == [])
    #expect(checkpoint.text == Self.example)
    let extended = try Checkpoint(text: Self.example + "more\nand more\n")
    #expect(extended.extensions == ["more", "and more"])
    #expect(extended.text == Self.example + "more\nand more\n")
  }

  @Test func `the specification's note is read with its signatures`() throws {
    // C2SP tlog-cosignature; its keys are not published, so the lines alone are read.
    let log =
      "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8="
    let witness =
      "jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA=="
    let lines = "\u{2014} example.com/behind-the-sofa \(log)\n\u{2014} witness.example.com/w1 \(witness)\n"
    let note = try SignedNote(Array((Self.example + "\n" + lines).utf8))
    #expect(note.text == Self.example)
    #expect(note.signatures.map(\.name.description) == ["example.com/behind-the-sofa", "witness.example.com/w1"])
    #expect(note.signatures.map(\.bytes.count) == [64, 72])
  }

  @Test(
    arguments: [
      ("", .badLines), ("a\n", .badLines), ("a\n1\n", .badLines), ("a\n1\nCsUY", .badLines),
      ("\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", .badLines),
      ("a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=", .badLines),
      ("a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n", .badLines),
      ("a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\nb", .badLines),
      ("a\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", .badSize),
      ("a\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", .badSize),
      ("a\n+1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", .badSize),
      ("a\n1 \nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", .badSize),
      ("a\n١\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", .badSize),
      ("a\n9223372036854775808\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", .badSize),
      ("a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n", .badRoot),
      ("a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n", .badRoot),
      ("a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==\n", .badRoot),
      ("a\n0\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", .badRoot),
    ] as [(String, CheckpointError)])
  func `a text that is no checkpoint is refused, and says why`(text: String, error: CheckpointError) {
    #expect(throws: error) { try Checkpoint(text: text) }
  }

  @Test func `sizes reach from the empty tree to 2^63 - 1`() throws {
    let empty = Checkpoint(origin: try KeyName("a"), head: .empty)
    #expect(empty.text == "a\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")
    #expect(try Checkpoint(text: empty.text) == empty)
    let text = "a\n9223372036854775807\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    #expect(try Checkpoint(text: text).head.size == .max)
  }
}

import Domain
import Testing

@testable import TenantFiles

@Suite("Files of whoever watches the operator's log")
struct LogWatchFileTests {
  private static let account = "0x" + String(repeating: "aB", count: 20)

  private static func codes(_ yaml: String) -> [String] {
    do throws(TenantFileError) {
      _ = try LogWatchFile.parse(yaml: yaml, fileName: "x")
      return []
    } catch {
      return error.issues.map { "\($0.path) \($0.code)" }
    }
  }

  @Test func `the shipped file names a witness and an anchor of each kind`() throws {
    let watch = try LogWatchFile.parse(yaml: try ShippedTenants.text("log/demo.yaml"), fileName: "demo.yaml")
    #expect(watch.witnesses.map(\.name) == ["witness.example"])
    #expect(watch.witnesses.first?.every == .seconds(10))
    #expect(watch.anchors.map(\.name) == ["stamps", "chain"])
    #expect(watch.anchors.map(\.place.kind) == AnchorKind.allCases)
    #expect(watch.anchors.allSatisfy { $0.every == .seconds(86_400) })
  }

  @Test func `an empty map names nobody`() throws {
    #expect(try LogWatchFile.parse(yaml: "{}", fileName: "x") == LogWatch())
  }

  @Test func `what is left out has its default`() throws {
    let yaml = """
      witnesses: [{key: "w.example+00000000+AAAA", url: "https://w.example"}]
      anchors:
        - {name: c, kind: evm, url: "https://c.example", every: 1m, contract: "\(Self.account)", sender: "\(Self.account)"}
      """
    let watch = try LogWatchFile.parse(yaml: yaml, fileName: "x")
    #expect(watch.witnesses.map(\.every) == [.seconds(10)])
    let place = ContractPlace(url: "https://c.example", contract: Self.account, sender: Self.account)
    #expect(place.confirmations == 64)
    #expect(watch.anchors == [LogAnchor(name: "c", place: .contract(place), every: .seconds(60))])
  }

  private static let stamp = "name: s, kind: rfc3161, url: \"https://s.example\", every: 1d"
  private static let chain = "name: c, kind: evm, url: \"https://c.example\", every: 1d"

  @Test(arguments: [
    ("watchers: []", "watchers unknown_key"), ("witnesses: {}", "witnesses wrong_kind"),
    ("witnesses: [{url: \"https://w.example\"}]", "witnesses[0].key missing"),
    ("witnesses: [{key: k, url: \"ftp://w.example\"}]", "witnesses[0].url rule_broken"),
    ("witnesses: [{key: k, url: \"https://u@w.example\"}]", "witnesses[0].url rule_broken"),
    ("witnesses: [{key: k, url: \"https://w.example\", every_s: 0}]", "witnesses[0].every_s rule_broken"),
    ("witnesses: [{key: k, url: \"https://w.example\", every_s: 86401}]", "witnesses[0].every_s rule_broken"),
    (
      "witnesses: [{key: k+1, url: \"https://w.example\"}, {key: k+2, url: \"https://v.example\"}]",
      "witnesses[1] rule_broken"
    ),
    ("anchors: [{\(stamp), contract: \"\(account)\"}]", "anchors[0].contract unknown_key"),
    ("anchors: [{\(stamp)}, {\(stamp)}]", "anchors[1] rule_broken"),
    ("anchors: [{name: S, kind: rfc3161, url: \"https://s.example\", every: 1d}]", "anchors[0].name rule_broken"),
    ("anchors: [{name: s, kind: rfc3161, url: \"https://s.example\", every: 59}]", "anchors[0].every wrong_kind"),
    ("anchors: [{name: s, kind: notary, url: \"https://s.example\", every: 1d}]", "anchors[0].kind not_allowed"),
    ("anchors: [{\(chain), sender: \"\(account)\"}]", "anchors[0].contract missing"),
    (
      "anchors: [{\(chain), sender: \"\(account)\", contract: \"\(account)0\"}]",
      "anchors[0].contract rule_broken"
    ),
    (
      "anchors: [{\(chain), sender: \"\(account)\", contract: \"\(account)\", confirmations: -1}]",
      "anchors[0].confirmations rule_broken"
    ),
  ])
  func `each problem is named with its place`(yaml: String, problem: String) {
    #expect(Self.codes(yaml) == [problem])
  }

  @Test(arguments: [(LogWatch.witnessesMax, true), (LogWatch.witnessesMax + 1, false)])
  func `there are at most sixteen witnesses`(count: Int, isTaken: Bool) {
    let lines = (0..<count).map { "  - {key: \"w\($0)+1\", url: \"https://w.example\"}" }
    #expect(Self.codes("witnesses:\n" + lines.joined(separator: "\n")).isEmpty == isTaken)
  }
}

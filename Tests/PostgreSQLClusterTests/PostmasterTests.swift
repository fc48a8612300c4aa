import Testing

@testable import PostgreSQLCluster

struct PostmasterTests {
  private static let file = ["4242", "/srv/data", "1700000000", "5433", "/srv/data", "", "  1234  5678"]

  @Test(arguments: [
    ("ready   ", Postmaster.Status.ready), ("standby ", .ready), ("starting", .starting), ("stopping", .stopping),
  ])
  func `a pid file tells where the server is and how it fares`(word: String, status: Postmaster.Status) throws {
    let postmaster = try #require(Postmaster(pidFile: (Self.file + [word, ""]).joined(separator: "\n")))
    #expect(postmaster.process == 4242)
    #expect(postmaster.port == 5433)
    #expect(postmaster.socketDirectory == "/srv/data")
    #expect(postmaster.status == status)
  }

  @Test(arguments: ["", "4242\n", "x\n/d\n1\n5433\n/d\n\n1\nready\n", "-1\n/d\n1\n5433\n/d\n\n1\nready\n"])
  func `half a pid file is none`(content: String) {
    #expect(Postmaster(pidFile: content) == nil)
  }

  @Test func `parameters are quoted and later ones win`() {
    var settings = ClusterSettings()
    settings.isDurable = false
    settings.parameters = ["fsync": "on", "search_path": #"a'b\c"#]
    let text = ServerConfiguration(settings: settings, socketDirectory: "/s").text
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.contains(#"search_path = 'a''b\\c'"#))
    #expect(lines.last { $0.hasPrefix("fsync") } == "fsync = 'on'")
  }
}

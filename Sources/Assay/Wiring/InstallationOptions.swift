import ArgumentParser
import FoundationEssentials

/// What every command takes: where its data lives.
struct InstallationOptions: ParsableArguments {
  @Option(help: "Directory of the private PostgreSQL, the evidence and the operator's key.")
  var data = ".data"

  @Option(help: "libpq URL of the server's role; without it a private PostgreSQL runs in --data.")
  var databaseURL: String?

  @Option(help: "libpq URL of the role that owns the tables and migrates them.")
  var ownerURL: String?

  @Flag(help: "Print JSON.")
  var json = false
}

/// Why the program cannot go on; printed for the person who started it.
struct Refusal: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

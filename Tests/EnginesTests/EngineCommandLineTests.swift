import Foundation
import Testing

@Suite struct EngineCommandLineTests {
  @Test(arguments: [
    [], ["--role", "documents"], ["--role", "nonsense", "--models", "m", "--libraries", "l"],
    ["--role", "documents", "--models", "m", "--libraries"], ["--verbose"],
    // Understood, but started by hand: there is no server's socket.
    ["--role", "documents", "--models", "m", "--libraries", "l"],
  ])
  func `a command line that cannot serve is told the usage`(arguments: [String]) throws {
    let (status, errors) = try run(arguments)
    #expect(status == 64)
    #expect(errors.hasPrefix("usage: assay-engine"))
    #expect(errors.split(separator: "\n").count == 1)
  }

  private func run(_ arguments: [String]) throws -> (status: Int32, errors: String) {
    let process = Process()
    let errors = Pipe()
    process.executableURL = URL(fileURLWithPath: TestEngines.executable)
    process.arguments = arguments
    process.standardError = errors
    try process.run()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }
}

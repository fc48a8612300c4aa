import ArgumentParser
import Checks
import Domain
import Engines
import Foundation

/// `assay read`: reads a document without a server, behind the same walls and by the same rules as the check.
struct ReadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "Read an identity document from its pictures and print what it says.")
  @Argument(help: "Picture or PDF of the front, or of the whole document.") var front: String?
  @Argument(help: "Picture of the back.") var back: String?
  @Option(help: "BCP 47 language of the printed text, repeated; by the document itself unless told.")
  var language: [String] = []
  @Option(help: "Where to write the page with what was read drawn on it, a JPEG.") var annotated: String?
  @Flag(help: "Print JSON.") var json = false
  @Flag(
    help: "Read many: each line of standard input is a JSON array of one document's files; a line of JSON answers each."
  )
  var lines = false

  func validate() throws {
    guard (front != nil) != lines else { throw ValidationError("Give a document's files, or --lines.") }
    guard !lines || annotated == nil else { throw ValidationError("--annotated goes with one document.") }
  }

  func run() async throws {
    let scripts = DocumentScript.wanted(issuers: [], languages: language)
    guard let front else { return try await readLines(scripts) }
    let report = try await LocalReading.with { try await read([front] + (back.map { [$0] } ?? []), scripts, $0) }
    try LocalReading.write(annotated: annotated, of: report)
    Output.print(text: LocalReading.text(report), json: LocalReading.json(report), asJSON: json)
  }

  /// Reads one document after another behind the same engine. What cannot be read is told on its line, and the next
  /// is read.
  private func readLines(_ scripts: [DocumentScript]) async throws {
    try await LocalReading.with { pool in
      while let line = readLine() {
        let answer: JSON
        do {
          guard case .array(let files) = try JSON.parse(Array(line.utf8)), (1...2).contains(files.count) else {
            throw Refusal("A line is a JSON array of one or two paths.")
          }
          answer = LocalReading.json(try await read(files.compactMap(\.text), scripts, pool))
        } catch {
          answer = ["error": .string("\(error)")]
        }
        Output.print(text: "", json: answer, asJSON: true)
        // Who writes lines waits for answers: a pipe would hold them back.
        fflush(nil)
      }
    }
  }

  private func read(_ files: [String], _ scripts: [DocumentScript], _ pool: EnginePool) async throws -> CheckReport {
    let sides = try files.map(LocalReading.bytes)
    guard let front = sides.first else { throw Refusal("A path is text.") }
    let seen: DocumentObservation
    do {
      seen = try await EngineDocumentReader(pool: pool).read(
        front: front, back: sides.dropFirst().first, scripts: scripts)
    } catch {
      throw Refusal("The engine could not read it: \(error).")
    }
    return DocumentRules.report(on: seen, against: .anyDocument(on: try LocalReading.today()))
  }
}

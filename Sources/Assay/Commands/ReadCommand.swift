import ArgumentParser
import Checks
import Domain
import Engines

/// `assay read`: reads a document without a server, behind the same walls and by the same rules as the check.
struct ReadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "Read an identity document from its pictures and print what it says.")
  @Argument(help: "Picture or PDF of the front, or of the whole document.") var front: String
  @Argument(help: "Picture of the back.") var back: String?
  @Option(help: "BCP 47 language of the printed text, repeated; by the document itself unless told.")
  var language: [String] = []
  @Option(help: "Where to write the page with what was read drawn on it, a JPEG.") var annotated: String?
  @Flag(help: "Print JSON.") var json = false

  func run() async throws {
    let (front, back) = (try LocalReading.bytes(of: front), try back.map(LocalReading.bytes))
    let today = try LocalReading.today()
    let scripts = DocumentScript.wanted(issuers: [], languages: language)
    let report = try await LocalReading.with { pool in
      let seen: DocumentObservation
      do {
        seen = try await EngineDocumentReader(pool: pool).read(front: front, back: back, scripts: scripts)
      } catch {
        throw Refusal("The engine could not read it: \(error).")
      }
      return DocumentRules.report(on: seen, against: .anyDocument(on: today))
    }
    try LocalReading.write(annotated: annotated, of: report)
    Output.print(text: LocalReading.text(report), json: LocalReading.json(report), asJSON: json)
  }
}

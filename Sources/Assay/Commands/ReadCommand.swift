import ArgumentParser
import Checks
import Domain
import EngineProtocol
import Engines
import Foundation

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
    let places = try Places()
    let pool = EnginePool(
      EnginePoolSettings(
        executable: places.engine, modelsDirectory: places.home + "/models", librariesDirectory: places.home,
        engines: [.documents: 1]))
    let report: CheckReport
    do {
      report = try await read(EngineDocumentReader(pool: pool))
    } catch {
      await pool.shutdown()
      throw error
    }
    await pool.shutdown()
    if let annotated {
      guard let view = report.views.first(where: { $0.view == .annotated }) else {
        throw Refusal("No document was found that could be drawn to \(annotated).")
      }
      try Data(view.bytes).write(to: URL(fileURLWithPath: annotated))
    }
    Output.print(text: Self.text(report), json: Self.json(report), asJSON: json)
  }

  private func read(_ reader: EngineDocumentReader) async throws -> CheckReport {
    let (front, back) = (try Self.bytes(of: front), try back.map(Self.bytes))
    let seen: DocumentObservation
    do {
      seen = try await reader.read(front: front, back: back, scripts: language.map(DocumentScript.of(language:)))
    } catch {
      throw Refusal("The engine could not read it: \(error).")
    }
    guard let today = CalendarDate(iso: String(SystemTime().now.rfc3339.prefix(10))) else {
      throw Refusal("This machine's clock is out of range.")
    }
    return DocumentRules.report(on: seen, against: .anyDocument(on: today))
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    do {
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw Refusal("\(path) cannot be read.")
    }
  }

  static func json(_ report: CheckReport) -> JSON {
    [
      "outcome": .string(report.outcome.rawValue), "reasons": .array(report.reasons.map { .string($0.rawValue) }),
      "extracted": report.extracted?.json ?? .null, "breakdown": report.breakdown,
      "engine": report.engine.map { ["name": .string($0.name), "version": .string($0.version)] } ?? .null,
    ]
  }

  private static func text(_ report: CheckReport) -> String {
    let fields = report.extracted?.json.members ?? []
    let lines = fields.compactMap { member in member.value.text.map { "\(member.name): \($0)" } }
    let zone = report.extracted?.mrz ?? []
    let reasons = report.reasons.map(\.rawValue).joined(separator: ", ")
    return (["outcome: " + report.outcome.rawValue] + (reasons.isEmpty ? [] : ["reasons: " + reasons]) + lines + zone)
      .joined(separator: "\n")
  }
}

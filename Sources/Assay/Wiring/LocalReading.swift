import Checks
import Domain
import Engines
import Foundation

/// Reading from the command line: one engine behind its walls, files in, reports out.
enum LocalReading {
  /// Runs `read` over a pool of one engine, which ends with it.
  static func with<Answer>(_ read: (EnginePool) async throws -> Answer) async throws -> Answer {
    let places = try Places()
    let pool = EnginePool(
      EnginePoolSettings(
        executable: places.engine, modelsDirectory: places.home + "/models", librariesDirectory: places.home,
        engines: [.documents: 1]))
    let answer: Answer
    do {
      answer = try await read(pool)
    } catch {
      await pool.shutdown()
      throw error
    }
    await pool.shutdown()
    return answer
  }

  /// A file's bytes.
  /// - Throws: ``Refusal`` in words.
  static func bytes(of path: String) throws -> [UInt8] {
    do {
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw Refusal("\(path) cannot be read.")
    }
  }

  /// The day in UTC.
  /// - Throws: ``Refusal`` where the clock is beyond the calendar.
  static func today() throws -> CalendarDate {
    guard let today = CalendarDate(iso: String(SystemTime().now.rfc3339.prefix(10))) else {
      throw Refusal("This machine's clock is out of range.")
    }
    return today
  }

  /// Writes the page with what was read drawn on it.
  /// - Throws: ``Refusal`` where there is none.
  static func write(annotated path: String?, of report: CheckReport) throws {
    guard let path else { return }
    guard let view = report.views.first(where: { $0.view == .annotated }) else {
      throw Refusal("No document was found that could be drawn to \(path).")
    }
    try Data(view.bytes).write(to: URL(fileURLWithPath: path))
  }

  /// The report as the API has it.
  static func json(_ report: CheckReport) -> JSON {
    [
      "outcome": .string(report.outcome.rawValue), "reasons": .array(report.reasons.map { .string($0.rawValue) }),
      "extracted": report.extracted?.json ?? .null, "breakdown": report.breakdown,
      "engine": report.engine.map { ["name": .string($0.name), "version": .string($0.version)] } ?? .null,
    ]
  }

  /// The report for people.
  static func text(_ report: CheckReport) -> String {
    let fields = report.extracted?.json.members ?? []
    let lines = fields.compactMap { member in member.value.text.map { "\(member.name): \($0)" } }
    let zone = report.extracted?.mrz ?? []
    let reasons = report.reasons.map(\.rawValue).joined(separator: ", ")
    return (["outcome: " + report.outcome.rawValue] + (reasons.isEmpty ? [] : ["reasons: " + reasons]) + lines + zone)
      .joined(separator: "\n")
  }
}

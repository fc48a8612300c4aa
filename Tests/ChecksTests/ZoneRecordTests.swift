import Domain
import Testing

@testable import Checks

@Suite("Machine-readable zones in the record")
struct ZoneRecordTests {
  private static let lines = DocumentRulesTests.lines
  /// Lines of 44 characters, 20 pixels each, with a margin of 12 around.
  private static let boxes = [100.0, 240].map { DocumentObservation.Box(x: 50, y: $0, width: 904, height: 124) }

  private func breakdown(
    _ read: [String] = lines, taken: [String] = lines, confidences: [[Double]]? = nil, second: [String?]? = nil
  ) throws -> JSON {
    var seen = DocumentRulesTests.observation(taken)
    seen.sides[0].zone = DocumentObservation.Zone(
      format: "TD3", lines: taken, unconstrained: read,
      confidences: confidences ?? taken.map { $0.map { _ in 0.9 } }, secondReading: second)
    seen.sides[0].zoneBoxes = Self.boxes
    return DocumentRules.report(on: seen, against: try DocumentRulesTests.expectations()).breakdown
  }

  private func changed(_ text: String, _ place: Int, _ character: Character) -> String {
    var characters = Array(text)
    characters[place] = character
    return String(characters)
  }

  @Test func `each line has its box and the confidence of each of its characters`() throws {
    var confidences = Self.lines.map { $0.map { _ in 0.9 } }
    confidences[1][43] = 0.123456
    let record = try breakdown(confidences: confidences)
    let zone = try #require(record["machine_readable_zone"])
    #expect(zone["format"]?.text == "TD3" && zone["side"]?.text == "document_front")
    let lines = try #require(zone["lines"]?.elements)
    #expect(lines.compactMap { $0["text"]?.text } == Self.lines)
    #expect(lines.compactMap { $0["box"] } == Self.boxes.map(\.json))
    #expect(lines.map { $0["confidences"]?.elements?.count } == [44, 44])
    #expect(lines[1]["confidences"]?.elements?.last == .number(0.1235))
    #expect(record["confidence_min"] == .number(0.123456))
  }

  @Test(arguments: [
    ("family_name", "LINDQVIST", 0, 5, 9), ("given_names", "MARIA ELENA", 0, 16, 11),
    ("issuing_country", "UTO", 0, 2, 3),
    ("document_number", "XU4821907", 1, 0, 9), ("date_of_birth", "861119", 1, 13, 6), ("sex", "F", 1, 20, 1),
    ("date_of_expiry", "340602", 1, 21, 6), ("optional_data", "ZE184226B", 1, 28, 9),
  ])
  func `each field has its text and its box on the page`(
    name: String, text: String, line: Int, place: Int, count: Int
  ) throws {
    var confidences = Self.lines.map { $0.map { _ in 0.9 } }
    confidences[line][place + count - 1] = 0.5
    let zone = try #require(try breakdown(confidences: confidences)["machine_readable_zone"])
    let field = try #require(zone["fields"]?.elements?.first { $0["field"]?.text == name })
    #expect(field["text"]?.text == text && field["confidence"] == .number(0.5))
    let box = [62 + 20 * Double(place), Self.boxes[line].y + 12, 20 * Double(count), 100]
    #expect(field["box"] == .array(box.map(JSON.number)))
  }

  @Test(arguments: [
    (1, 0, Character("K"), JSON.string("document_number")), (1, 13, "B", "date_of_birth"), (0, 5, "1", "position"),
    (0, 40, "K", "position"), (0, 6, "L", .null),
  ])
  func `each character that was read otherwise is said, with what shows it`(
    line: Int, place: Int, from: Character, proof: JSON
  ) throws {
    var read = Self.lines
    read[line] = changed(read[line], place, from)
    let to = Array(Self.lines[line])[place]
    #expect(
      try breakdown(read)["corrections"] == [
        [
          "line": .integer(Int64(line + 1)), "position": .integer(Int64(place + 1)), "from": .string(String(from)),
          "to": .string(String(to)), "proved_by": proof,
        ]
      ])
  }

  @Test func `where nothing was read otherwise nothing is corrected`() throws {
    #expect(try breakdown()["corrections"] == [])
    let read = [changed(Self.lines[0], 14, "K"), Self.lines[1]]
    let seen = try breakdown(read, second: [Self.lines[0], nil])["corrections"]?.elements
    #expect(seen?.map { $0["proved_by"]?.text } == ["second_reader"])
  }

  @Test func `a document without a zone has none in its record`() throws {
    let report = try BarcodeDocumentTests.report([
      BarcodeDocumentTests.side(.documentFront),
      BarcodeDocumentTests.side(.documentBack, barcode: BarcodeDocumentTests.payload()),
    ])
    #expect(report.breakdown["machine_readable_zone"] == nil && report.breakdown["corrections"] == nil)
  }
}

import Domain

/// What the record keeps of a document's print: the fields with their places, and every line.
struct VisualZoneRecord {
  private let zone: VisualZone?
  private let masking: NationalNumberRule?
  private let sides: [DocumentObservation.Side]

  init(_ sources: DocumentSources, sides: [DocumentObservation.Side]) {
    zone = sources.visualZone
    masking = sources.maskingRule
    self.sides = sides
  }

  /// Fields and lines; numbers that the law forbids to keep are masked.
  var json: JSON {
    var members: [JSON.Member] = []
    if let zone {
      members.append(JSON.Member("document", .string(zone.specification.id)))
      members.append(JSON.Member("fields", .array(zone.printed.map(field))))
      if let number = zone.number, let rule = zone.numberRule {
        members.append(
          JSON.Member(
            "number", ["rule": .string(rule.id), "verdict": .string(number.name), "masked": .bool(rule.isMasked)]))
      }
    }
    let lines = sides.flatMap { side in side.lines.map { line($0, on: side.kind) } }
    members.append(JSON.Member("lines", .array(lines)))
    return .object(members)
  }

  private func field(_ field: PrintedField) -> JSON {
    [
      "field": .string(field.name.rawValue), "text": .string(masked(field.text)),
      "dates": .array(field.dates.map { .string($0.description) }), "side": .string(field.side.rawValue),
      "script": .string(field.line.script.rawValue), "confidence": .number(field.line.confidence),
      "box": field.line.box.json,
    ]
  }

  private func line(_ line: DocumentObservation.Line, on side: EvidenceKind) -> JSON {
    [
      "text": .string(masked(line.text)), "side": .string(side.rawValue), "script": .string(line.script.rawValue),
      "confidence": .number(line.confidence), "box": line.box.json,
    ]
  }

  private func masked(_ text: String) -> String { masking?.masking(text) ?? text }
}

import Domain

/// What the record keeps of a machine-readable zone: each line with the confidence of every character, each field with
/// its place, and every character that does not stand as it was read. Six formats bound its size: three lines at most,
/// 90 characters and 11 fields.
struct ZoneRecord {
  let zone: MachineReadableZone
  let read: DocumentObservation.Zone
  let side: DocumentObservation.Side
  /// Nil where nothing of the document has to be masked.
  let maskingRule: NationalNumberRule?

  /// Lines and fields; numbers that the law forbids to keep are masked.
  var json: JSON {
    [
      "format": .string(zone.format.rawValue), "side": .string(side.kind.rawValue),
      "lines": .array(zone.lines.indices.map(line)), "fields": .array(zone.fields.map(field)),
    ]
  }

  /// Lines and positions count from 1, as the standard's do.
  var corrections: JSON {
    let found = MRZCorrection.all(
      of: zone.format, lines: read.lines, read: read.unconstrained, second: read.secondReading)
    return .array(
      found.map { correction in
        [
          "line": .integer(Int64(correction.place.line + 1)), "position": .integer(Int64(correction.place.index + 1)),
          "from": .string(String(correction.from)), "to": .string(String(correction.to)),
          "proved_by": .optional(correction.proof?.name),
        ]
      })
  }

  private func line(_ index: Int) -> JSON {
    [
      "text": .string(masked(zone.lines[index])),
      "confidences": .array(confidences(index).map { .number($0.quantised) }),
      "box": box(index)?.json ?? .null,
    ]
  }

  /// As surely read as its least sure character.
  private func field(_ field: MRZField) -> JSON {
    let (line, places) = (field.span.line, field.span.places)
    let least = confidences(line).enumerated().filter { places.contains($0.offset) }.map(\.element).min()
    return [
      "field": .string(field.name.rawValue), "text": .string(masked(field.text)),
      "confidence": least.map { .number($0.quantised) } ?? .null,
      "box": box(line)?.run(places, of: zone.format.lineLength).rounded.json ?? .null,
    ]
  }

  private func confidences(_ line: Int) -> [Double] {
    read.confidences.indices.contains(line) ? read.confidences[line] : []
  }

  private func box(_ line: Int) -> DocumentObservation.Box? {
    side.zoneBoxes.indices.contains(line) ? side.zoneBoxes[line] : nil
  }

  private func masked(_ text: String) -> String { maskingRule?.masking(text) ?? text }
}

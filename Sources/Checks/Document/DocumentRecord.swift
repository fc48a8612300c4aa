import Domain

/// What the record keeps of a reading: every measure and comparison, by group.
enum DocumentRecord {
  static func breakdown(
    _ seen: DocumentObservation, _ sources: DocumentSources, _ facts: DocumentFacts
  ) -> JSON {
    var members = [JSON.Member("legibility", legibility(seen, sources))]
    if let zone = sources.zone, let read = sources.zoneRead, let side = sources.zoneSide {
      let record = ZoneRecord(zone: zone, read: read, side: side, maskingRule: sources.maskingRule)
      members.append(JSON.Member("check_digits", checkDigits(zone)))
      members.append(JSON.Member("zone_findings", .array(zone.findings.map(\.record))))
      members.append(JSON.Member("corrections", record.corrections))
      members.append(JSON.Member("confidence_min", .number(read.confidenceMin)))
      members.append(JSON.Member("second_reader_agreement", .number(read.agreement)))
      members.append(JSON.Member("disputed_confidence", .number(read.disputedConfidence)))
      members.append(JSON.Member("machine_readable_zone", record.json))
    }
    if let (payload, symbology) = sources.payload {
      members.append(JSON.Member("barcode", payload.record(symbology: symbology)))
    }
    members.append(
      JSON.Member(
        "barcodes", .array(sources.barcodes.map { $0.symbol.record(on: $0.side, format: $0.read?.format) })))
    members.append(JSON.Member("visual_zone", VisualZoneRecord(sources, sides: seen.sides).json))
    if let names = facts.extracted.nativeNames {
      members.append(JSON.Member("romanisation", names.romanisation(issuer: facts.extracted.issuingCountry)))
    }
    members.append(JSON.Member("traces", traces(seen)))
    members.append(JSON.Member("marks", .array(seen.sides.flatMap(marks))))
    members.append(JSON.Member("comparisons", .object(facts.comparisons)))
    return .object(members)
  }

  /// Places that do not go with their pictures, and screens that were taken for documents.
  static func traces(_ seen: DocumentObservation) -> JSON {
    .array(
      seen.sides.flatMap { side in
        (side.traces + [side.screen].compactMap(\.self)).map { $0.json(on: side) }
      })
  }

  /// Of the side that was read, under the names that the first version gave them; a second side beside it.
  static func legibility(_ seen: DocumentObservation, _ sources: DocumentSources) -> JSON {
    guard let principal = seen.principal else { return .object([]) }
    var members = legibility(principal, sources)
    for side in seen.sides where side.kind != principal.kind {
      members.append(JSON.Member(side.kind.rawValue, .object(legibility(side, sources))))
    }
    return .object(members)
  }

  private static func legibility(_ side: DocumentObservation.Side, _ sources: DocumentSources) -> [JSON.Member] {
    func number(_ value: Double?) -> JSON { value.map { .number(($0 * 100).rounded() / 100) } ?? .null }
    return [
      JSON.Member("page_found", .bool(side.pageFound)), JSON.Member("cropped", .bool(side.isCropped)),
      JSON.Member("missing_regions", .array(side.missingRegions.map(\.json))),
      JSON.Member("sharpness", number(side.sharpness)),
      JSON.Member("glare_share", .number(side.glare.quantised)),
      JSON.Member("glare_regions", .array(side.glareRegions.map(\.json))),
      JSON.Member("occluded_regions", .array(side.occludedRegions.map(\.json))),
      JSON.Member("covered_parts", .array(CoveredPart.all(on: side, sources.visualZone).map(\.json))),
      JSON.Member("brightness", number(side.brightness)), JSON.Member("colour_spread", .number(side.colourSpread)),
      JSON.Member("portrait_found", .bool(side.hasPortrait)),
      JSON.Member("pixels_per_character", number(side.pixelsPerCharacter)),
      JSON.Member("pixels_per_mm", number(side.pixelsPerMillimetre(sources.size))),
    ]
  }

  /// What people look at beside the print: the portrait, other images of a face, and the signature.
  private static func marks(_ side: DocumentObservation.Side) -> [JSON] {
    func mark(_ kind: String, _ box: DocumentObservation.Box) -> JSON {
      ["kind": .string(kind), "side": .string(side.kind.rawValue), "box": box.json]
    }
    return (side.portrait.map { [mark("portrait", $0)] } ?? [])
      + side.otherPortraits.map { mark("second_portrait", $0) } + side.ghosts.map { mark("ghost_image", $0) }
      + (side.signature.map { [mark("signature", $0)] } ?? [])
  }

  static func checkDigits(_ zone: MachineReadableZone) -> JSON {
    .object(zone.checks.map { JSON.Member($0.field.rawValue, .bool($0.holds)) })
  }
}

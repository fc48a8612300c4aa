import Domain

/// Judges what an engine saw on a document. Pure.
public enum DocumentRules {
  /// Not assessed where the picture cannot be read; rejected for what is wrong by itself; a person's look for what does
  /// not agree; clear otherwise. What could be read is returned in every case.
  public static func report(on seen: DocumentObservation, against expected: DocumentExpectations) -> CheckReport {
    var report = judge(seen, expected)
    report.engine = seen.engine
    for side in seen.sides {
      for (view, bytes) in [(EvidenceViewName.rectified, side.rectified), (.annotated, side.annotated)] {
        // A piece of evidence has one view of a kind: that of its first page.
        guard let bytes, !report.views.contains(where: { $0.kind == side.kind && $0.view == view }) else { continue }
        report.views.append(EvidenceView(kind: side.kind, view: view, bytes: bytes))
      }
    }
    return report
  }

  private static func judge(_ seen: DocumentObservation, _ expected: DocumentExpectations) -> CheckReport {
    if let refusal = seen.refusal {
      var report = CheckReport.notAssessed(.imageUndecodable, retake: .documentFront)
      report.breakdown = ["refused": .string(refusal.rawValue)]
      return report
    }
    let sources = DocumentSources(seen, today: expected.today)
    guard let whole = sources.whole else { return unread(seen) }
    var facts = DocumentFacts(sources: sources, whole: whole)
    if let zone = sources.zone, let side = seen.principal, let fault = fault(zone, sources.zoneRead, side) {
      var report = CheckReport.notAssessed(fault, retake: side.kind)
      report.extracted = facts.extracted
      report.breakdown = ["legibility": legibility(seen), "check_digits": checkDigits(zone)]
      return report
    }
    facts.judge(seen, expected)
    return CheckReport(
      outcome: facts.outcome, score: sources.zoneRead?.confidenceMin, reasons: facts.reasons,
      breakdown: breakdown(seen, sources, facts), extracted: facts.extracted,
      retake: facts.outcome == .clear ? nil : .documentFront)
  }

  /// Why a zone that was read is no reading: two readers see two texts; or it fails its own check digits, or a
  /// character is doubtful, on a poor picture, which is a picture to take again and not a false document.
  private static func fault(
    _ zone: MachineReadableZone, _ read: DocumentObservation.Zone?, _ side: DocumentObservation.Side
  ) -> ReasonCode? {
    if let read, read.agreement < DocumentSettings.agreementMin { return poorPicture(side) ?? .documentUnreadable }
    return zone.checkDigitsHold && read?.isDoubtful != true ? nil : poorPicture(side)
  }

  /// Nothing was read: the picture's own faults first, then a document of a kind that nobody here knows.
  private static func unread(_ seen: DocumentObservation) -> CheckReport {
    guard let side = seen.principal else { return .notAssessed(.documentUnreadable, retake: .documentFront) }
    var report = CheckReport.notAssessed(
      poorPicture(side) ?? (side.isCropped ? .imageCropped : .documentUnreadable), retake: side.kind)
    report.breakdown = ["legibility": legibility(seen)]
    return report
  }

  private static func poorPicture(_ side: DocumentObservation.Side) -> ReasonCode? {
    // A small picture is not sharp either, so its size is named first.
    if let pixels = side.pixelsPerCharacter, pixels < DocumentSettings.pixelsPerCharacterMin { return .imageTooSmall }
    if side.brightness < DocumentSettings.brightnessMin { return .imageTooDark }
    if side.glare > DocumentSettings.glareMax { return .imageGlare }
    if side.sharpness < DocumentSettings.sharpnessMin { return .imageBlurred }
    return nil
  }

  private static func breakdown(
    _ seen: DocumentObservation, _ sources: DocumentSources, _ facts: DocumentFacts
  ) -> JSON {
    var members = [JSON.Member("legibility", legibility(seen))]
    if let zone = sources.zone, let read = sources.zoneRead {
      members.append(JSON.Member("check_digits", checkDigits(zone)))
      members.append(JSON.Member("repaired_characters", .integer(Int64(repairs(read)))))
      members.append(JSON.Member("confidence_min", .number(read.confidenceMin)))
      members.append(JSON.Member("second_reader_agreement", .number(read.agreement)))
      members.append(JSON.Member("disputed_confidence", .number(read.disputedConfidence)))
    }
    if let payload = sources.payload { members.append(JSON.Member("barcode", payload.breakdown)) }
    members.append(JSON.Member("comparisons", .object(facts.comparisons)))
    return .object(members)
  }

  /// Of the side that was read, under the names that the first version gave them; a second side beside it.
  private static func legibility(_ seen: DocumentObservation) -> JSON {
    guard let principal = seen.principal else { return .object([]) }
    var members = legibility(principal)
    for side in seen.sides where side.kind != principal.kind {
      members.append(JSON.Member(side.kind.rawValue, .object(legibility(side))))
    }
    return .object(members)
  }

  private static func legibility(_ side: DocumentObservation.Side) -> [JSON.Member] {
    func number(_ value: Double?) -> JSON { value.map { .number(($0 * 100).rounded() / 100) } ?? .null }
    return [
      JSON.Member("page_found", .bool(side.pageFound)), JSON.Member("cropped", .bool(side.isCropped)),
      JSON.Member("sharpness", number(side.sharpness)),
      JSON.Member("glare_share", .number((side.glare * 10_000).rounded() / 10_000)),
      JSON.Member("glare_regions", .array(side.glareRegions.map(\.json))),
      JSON.Member("brightness", number(side.brightness)), JSON.Member("colour_spread", .number(side.colourSpread)),
      JSON.Member("portrait_found", .bool(side.hasPortrait)),
      JSON.Member("pixels_per_character", number(side.pixelsPerCharacter)),
      JSON.Member("pixels_per_mm", number(side.pixelsPerCharacter.map { $0 / DocumentSettings.characterPitch })),
    ]
  }

  private static func checkDigits(_ zone: MachineReadableZone) -> JSON {
    .object(zone.checks.map { JSON.Member($0.field.rawValue, .bool($0.holds)) })
  }

  /// Characters that the format's position classes changed against the free reading.
  private static func repairs(_ zone: DocumentObservation.Zone) -> Int {
    zip(zone.lines, zone.unconstrained).reduce(0) { sum, pair in
      let (constrained, free) = pair
      guard constrained.utf8.count == free.utf8.count else {
        return sum + abs(constrained.utf8.count - free.utf8.count)
      }
      return sum + zip(constrained.utf8, free.utf8).count { $0 != $1 }
    }
  }
}

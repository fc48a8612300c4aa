import Domain

/// Judges what an engine saw on a document. Pure.
public enum DocumentRules {
  /// Not assessed where the picture cannot be read; rejected for what is wrong by itself; a person's look for what does
  /// not agree; clear otherwise. What could be read is returned in every case.
  public static func report(on seen: DocumentObservation, subject: CheckSubject) -> CheckReport {
    var report = judge(seen, subject)
    report.engine = seen.engine
    for (view, bytes) in [(EvidenceViewName.rectified, seen.rectified), (.annotated, seen.annotated)] {
      guard let bytes else { continue }
      report.views.append(EvidenceView(kind: .documentFront, view: view, bytes: bytes))
    }
    return report
  }

  private static func judge(_ seen: DocumentObservation, _ subject: CheckSubject) -> CheckReport {
    if let refusal = seen.refusal {
      var report = CheckReport.notAssessed(.imageUndecodable, retake: .documentFront)
      report.breakdown = ["refused": .string(refusal.rawValue)]
      return report
    }
    guard let zone = seen.zone, let parsed = parse(zone, today: subject.today) else {
      var report = CheckReport.notAssessed(unreadable(seen), retake: .documentFront)
      report.breakdown = ["legibility": legibility(seen)]
      return report
    }
    var facts = DocumentFacts(zone: parsed, lines: zone.lines)
    // A zone that fails its own check digits on a poor picture is a picture to take again, not a false document.
    if !parsed.checkDigitsHold, let poor = poorPicture(seen) {
      var report = CheckReport.notAssessed(poor, retake: .documentFront)
      report.extracted = facts.extracted
      report.breakdown = ["legibility": legibility(seen), "check_digits": checkDigits(parsed)]
      return report
    }
    facts.judge(seen, subject)
    return CheckReport(
      outcome: facts.outcome, score: zone.confidenceMin, reasons: facts.reasons,
      breakdown: [
        "legibility": legibility(seen), "check_digits": checkDigits(parsed), "comparisons": .object(facts.comparisons),
        "repaired_characters": .integer(Int64(repairs(zone))),
      ], extracted: facts.extracted, retake: facts.outcome == .clear ? nil : .documentFront)
  }

  /// Nil where the engine's lines do not have their format's shape: then nothing was read.
  private static func parse(_ zone: DocumentObservation.Zone, today: CalendarDate) -> MachineReadableZone? {
    guard let format = MRZFormat(rawValue: zone.format) else { return nil }
    do { return try MachineReadableZone.parse(lines: zone.lines, format: format, today: today) } catch { return nil }
  }

  /// Why nothing was read, the picture's own faults first.
  private static func unreadable(_ seen: DocumentObservation) -> ReasonCode {
    poorPicture(seen) ?? (seen.isCropped ? .imageCropped : .documentUnreadable)
  }

  private static func poorPicture(_ seen: DocumentObservation) -> ReasonCode? {
    // A small picture is not sharp either, so its size is named first.
    if let pixels = seen.pixelsPerCharacter, pixels < DocumentSettings.pixelsPerCharacterMin { return .imageTooSmall }
    if seen.glare > DocumentSettings.glareMax { return .imageGlare }
    if seen.sharpness < DocumentSettings.sharpnessMin { return .imageBlurred }
    return nil
  }

  private static func legibility(_ seen: DocumentObservation) -> JSON {
    func number(_ value: Double?) -> JSON { value.map { .number(($0 * 100).rounded() / 100) } ?? .null }
    return [
      "page_found": .bool(seen.pageFound), "cropped": .bool(seen.isCropped), "sharpness": number(seen.sharpness),
      "glare_share": .number((seen.glare * 10_000).rounded() / 10_000),
      "pixels_per_character": number(seen.pixelsPerCharacter),
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

import Domain

/// Judges what an engine saw on a document. Pure.
public enum DocumentRules {
  /// Not assessed where the picture cannot be read; rejected for what is wrong by itself; a person's look for what does
  /// not agree; clear otherwise. What could be read is returned in every case.
  public static func report(on seen: DocumentObservation, against expected: DocumentExpectations) -> CheckReport {
    var report = judge(seen, expected)
    report.engine = seen.engine
    for side in seen.sides {
      let views = [
        (EvidenceViewName.rectified, side.rectified), (.annotated, side.annotated), (.portrait, side.portraitCrop),
        (.signature, side.signatureCrop),
      ]
      for (view, bytes) in views {
        // A piece of evidence has one view of a kind: that of its first page.
        guard let bytes, !report.views.contains(where: { $0.kind == side.kind && $0.view == view }) else { continue }
        report.views.append(EvidenceView(kind: side.kind, view: view, bytes: bytes))
      }
    }
    return report
  }

  /// Issuer and number of the document, by the part that proves itself best; nil where either was not read.
  static func reference(of seen: DocumentObservation, today: CalendarDate) -> DocumentReference? {
    guard let whole = DocumentSources(seen, today: today).whole, let issuer = whole.issuer,
      let number = whole.documentNumber
    else { return nil }
    return DocumentReference(issuer: issuer, number: number)
  }

  private static func judge(_ seen: DocumentObservation, _ expected: DocumentExpectations) -> CheckReport {
    if let refusal = seen.refusal {
      var report = CheckReport.notAssessed(refusal.reason, retake: .documentFront)
      report.breakdown = ["refused": .string(refusal.rawValue)]
      return report
    }
    let sources = DocumentSources(seen, today: expected.today)
    guard let whole = sources.whole else { return unread(seen, sources) }
    var facts = DocumentFacts(sources: sources, whole: whole)
    if let zone = sources.zone, let side = seen.principal, let fault = fault(zone, sources, side) {
      var report = CheckReport.notAssessed(fault, retake: side.kind)
      report.extracted = facts.extracted
      report.breakdown = [
        "legibility": DocumentRecord.legibility(seen, sources), "check_digits": DocumentRecord.checkDigits(zone),
      ]
      return report
    }
    facts.judge(seen, expected)
    if !facts.staysInBetterPictures, let (fault, side) = covered(seen, sources) ?? cutOff(facts) {
      var report = CheckReport.notAssessed(fault, retake: side)
      report.extracted = facts.extracted
      report.breakdown = DocumentRecord.breakdown(seen, sources, facts)
      return report
    }
    if !sources.isProven, facts.isDoubtful, let side = seen.principal, let fault = poorPicture(side, sources) {
      var report = CheckReport.notAssessed(fault, retake: side.kind)
      report.extracted = facts.extracted
      report.breakdown = DocumentRecord.breakdown(seen, sources, facts)
      return report
    }
    return CheckReport(
      outcome: facts.outcome, score: sources.zoneRead?.confidenceMin, reasons: facts.reasons,
      breakdown: DocumentRecord.breakdown(seen, sources, facts), extracted: facts.extracted,
      retake: facts.outcome == .clear ? nil : facts.missing ?? .documentFront)
  }

  /// Why a zone that was read is no reading: two readers see two texts; or it fails its own check digits, or a
  /// character is doubtful, on a poor picture, which is a picture to take again and not a false document.
  private static func fault(
    _ zone: MachineReadableZone, _ sources: DocumentSources, _ side: DocumentObservation.Side
  ) -> ReasonCode? {
    let read = sources.zoneRead
    if let read, read.agreement < DocumentSettings.agreementMin {
      return poorPicture(side, sources) ?? .documentUnreadable
    }
    return zone.checkDigitsHold && read?.isDoubtful != true ? nil : poorPicture(side, sources)
  }

  /// Nothing was read: the picture's own faults first; then, where the print was read well, a document of a kind that
  /// nobody here knows, with what was seen; else a picture to take again.
  private static func unread(_ seen: DocumentObservation, _ sources: DocumentSources) -> CheckReport {
    guard let side = seen.principal else { return .notAssessed(.documentUnreadable, retake: .documentFront) }
    // Where nothing was read, nothing tells whether what a finger covers is needed.
    let hidden = side.occludedRegions.isEmpty ? nil : ReasonCode.imageOccluded
    let fault = poorPicture(side, sources) ?? hidden ?? (side.isCropped ? .imageCropped : nil)
    let lines = seen.sides.flatMap(\.lines).filter { $0.confidence >= DocumentSettings.visualLineConfidenceMin }
    let isUnknown = fault == nil && lines.count >= DocumentSettings.visualLinesMin
    var report =
      isUnknown
      ? CheckReport(outcome: .consider, reasons: [.documentNotAccepted], retake: side.kind)
      : CheckReport.notAssessed(fault ?? .documentUnreadable, retake: side.kind)
    // Not why it could not be read, but what another picture should not be.
    if seen.sides.contains(where: { $0.screen != nil }) { report.reasons.append(.imageScreen) }
    report.breakdown = [
      "legibility": DocumentRecord.legibility(seen, sources), "traces": DocumentRecord.traces(seen),
      "visual_zone": VisualZoneRecord(sources, sides: seen.sides).json,
    ]
    return report
  }

  /// What hides a part of a document that was read: a finger over anything needed, or light over the portrait, over a
  /// line that was not read well or where a field is missing. Light over a zone that was read took nothing from it.
  private static func covered(_ seen: DocumentObservation, _ sources: DocumentSources) -> (ReasonCode, EvidenceKind)? {
    for side in seen.sides {
      if let part = CoveredPart.all(on: side, sources.visualZone).first(where: {
        $0.reason != .imageGlare || $0.part != .zone
      }) {
        return (part.reason, side.kind)
      }
    }
    return nil
  }

  /// A part of a document that is missing in its picture, and that nothing makes up for.
  private static func cutOff(_ facts: DocumentFacts) -> (ReasonCode, EvidenceKind)? {
    facts.cropped.first { $0.verdict == .needed }.map { (.imageCropped, $0.side) }
  }

  private static func poorPicture(_ side: DocumentObservation.Side, _ sources: DocumentSources) -> ReasonCode? {
    // A small picture is not sharp either, so its size is named first.
    if side.isTooSmall(sources.size) { return .imageTooSmall }
    return PictureFault.of(
      brightness: side.brightness, glare: side.glare, sharpness: side.sharpness,
      covered: CoveredPart.all(on: side, sources.visualZone).first?.reason)
  }
}

import Domain

/// Judges what an engine read of a letter. Pure.
public enum ProofOfAddressRules {
  /// Not assessed where the picture cannot be read; rejected where the letter is too old; a person's look where it is
  /// of another kind, names somebody or somewhere else, or is not dated; clear otherwise. What could be read is
  /// returned in every case.
  public static func report(
    on seen: LetterObservation, against expected: ProofOfAddressExpectations
  ) -> CheckReport {
    var report = judge(seen, expected)
    report.engine = seen.engine
    // A piece of evidence has one view of a kind: that of its first page.
    if let first = seen.pages.first {
      for (view, bytes) in [(EvidenceViewName.rectified, first.rectified), (.annotated, first.annotated)] {
        if let bytes { report.views.append(EvidenceView(kind: .proofOfAddress, view: view, bytes: bytes)) }
      }
    }
    return report
  }

  private static func judge(_ seen: LetterObservation, _ expected: ProofOfAddressExpectations) -> CheckReport {
    if let refusal = seen.refusal {
      var report = CheckReport.notAssessed(.imageUndecodable, retake: .proofOfAddress)
      report.breakdown = ["refused": .string(refusal.rawValue)]
      return report
    }
    let pages = seen.pages.map(\.readable)
    let lines = pages.reduce(0) { $0 + $1.lines.count }
    guard lines >= ProofOfAddressSettings.linesMin else {
      var report = CheckReport.notAssessed(fault(seen), retake: .proofOfAddress)
      report.breakdown = ["legibility": ProofOfAddressRecord.legibility(seen)]
      return report
    }
    let letter = Letter(
      pages, confidenceMin: 0, country: expected.declared.address?.country, today: expected.today)
    var facts = ProofOfAddressFacts(
      letter: letter,
      receiver: ReceiverAgreement(
        letter, declared: expected.declared, isMisreadable: pages.contains { $0.origin == .picture }))
    facts.judge(expected)
    let hidden = zip(seen.pages, pages).contains { page, readable in
      page.origin == .textLayer
        && Double(readable.lines.count) < ProofOfAddressSettings.shownLinesMin * Double(page.lines.count)
    }
    if hidden { facts.add(.documentDataMismatch) }
    if facts.isUnread, let fault = poorPicture(seen) {
      var report = CheckReport.notAssessed(fault, retake: .proofOfAddress)
      report.breakdown = ProofOfAddressRecord.breakdown(seen, facts, expected)
      return report
    }
    return CheckReport(
      outcome: facts.outcome, reasons: facts.reasons,
      breakdown: ProofOfAddressRecord.breakdown(seen, facts, expected), extracted: facts.extracted,
      retake: facts.outcome == .clear ? nil : .proofOfAddress)
  }

  private static func fault(_ seen: LetterObservation) -> ReasonCode { poorPicture(seen) ?? .documentUnreadable }

  /// What is wrong with the first page's picture; a text layer has none.
  private static func poorPicture(_ seen: LetterObservation) -> ReasonCode? {
    guard let page = seen.pages.first, page.origin == .picture else { return nil }
    if page.brightness < DocumentSettings.brightnessMin { return .imageTooDark }
    if page.glare > DocumentSettings.glareMax { return .imageGlare }
    if page.sharpness < DocumentSettings.sharpnessMin { return .imageBlurred }
    return nil
  }
}

extension LetterObservation.Page {
  /// The page with the lines alone that count: those that were read well, and those of a text layer that are shown.
  var readable: LetterObservation.Page {
    let least =
      origin == .textLayer ? ProofOfAddressSettings.shownShareMin : ProofOfAddressSettings.lineConfidenceMin
    var page = self
    page.lines = lines.filter { $0.confidence >= least }
    return page
  }
}

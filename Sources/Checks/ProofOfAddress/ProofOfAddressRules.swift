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
      var report = CheckReport.notAssessed(refusal.reason, retake: .proofOfAddress)
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
    let letter = Letter(pages, country: expected.declared.address?.country, today: expected.today)
    var facts = ProofOfAddressFacts(
      letter: letter,
      receiver: ReceiverAgreement(
        letter, declared: expected.declared, isMisreadable: pages.contains { $0.origin == .picture }))
    facts.judge(expected)
    if seen.software != nil { facts.add(.documentEdited) }
    if seen.pages.contains(where: \.isHidden) { facts.add(.documentDataMismatch) }
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
    return PictureFault.of(brightness: page.brightness, glare: page.glare, sharpness: page.sharpness)
  }
}

extension LetterObservation.Page {
  /// Whether the page shows too little of what its text layer says.
  fileprivate var isHidden: Bool {
    guard origin == .textLayer else { return false }
    let shown = lines.count { $0.confidence >= ProofOfAddressSettings.shownShareMin }
    return Double(shown) < ProofOfAddressSettings.shownLinesMin * Double(lines.count)
  }

  /// The page with the lines alone that count: short ones that were read well, of a text layer those that are shown.
  var readable: LetterObservation.Page {
    let least =
      origin == .textLayer ? ProofOfAddressSettings.shownShareMin : ProofOfAddressSettings.lineConfidenceMin
    var page = self
    let short = lines.lazy.filter { line in
      line.confidence >= least && line.text.utf8.count <= 4 * ProofOfAddressSettings.lineLengthMax
        && line.text.count <= ProofOfAddressSettings.lineLengthMax
    }
    page.lines = Array(short.prefix(ProofOfAddressSettings.linesMax))
    return page
  }
}

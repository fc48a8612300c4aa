import Domain

/// Answers for test keys: `metadata.magic` of the request names each check's outcome and reasons, as in
/// `document=rejected:document.expired;face_match=consider:face.uncertain`. A check that is not named is clear.
///
/// Every outcome and every reason code can be reached, deterministically and without an engine.
public struct MagicCheck: Sendable {
  /// The only one there is.
  public init() {}

  /// The report that the magic input asks for.
  public func report(on subject: CheckSubject) -> CheckReport {
    let magic = subject.work.request["metadata"]?["magic"]?.text ?? ""
    var report = Self.answer(to: magic, for: subject.work.type)
    report.breakdown = ["magic": true]
    if report.outcome != .notAssessed {
      switch subject.work.type {
      case .creditHistory:
        let answer = CreditHistorySimulation.answer(giving: report.reasons, on: subject.today)
        report.breakdown = ["magic": true, "answer": answer]
      case .document: report.extracted = Self.extracted(subject.work.record, today: subject.today)
      case .proofOfAddress: report.extracted = Self.letter(today: subject.today)
      default: break
      }
    }
    return report
  }

  /// Reads one check's entry; a check, outcome or reason that is not in its catalogue is `not_assessed` with
  /// `check.unavailable`, so that a misspelt magic input is seen.
  public static func answer(to magic: String, for type: CheckType) -> CheckReport {
    var report = named(in: magic, for: type)
    report.engine = EngineStamp(name: "magic", version: "1", details: .object([]))
    return report
  }

  private static func named(in magic: String, for type: CheckType) -> CheckReport {
    let entries = magic.split(separator: ";").map { $0.split(separator: "=", maxSplits: 1).map { $0.trimmed } }
    guard entries.allSatisfy({ $0.count == 2 && CheckType(rawValue: $0[0]) != nil }) else {
      return .notAssessed(.checkUnavailable)
    }
    for sides in entries where sides[0] == type.rawValue {
      let parts = sides[1].split(separator: ":", maxSplits: 1).map(String.init)
      let codes = parts.count == 2 ? parts[1].split(separator: ",").map { ReasonCode(rawValue: $0.trimmed) } : []
      guard let outcome = parts.first.flatMap(CheckOutcome.init), !codes.contains(nil) else {
        return .notAssessed(.checkUnavailable)
      }
      return CheckReport(
        outcome: outcome, score: outcome == .notAssessed ? nil : outcome == .clear ? 1 : 0.5,
        reasons: codes.compactMap(\.self), retake: outcome == .notAssessed ? type.requiredEvidence.last : nil)
    }
    return CheckReport(outcome: .clear, score: 1)
  }

  private static func letter(today: CalendarDate) -> ExtractedDocument {
    var letter = ExtractedDocument()
    letter.dateOfIssue = today
    return letter
  }

  private static func extracted(_ record: ApplicantRecord, today: CalendarDate) -> ExtractedDocument {
    var document = ExtractedDocument()
    document.documentType = DocumentType.passport.rawValue
    document.issuingCountry = record.nationality ?? "UTO"
    document.documentNumber = "TEST00000"
    document.familyName = record.familyName ?? "TEST"
    document.givenNames = record.givenNames ?? "TEST"
    document.dateOfBirth = record.dateOfBirth
    document.dateOfExpiry = today.adding(days: 3650)
    document.sex = record.sex
    document.nationality = record.nationality ?? "UTO"
    return document
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

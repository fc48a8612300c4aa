import Domain
import Foundation

/// The report on a verification that a person can read: what the API's answer says, in words, with the pictures.
public struct VerificationReport: Sendable {
  /// Whose verification it is and for whom the report is drawn up.
  public struct Setting: Sendable {
    /// The tenant's name for people.
    public var tenant: String
    /// IANA time zone of the report's times.
    public var timeZone: String
    /// Language of its words.
    public var language: Language
    /// True where the reader may see screening detail.
    public var seesCompliance: Bool
    /// True where the reader may see evidence.
    public var seesEvidence: Bool
    /// The present instant.
    public var drawnUpAt: Date

    /// A setting.
    public init(
      tenant: String, timeZone: String, language: Language, seesCompliance: Bool, seesEvidence: Bool, drawnUpAt: Date
    ) {
      self.tenant = tenant
      self.timeZone = timeZone
      self.language = language
      self.seesCompliance = seesCompliance
      self.seesEvidence = seesEvidence
      self.drawnUpAt = drawnUpAt
    }
  }

  private let view: VerificationView
  private let evidence: [ReportedEvidence]
  private let setting: Setting
  private let words: ReportWords
  private let clock: ReportClock

  /// A report on a verification and its evidence.
  public init(on view: VerificationView, evidence: [ReportedEvidence], in setting: Setting) {
    self.view = view
    self.evidence = evidence
    self.setting = setting
    words = ReportWords.words(of: setting.language)
    clock = ReportClock(timeZone: setting.timeZone)
  }

  /// The report before it is set on pages. Its title, which stands in the file's properties, names nobody.
  public var document: PageDocument {
    var document = PageDocument(
      title: words[.title], language: words.code, isRightToLeft: words.isRightToLeft,
      drawnUpAt: setting.drawnUpAt, footer: "\(words[.title]) · \(view.id)", pageLabel: words[.page])
    document.blocks = summary + decision + requirements
    let checks = view.checks.seen(withCompliance: setting.seesCompliance)
    if !checks.isEmpty { document.blocks += overview(of: checks) }
    for check in checks {
      document.blocks += CheckPart(check, setting: setting, words: words).blocks
    }
    document.blocks += EvidencePart(evidence, setting: setting, words: words).blocks
    return document
  }

  private var summary: [PageDocument.Block] {
    let mode = words[view.realm.mode == .live ? .liveData : .testData]
    var pairs = [pair(.verification, code: view.id.description), pair(.applicant, code: view.applicant.description)]
    if let external = view.externalID { pairs.append(pair(.externalID, external)) }
    pairs.append(pair(.policyVersion, String(view.policyVersion)))
    pairs.append(pair(.createdAt, clock.text(view.createdAt)))
    if let completed = view.completedAt { pairs.append(pair(.completedAt, clock.text(completed))) }
    pairs.append(pair(.drawnUpAt, clock.text(setting.drawnUpAt)))
    return [
      .title(words[.title], below: "\(setting.tenant) · \(mode)"),
      .banner(words[ReportWord(view.status)], view.status.tone), .pairs(pairs, isSmall: false),
    ]
  }

  private var decision: [PageDocument.Block] {
    guard let decision = view.decision else { return [] }
    var pairs = [
      pair(.decision, words[ReportWord(decision.outcome)]), pair(.decidedBy, words[ReportWord(decision.decidedBy)]),
      pair(.decidedAt, clock.text(decision.decidedAt)),
      PageDocument.Pair("\(words[.decision]) · ID", PageDocument.Cell(decision.id.description, isCode: true)),
    ]
    if let member = decision.member { pairs.append(pair(.member, code: member.description)) }
    return [.heading(words[.decision], level: 1), .pairs(pairs, isSmall: false)]
      + setting.reasons(decision.reasons, words)
  }

  private var requirements: [PageDocument.Block] {
    guard !view.requirements.isEmpty else { return [] }
    let pairs = view.requirements.map { requirement in
      PageDocument.Pair(
        words[ReportWord(requirement.kind)], PageDocument.Cell(setting.language.message(requirement.code)))
    }
    return [.heading(words[.requirements], level: 1), .pairs(pairs, isSmall: false)]
  }

  private func overview(of checks: [CheckView]) -> [PageDocument.Block] {
    let columns = [
      PageDocument.Column(words[.check], share: 3), PageDocument.Column(words[.outcome], share: 2),
      PageDocument.Column(words[.score], isNumeric: true),
    ]
    let rows = checks.map { check in
      PageDocument.Row([
        PageDocument.Cell(words[ReportWord(check.type)]), PageDocument.Cell(words[ReportWord(check.outcome)]),
        PageDocument.Cell(check.score.map { DetailRows.text(.number($0), words) } ?? ""),
      ])
    }
    return [.heading(words[.checks], level: 1), .table(columns, rows)]
  }

  private func pair(_ name: ReportWord, _ value: String) -> PageDocument.Pair {
    PageDocument.Pair(words[name], PageDocument.Cell(value))
  }

  private func pair(_ name: ReportWord, code: String) -> PageDocument.Pair {
    PageDocument.Pair(words[name], PageDocument.Cell(code, isCode: true))
  }
}

extension VerificationReport.Setting {
  /// Reasons in words, each with its code; nothing where there are none to see.
  func reasons(_ reasons: [Reason], _ words: ReportWords) -> [PageDocument.Block] {
    let seen = reasons.seen(withCompliance: seesCompliance)
    guard !seen.isEmpty else { return [] }
    let rows = seen.map { reason in
      PageDocument.Row([
        PageDocument.Cell(language.message(reason.code)), PageDocument.Cell(reason.code.rawValue, isCode: true),
      ])
    }
    let columns = [PageDocument.Column("", share: 2.4), PageDocument.Column("")]
    return [.heading(words[.reasons], level: 2), .table(columns, rows)]
  }
}

extension VerificationStatus {
  fileprivate var tone: PageDocument.Tone {
    switch self {
    case .approved: .good
    case .declined, .error: .bad
    case .awaitingInput, .inReview: .caution
    case .collecting, .processing, .canceled, .expired: .neutral
    }
  }
}

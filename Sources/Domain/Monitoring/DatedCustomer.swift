import FoundationEssentials

/// A customer whose standing depends on a date, as a look reads it. Personal data.
public struct DatedCustomer: Sendable {
  /// The watch.
  public let monitor: MonitorID
  /// What is watched.
  public let kind: MonitorKind
  /// Who is watched.
  public let applicant: ApplicantID
  /// The version of what is known of the person.
  public let version: Int
  /// How far the watch is.
  public let progress: WatchProgress
  /// What the newest approved check that the kind looks at read, as ``ExtractedDocument/json``; nil where none did.
  public let document: JSON?
  /// The verification that the standing rests on, and when it was decided.
  public let approval: (verification: VerificationID, at: Date)?

  /// A customer.
  public init(
    monitor: MonitorID, kind: MonitorKind, applicant: ApplicantID, version: Int, progress: WatchProgress,
    document: JSON?, approval: (verification: VerificationID, at: Date)?
  ) {
    self.monitor = monitor
    self.kind = kind
    self.applicant = applicant
    self.version = version
    self.progress = progress
    self.document = document
    self.approval = approval
  }

  /// How far the watch is along what is known now. A document is good through its last day, and a letter ages from the
  /// day of its issue, both in UTC.
  /// - Parameter now: by the clock of the mode. Where a test clock runs ahead of the time at which a customer was
  ///   approved, the approval counts from now, or it would be old from the start.
  public func reckoned(in mode: Mode, at now: Date) -> WatchProgress {
    switch kind {
    case .screening: progress
    case .documentExpiry: progress.reckoned(from: day("date_of_expiry")?.adding(days: 1).startOfDayUTC)
    case .addressAge: progress.reckoned(from: day("date_of_issue")?.startOfDayUTC)
    case .reverification: renewed(in: mode, at: now)
    }
  }

  private func renewed(in mode: Mode, at now: Date) -> WatchProgress {
    guard let approval else { return progress.reckoned(from: nil) }
    if mode == .test, progress.restsOn == approval.verification { return progress }
    return progress.reckoned(
      from: mode == .test ? max(approval.at, now) : approval.at, restingOn: approval.verification)
  }

  private func day(_ field: String) -> CalendarDate? { document?[field]?.text.flatMap { CalendarDate(iso: $0) } }
}

/// What a look at a dated watch came to.
public struct DatedLook: Sendable {
  /// How far the watch is now.
  public var progress: WatchProgress
  /// When the next step is due; nil where none is left.
  public var nextAt: Date?
  /// When the standing lapses unless something newer is proved.
  public var lapsesAt: Date?
  /// What it was reckoned with.
  public var settings: String
  /// The step that was taken, with its metered event; nil where none was due.
  public var alert: (alert: MonitorAlert, usage: UsageEvent)?

  /// A look.
  public init(
    progress: WatchProgress, nextAt: Date?, lapsesAt: Date?, settings: String,
    alert: (alert: MonitorAlert, usage: UsageEvent)? = nil
  ) {
    self.progress = progress
    self.nextAt = nextAt
    self.lapsesAt = lapsesAt
    self.settings = settings
    self.alert = alert
  }
}

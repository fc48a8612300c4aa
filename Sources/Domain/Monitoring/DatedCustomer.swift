import FoundationEssentials

/// A customer whose standing depends on a date, as a look reads it. Personal data.
public struct DatedCustomer: Sendable {
  /// The watch.
  public let monitor: MonitorID
  /// What is watched.
  public let kind: MonitorKind
  /// Who is watched.
  public let applicant: ApplicantID
  /// What the watch stood at: a look that began before something else happened is recorded by nobody.
  public let fence: Int64
  /// How far the watch is.
  public let progress: WatchProgress
  /// May the customer trade?
  public let standing: Standing
  /// What the newest approved check that the kind looks at read, as ``ExtractedDocument/json``; nil where none did.
  public let document: JSON?
  /// The newest approval of a verification that ran the checks which prove anew what the kind watches.
  public let approval: Approval?

  /// An approval.
  public struct Approval: Sendable, Hashable {
    /// Of which verification.
    public let verification: VerificationID
    /// When it was decided.
    public let at: Date
    /// Whether the standing rests on it.
    public let carriesStanding: Bool

    /// An approval.
    public init(verification: VerificationID, at: Date, carriesStanding: Bool) {
      self.verification = verification
      self.at = at
      self.carriesStanding = carriesStanding
    }
  }

  /// A customer.
  public init(
    monitor: MonitorID, kind: MonitorKind, applicant: ApplicantID, fence: Int64, progress: WatchProgress,
    standing: Standing, document: JSON?, approval: Approval?
  ) {
    self.monitor = monitor
    self.kind = kind
    self.applicant = applicant
    self.fence = fence
    self.progress = progress
    self.standing = standing
    self.document = document
    self.approval = approval
  }

  /// The step to take now, on a progress reckoned for now; nil where none is due. What lapsed lapses again where it was
  /// made good by an approval that proved something else; not where the same was looked at again and approved.
  public func step(of watch: DatedWatch, dueAt now: Date, after progress: WatchProgress) -> WatchStep? {
    if let taken = progress.taken, progress.hasLapsed, standing == .verified, approval?.carriesStanding != true {
      return taken
    }
    return watch.step(dueAt: now, after: progress)
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

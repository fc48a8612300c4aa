import FoundationEssentials

/// One thing that is done along a watched date.
public struct WatchStep: Sendable, Hashable {
  /// When it is due.
  public let at: Date
  /// What is done: ``MonitorAction/remind``, ``MonitorAction/reverify`` or ``MonitorAction/lapse``.
  public let action: MonitorAction

  /// A step.
  public init(at: Date, action: MonitorAction) {
    self.at = at
    self.action = action
  }
}

/// How far a dated watch is.
public struct WatchProgress: Sendable, Hashable {
  /// What its steps are reckoned from; nil where there is no such date.
  public var anchor: Date?
  /// The verification that the anchor is the time of, for ``MonitorKind/reverification`` alone.
  public var restsOn: VerificationID?
  /// Moment of the latest step that was taken; nil for none.
  public var taken: Date?
  /// When the customer was asked to be verified anew.
  public var asked: Date?

  /// A watch at its beginning.
  public init(anchor: Date? = nil, restsOn: VerificationID? = nil, taken: Date? = nil, asked: Date? = nil) {
    self.anchor = anchor
    self.restsOn = restsOn
    self.taken = taken
    self.asked = asked
  }

  /// The same watch of a date: what was done for another one says nothing of this.
  public func reckoned(from anchor: Date?, restingOn verification: VerificationID? = nil) -> WatchProgress {
    guard anchor != self.anchor else { return self }
    return WatchProgress(anchor: anchor, restsOn: verification)
  }

  /// The same watch once a step was taken.
  public func taking(_ step: WatchStep, at now: Date) -> WatchProgress {
    var progress = self
    progress.taken = step.at
    if step.action == .reverify { progress.asked = now }
    return progress
  }
}

extension DatedWatch {
  /// Steps that are left, the earliest first. A day is 86,400 seconds. What lapses after a grace has as much of it as
  /// was promised, however late the customer was asked.
  public func steps(left progress: WatchProgress) -> [WatchStep] {
    guard let anchor = progress.anchor else { return [] }
    let deadline = anchor.adding(days: afterDays)
    var steps = remindDays.map { WatchStep(at: deadline.adding(days: -$0), action: .remind) }
    switch self.deadline {
    case .remind: steps.append(WatchStep(at: deadline, action: .remind))
    case .lapse: steps.append(WatchStep(at: deadline, action: .lapse))
    case .reverify(_, let graceDays):
      steps.append(WatchStep(at: deadline, action: .reverify))
      if let graceDays {
        steps.append(WatchStep(at: max(deadline, progress.asked ?? deadline).adding(days: graceDays), action: .lapse))
      }
    }
    return steps.filter { step in progress.taken.map { step.at > $0 } ?? true }.sorted { $0.at < $1.at }
  }

  /// The step to take now; nil where none is due. Of reminders that are due at once, as after a standstill, the last
  /// says what the others would; none is given where more than a reminder is due.
  public func step(dueAt now: Date, after progress: WatchProgress) -> WatchStep? {
    let due = steps(left: progress).filter { $0.at <= now }
    return due.first { $0.action != .remind } ?? due.last
  }

  /// When the standing lapses unless something newer is proved; nil where it does not, or did.
  public func lapsesAt(_ progress: WatchProgress) -> Date? {
    steps(left: progress).first { $0.action == .lapse }?.at
  }
}

extension Date {
  fileprivate func adding(days: Int) -> Date { addingTimeInterval(Double(days) * 86_400) }
}

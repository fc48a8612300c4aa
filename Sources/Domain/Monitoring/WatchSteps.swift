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
  /// What its steps are reckoned from, in whole seconds; nil where there is no such date.
  public private(set) var anchor: Date?
  /// The verification that the anchor is the time of, for ``MonitorKind/reverification`` alone.
  public private(set) var restsOn: VerificationID?
  /// The latest step that was taken; nil for none.
  public private(set) var taken: WatchStep?
  /// When the customer was asked to be verified anew, in whole seconds.
  public private(set) var asked: Date?

  /// A watch at its beginning, or as it was kept. Fractions of a second are cut off: sums of whole ones are exact, so
  /// that a moment is the same however it was reckoned and kept.
  public init(
    anchor: Date? = nil, restsOn: VerificationID? = nil, taken: WatchStep? = nil, asked: Date? = nil
  ) {
    self.anchor = anchor?.inWholeSeconds
    self.restsOn = restsOn
    self.taken = taken
    self.asked = asked?.inWholeSeconds
  }

  /// The same watch of a date: what was done for another one says nothing of this.
  public func reckoned(from anchor: Date?, restingOn verification: VerificationID? = nil) -> WatchProgress {
    let anew = WatchProgress(anchor: anchor, restsOn: verification)
    return anew.anchor == self.anchor ? self : anew
  }

  /// The same watch once a step was taken.
  public func taking(_ step: WatchStep, at now: Date) -> WatchProgress {
    WatchProgress(anchor: anchor, restsOn: restsOn, taken: step, asked: step.action == .reverify ? now : asked)
  }

  /// Whether the standing lapsed for this date.
  public var hasLapsed: Bool { taken?.action == .lapse }
}

extension DatedWatch {
  /// Steps that are left, the earliest first. A day is 86,400 seconds. Reminders are left behind by whatever was taken
  /// later; who is to be asked is asked before the standing lapses, whatever another policy did, and then has as much
  /// grace as was promised.
  public func steps(left progress: WatchProgress) -> [WatchStep] {
    guard let anchor = progress.anchor, !progress.hasLapsed else { return [] }
    let deadline = anchor.adding(days: afterDays)
    var steps = remindDays.map { WatchStep(at: deadline.adding(days: -$0), action: .remind) }
    if self.deadline == .remind { steps.append(WatchStep(at: deadline, action: .remind)) }
    steps.removeAll { step in progress.taken.map { step.at <= $0.at } ?? false }
    switch (self.deadline, progress.asked) {
    case (.remind, _), (.reverify(_, nil), .some): break
    case (.lapse, _): steps.append(WatchStep(at: deadline, action: .lapse))
    case (.reverify, nil): steps.append(WatchStep(at: deadline, action: .reverify))
    case (.reverify(_, let grace?), let asked?):
      steps.append(WatchStep(at: max(deadline, asked).adding(days: grace), action: .lapse))
    }
    return steps.sorted { $0.at < $1.at }
  }

  /// The step to take now; nil where none is due. Of reminders that are due at once, as after a standstill, the last
  /// says what the others would; none is given where more than a reminder is due.
  public func step(dueAt now: Date, after progress: WatchProgress) -> WatchStep? {
    let due = steps(left: progress).filter { $0.at <= now }
    return due.first { $0.action != .remind } ?? due.last
  }

  /// When the standing lapses unless something newer is proved; nil where it does not, or did.
  public func lapsesAt(_ progress: WatchProgress) -> Date? {
    guard let anchor = progress.anchor, !progress.hasLapsed else { return nil }
    let deadline = anchor.adding(days: afterDays)
    return switch self.deadline {
    case .remind, .reverify(_, nil): nil
    case .lapse: deadline
    case .reverify(_, let grace?): max(deadline, progress.asked ?? deadline).adding(days: grace)
    }
  }
}

extension Date {
  fileprivate func adding(days: Int) -> Date { addingTimeInterval(Double(days) * 86_400) }

  fileprivate var inWholeSeconds: Date { Date(timeIntervalSince1970: timeIntervalSince1970.rounded(.down)) }
}

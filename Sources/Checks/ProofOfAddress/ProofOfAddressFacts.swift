import Domain

/// What follows from a letter that was read.
struct ProofOfAddressFacts {
  let letter: Letter
  let receiver: ReceiverAgreement
  private(set) var reasons: [ReasonCode] = []
  private(set) var ageDays: Int?
  private var isRejected = false

  init(letter: Letter, receiver: ReceiverAgreement) {
    self.letter = letter
    self.receiver = receiver
  }

  var outcome: CheckOutcome { isRejected ? .rejected : reasons.isEmpty ? .clear : .consider }

  /// Whether so little was found that the picture is to blame before the letter is.
  var isUnread: Bool {
    letter.kind == nil || letter.issue == nil || reasons.contains(.documentUnreadable)
      || (receiver.nameLine == nil && receiver.name != nil)
  }

  mutating func judge(_ expected: ProofOfAddressExpectations) {
    if let kind = letter.kind {
      if !expected.policy.kinds.contains(kind.value) { add(.documentNotAccepted) }
    } else {
      add(.documentNotAccepted)
    }
    judgeName()
    judgeAddress()
    judgeAge(expected)
  }

  private mutating func judgeName() {
    switch receiver.name {
    case .equal, .compatible, .partial, .variant, nil: return
    case .similar, .unknown: add(.documentUnreadable)
    case .different: add(.documentDataMismatch)
    }
  }

  private mutating func judgeAddress() {
    switch receiver.address?.whole {
    case .match: return
    case .partial: add(.documentUnreadable)
    case .mismatch, .absent: add(.addressMismatch)
    // Nothing is declared: the letter's own address is the answer, if it has one.
    case nil: if (receiver.block?.lines.count ?? 0) < 3 { add(.documentUnreadable) }
    }
  }

  /// A date that may mean two days counts as both: where one of them is too old a person looks.
  private mutating func judgeAge(_ expected: ProofOfAddressExpectations) {
    guard let issue = letter.issue?.value, let likeliest = issue.readings.first else {
      return add(.documentUnreadable)
    }
    ageDays = likeliest.day.days(until: expected.today)
    let ages = issue.readings.map { $0.day.days(until: expected.today) }
    let old = ages.count { $0 > expected.policy.ageDaysMax }
    if old == ages.count {
      isRejected = true
      add(.addressTooOld)
    } else if old > 0 {
      add(.documentUnreadable)
    }
  }

  mutating func add(_ code: ReasonCode) {
    if !reasons.contains(code) { reasons.append(code) }
  }

  /// The letter's name, address and date.
  var extracted: ExtractedDocument {
    var document = ExtractedDocument()
    document.documentType = letter.kind?.value.rawValue
    document.fullName = receiver.nameLine?.text
    document.dateOfIssue = letter.issue?.value.readings.first?.day
    let lines = receiver.block?.lines.filter { $0 != receiver.nameLine }.map(\.text) ?? []
    document.address = lines.isEmpty ? nil : lines.joined(separator: ", ")
    return document
  }
}

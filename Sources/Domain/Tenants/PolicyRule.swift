/// One line of a tenant's rules: where every condition holds, its effect is added (DESIGN §3).
public struct PolicyRule: Sendable, Equatable {
  /// All must hold; empty for `otherwise`.
  public let conditions: [PolicyCondition]
  /// What follows.
  public let effect: PolicyEffect
  /// True for the rule that applies where no other held.
  public let isOtherwise: Bool

  /// A rule with conditions.
  public init(when conditions: [PolicyCondition], then effect: PolicyEffect) {
    self.conditions = conditions
    self.effect = effect
    self.isOtherwise = false
  }

  /// The rule for all that no other rule decides.
  public init(otherwise effect: PolicyEffect) {
    self.conditions = []
    self.effect = effect
    self.isOtherwise = true
  }

  /// Ask twice for a better picture, or a newer letter, decline what is rejected, approve what is clear, show the rest
  /// to a person.
  public static let standard: [PolicyRule] =
    ([
      .imageBlurred, .imageGlare, .imageOccluded, .imageTooDark, .imageTooSmall, .imageCropped,
    ] + unopened).map {
      PolicyRule(
        when: [.check(.document), .reason($0)], then: .ask(for: .documentFront, attemptsMax: 2, orElse: "general"))
    }
    + ([.imageBlurred, .imageGlare, .imageTooDark, .addressTooOld] + unopened).map {
      PolicyRule(
        when: [.check(.proofOfAddress), .reason($0)],
        then: .ask(for: .proofOfAddress, attemptsMax: 2, orElse: "general"))
    } + [
      PolicyRule(when: [.any(.rejected)], then: .decline),
      PolicyRule(when: [.all(.clear)], then: .approve),
      PolicyRule(otherwise: .review(queue: "general")),
    ]

  /// Why a file was not opened at all: another one has to be sent.
  private static let unopened: [ReasonCode] = [
    .imageUndecodable, .imageTooLarge, .fileActiveContent, .fileEncrypted, .fileTooManyPages,
  ]
}

/// A condition on a verification's results.
public enum PolicyCondition: Sendable, Equatable {
  /// The check that the rule's `outcome` and `reason` speak of; it must have run.
  case check(CheckType)
  /// The named check, or any where none is named, has this outcome.
  case outcome(CheckOutcome)
  /// The named check, or any where none is named, gives this reason.
  case reason(ReasonCode)
  /// At least one check has this outcome.
  case any(CheckOutcome)
  /// Every check has this outcome.
  case all(CheckOutcome)
  /// The document's issuing country is one of these ICAO 9303 codes.
  case country(Set<String>)
  /// The applicant's age in completed years lies in this range; unknown never holds.
  case age(ClosedRange<Int>)
  /// The country's risk level in `applicant.risk_countries` is this.
  case risk(String)
  /// Supplements already given for this verification number at least this many.
  case attempts(Int)
  /// The customer's rating is one of these; never holds where the tenant rates nobody.
  case rating(Set<RiskRating>)
  /// Screening matches a politically exposed person of one of these classes, 1 through 4.
  case exposureClass(Set<Int>)
}

/// What a rule does. The strongest wins: review, then ask, then decline, then approve.
public enum PolicyEffect: Sendable, Equatable {
  case approve
  case decline
  /// Ask the applicant, at most `attemptsMax` times; after that a review in `orElse`.
  case ask(for: EvidenceKind, attemptsMax: Int, orElse: String)
  case review(queue: String)
  /// Enhanced due diligence (FATF Recommendation 10): asks for this evidence where one is named, such as of the source
  /// of funds, until it is given, and then for a person of the queue; never approved by rules alone.
  case enhance(for: EvidenceKind?, queue: String)
}

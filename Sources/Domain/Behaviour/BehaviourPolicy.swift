/// From what on a customer's past behaviour is for a person to look at, within the tenant. The bounds are the tenant's
/// choice; none of the defaults is a measured accuracy.
public struct BehaviourPolicy: Sendable, Equatable {
  /// How far back verifications of one device, address or network are counted (velocity).
  public var window: Duration = .seconds(86_400)
  /// How far back other people, and declines, are looked for, in days; what is kept for it goes when it is over.
  public var memoryDays = 365
  /// The most that is nothing to look at, by what is counted; one that is missing is not judged.
  ///
  /// The defaults are choices: somebody who tries again within a day does so a few times; a device may be a couple's;
  /// an address of the network, a household's, a café's or an office's; one person has one mailbox, and a family one
  /// telephone. Networks and postal addresses are shared by more people than anybody can say, and are not judged.
  public var most: [BehaviourLimit: Int] = [
    .verificationsPerDevice: 5, .verificationsPerIP: 20, .peoplePerDevice: 2, .peoplePerEmail: 1, .peoplePerPhone: 2,
    .declines: 0,
  ]

  /// Windows that can be declared, in seconds: a minute through thirty days.
  public static let windowSeconds = 60...2_592_000
  /// Memories that can be declared, in days: ten years at most.
  public static let memoryDaysRange = 1...3652

  /// A policy of documented defaults.
  public init() {}
}

extension TenantPolicy {
  /// What traces a verification of these checks leaves; nil where neither it nor the tenant's own checks look at past
  /// behaviour, for which alone they are kept.
  public func traced(by checks: [CheckType]) -> BehaviourPolicy? {
    (self.checks + checks).contains(.behaviourRisk) ? behaviour : nil
  }
}

/// What of a customer's past is counted, and held against a most; raw values are the tenant file's keys.
public enum BehaviourLimit: String, Sendable, Hashable, CaseIterable {
  case declines = "declines_max"
  case peoplePerDevice = "people_per_device_max"
  case peoplePerEmail = "people_per_email_max"
  case peoplePerPhone = "people_per_phone_max"
  case peoplePerAddress = "people_per_address_max"
  case verificationsPerDevice = "verifications_per_device_max"
  case verificationsPerIP = "verifications_per_ip_max"
  case verificationsPerNetwork = "verifications_per_network_max"

  /// What is counted.
  public enum Measure: Sendable, Hashable {
    /// Earlier verifications of the person that were declined, within ``BehaviourPolicy/memoryDays``.
    case declines
    /// People who left the same trace, within ``BehaviourPolicy/memoryDays``; the applicant is one.
    case people(BehaviourTrace.Kind)
    /// Verifications that left the same trace, within ``BehaviourPolicy/window``; this one is one.
    case verifications(BehaviourTrace.Kind)
  }

  /// What is counted.
  public var measure: Measure {
    switch self {
    case .declines: .declines
    case .peoplePerDevice: .people(.device)
    case .peoplePerEmail: .people(.email)
    case .peoplePerPhone: .people(.phone)
    case .peoplePerAddress: .people(.address)
    case .verificationsPerDevice: .verifications(.device)
    case .verificationsPerIP: .verifications(.ip)
    case .verificationsPerNetwork: .verifications(.network)
    }
  }

  /// The reason where there are more.
  public var reason: ReasonCode {
    switch self {
    case .declines: .riskDeclinedBefore
    case .peoplePerDevice: .riskDeviceReused
    case .peoplePerEmail: .riskEmailReused
    case .peoplePerPhone: .riskPhoneReused
    case .peoplePerAddress: .riskAddressReused
    case .verificationsPerDevice: .riskDeviceVelocity
    case .verificationsPerIP, .verificationsPerNetwork: .riskIPVelocity
    }
  }

  /// Mosts that can be declared: what is looked up is bounded by ``BehaviourHistory/sightingsMax``.
  public var range: ClosedRange<Int> { self == .declines ? 0...10 : 1...100 }
}

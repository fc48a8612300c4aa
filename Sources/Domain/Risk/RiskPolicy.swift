/// How a tenant weighs what is known of a customer (FATF Recommendation 10 and its interpretive note: customer, country
/// and product risk, with enhanced measures where it is higher).
public struct RiskPolicy: Sendable, Equatable {
  /// Points by level of the tenant's risk countries, for the document's issuer and for the declared nationality; the
  /// greater of both counts.
  public var countries: [String: Int] = [:]
  /// The key of a verification's `metadata` that names the product; nil where no product is weighed.
  public var productKey: String?
  /// Points by product.
  public var products: [String: Int] = [:]
  /// Points by class of public office, 1 through 4; the greatest of a customer's counts.
  public var exposureClasses: [Int: Int] = [:]
  /// Points by topic of a match that nobody had found to be somebody else when it was ruled on, each topic once.
  public var topics: [ListTopic: Int] = [:]
  /// Points by what happened before, each once.
  public var history: [RiskHistory: Int] = [:]
  /// Points from which on a customer is of medium risk.
  public let medium: Int
  /// Points from which on a customer is of high risk.
  public let high: Int

  /// Points that one factor may give.
  public static let points = 0...1000

  /// A policy that weighs nothing, with its bounds: `medium <= high`, each within ``points``.
  public init(medium: Int, high: Int) {
    self.medium = medium
    self.high = high
  }
}

/// What happened before with a customer, within the tenant.
public enum RiskHistory: String, Sendable, Hashable, CaseIterable {
  /// An earlier verification of the customer was declined.
  case declined
  /// The standing lapsed, once or more.
  case lapsed
  /// Another applicant gave the same document, picture or portrait.
  case seenBefore = "seen_before"
}

/// How risky a customer is.
public enum RiskRating: String, Sendable, Hashable, CaseIterable {
  case low, medium, high
}

/// What a rating rests on.
public struct RiskFactor: Sendable, Hashable {
  /// What kind it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case country, product
    case exposureClass = "pep_class"
    case hit, history
  }
  /// What kind it is.
  public let kind: Kind
  /// Which: a level of countries, a product, a class, a topic, or what happened.
  public let value: String
  /// What it adds.
  public let points: Int

  /// A factor.
  public init(kind: Kind, value: String, points: Int) {
    self.kind = kind
    self.value = value
    self.points = points
  }
}

/// A customer's rating with all that it rests on. Personal data.
public struct CustomerRisk: Sendable, Hashable {
  /// The rating.
  public let rating: RiskRating
  /// The sum of the factors' points.
  public let points: Int
  /// The factors that a weight was given to, in the order of their kinds.
  public let factors: [RiskFactor]
  /// Whether a rule asked for enhanced due diligence.
  public let isEnhanced: Bool
  /// The version of the policy that weighed.
  public let policyVersion: Int

  /// A rating.
  public init(rating: RiskRating, points: Int, factors: [RiskFactor], isEnhanced: Bool, policyVersion: Int) {
    self.rating = rating
    self.points = points
    self.factors = factors
    self.isEnhanced = isEnhanced
    self.policyVersion = policyVersion
  }
}

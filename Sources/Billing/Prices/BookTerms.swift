import Domain

/// What a price book says beside its prices. Amounts are in whole minor units of its currency.
public struct BookTerms: Sendable, Equatable {
  /// What a period costs without any use.
  public struct Fee: Sendable, Equatable {
    /// As on the invoice.
    public let name: String
    /// In the currency's major unit.
    public let amount: ExactDecimal
  }

  /// Due each period, in order.
  public let fees: [Fee]
  /// Units of a meter that a period has for nothing.
  public let free: [String: Int64]
  /// What a period's usage costs at least, after the discount; nil for none.
  public let minimum: ExactDecimal?
  /// The fraction that usage is reduced by; nil for none.
  public let discount: ExactDecimal?
  private let discountPercent: String?

  static let keys = ["fees", "free", "minimum", "discount_percent", "prepaid"]

  init(_ fields: PriceFields, digits: Int, meters: Set<String>) {
    var names: Set<String> = []
    fees = (fields["fees"]?.list(1...20) ?? []).compactMap { entry in
      guard let fields = entry.fields(["name", "amount"]) else { return nil }
      let name = fields.required("name")?.line()
      let amount = fields.required("amount")?.amount(digits: digits)
      guard let name, let amount else { return nil }
      // Lines of invoices are told apart by it, so that none is billed again with late usage.
      guard names.insert(name).inserted else {
        entry.refuse(.broken(rule: "must have a name that no other fee has"))
        return nil
      }
      return Fee(name: name, amount: amount)
    }
    var free: [String: Int64] = [:]
    for (meter, value) in fields["free"]?.fields()?.all ?? [] {
      guard meters.contains(meter) else {
        value.refuse(.unknownKey(allowed: meters.sorted()))
        continue
      }
      free[meter] = value.integer(1...1_000_000_000)
    }
    self.free = free
    minimum = fields["minimum"]?.amount(digits: digits)
    discount = fields["discount_percent"]?.percentage(atMost: 100)
    discountPercent = fields["discount_percent"]?.value.text
    // Nobody keeps a balance yet, so that nothing could be drawn from one.
    fields["prepaid"]?.refuse(.notAvailableYet)
  }

  var members: [JSON.Member] {
    var members: [JSON.Member] = []
    if !fees.isEmpty {
      members.append(
        JSON.Member(
          "fees",
          .array(fees.map { ["name": .string($0.name), "amount": .string($0.amount.description)] })))
    }
    if !free.isEmpty {
      members.append(
        JSON.Member("free", .object(free.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .integer($0.value)) })))
    }
    if let minimum { members.append(JSON.Member("minimum", .string(minimum.description))) }
    if let discountPercent { members.append(JSON.Member("discount_percent", .string(discountPercent))) }
    return members
  }
}

import Domain

/// What one meter costs: the first of its prices whose condition holds, the last without one.
struct MeterPrices: Sendable {
  struct Choice: Sendable {
    /// Nil for the last.
    let condition: PriceCondition?
    let model: any PriceModel
  }

  let choices: [Choice]

  /// Reads one price, or a list of `{when, price}` that ends with a price for everything else.
  init?(_ terms: PriceTerms, of meter: String) {
    guard terms.value.elements != nil else {
      guard let model = PriceModelCatalog.read(terms) else { return nil }
      choices = [Choice(condition: nil, model: model)]
      return
    }
    // One entry alone is written as a bare price.
    guard let list = terms.list(2...100) else { return nil }
    var choices: [Choice] = []
    for (index, entry) in list.enumerated() {
      let isLast = index + 1 == list.count
      guard let fields = entry.fields(isLast ? ["price"] : ["when", "price"]) else { continue }
      let condition = isLast ? nil : fields.required("when").flatMap { PriceCondition($0, of: meter) }
      let model = fields.required("price").flatMap { PriceModelCatalog.read($0) }
      guard let model, isLast || condition != nil else { continue }
      choices.append(Choice(condition: condition, model: model))
    }
    guard choices.count == list.count else { return nil }
    self.choices = choices
  }

  /// The position of the price that holds for those facts.
  func position(for facts: PriceFacts) -> Int {
    choices.firstIndex { $0.condition?.holds(for: facts) ?? true } ?? choices.count - 1
  }

  /// Values of dimensions that the prices depend on, by dimension.
  var dimensions: [String: Set<String>] {
    choices.reduce(into: [:]) { all, choice in
      for (name, values) in choice.condition?.dimensions ?? [:] { all[name, default: []].formUnion(values) }
    }
  }

  var json: JSON {
    if let only = choices.first, choices.count == 1 { return PriceModelCatalog.json(only.model) }
    return .array(
      choices.map { choice in
        let price = JSON.Member("price", PriceModelCatalog.json(choice.model))
        return .object((choice.condition.map { [JSON.Member("when", $0.json)] } ?? []) + [price])
      })
  }
}

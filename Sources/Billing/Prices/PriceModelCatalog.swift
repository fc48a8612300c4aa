import Domain

/// Every price model that a book may name. A price of one is written as a bare decimal, the others as a map of their
/// name to their terms, so that each is written one way.
enum PriceModelCatalog {
  /// In the order of their names.
  static let all: [any PriceModel.Type] = [
    GraduatedPrice.self,
    PackagePrice.self,
    PassThroughPrice.self,
    VolumePrice.self,
  ]

  /// Reads a model; nil, with the problems noted, for anything else.
  static func read(_ terms: PriceTerms) -> (any PriceModel)? {
    guard let members = terms.value.members else { return PerUnitPrice(terms) }
    let names = all.map { $0.name }
    guard let fields = terms.fields(names), members.count == 1, let (name, value) = fields.all.first else {
      return terms.broken("must name one price model: \(names.joined(separator: ", "))")
    }
    return all.first { $0.name == name }?.init(value)
  }

  /// A model as it is read.
  static func json(_ model: any PriceModel) -> JSON {
    let name = type(of: model).name
    return name == PerUnitPrice.name ? model.json : .object([JSON.Member(name, model.json)])
  }
}

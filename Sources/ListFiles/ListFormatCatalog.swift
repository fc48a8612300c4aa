/// The formats that lists can be read from, one line each, in the order of their names.
public enum ListFormatCatalog {
  static let formats: [any ListFormat.Type] = [
    EUFinancialSanctions.self,
    EUJournal.self,
    FollowTheMoney.self,
    FollowTheMoneyDelta.self,
    OFACAdvanced.self,
    OFACDelimited.self,
    OpenSanctionsTargets.self,
    Senzing.self,
    UKDelimited.self,
    UKDesignations.self,
    UnitedNations.self,
    Watchlist.self,
  ]

  /// What the formats are, in the order of their names.
  public static let descriptions: [ListFormatDescription] = formats.map { $0.about }

  /// The formats' names, in alphabetical order.
  public static let names: [String] = descriptions.map(\.name)

  static func format(named name: String) -> (any ListFormat)? {
    formats.first { $0.about.name == name }.map { $0.init() }
  }
}

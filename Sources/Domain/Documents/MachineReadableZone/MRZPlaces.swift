/// Where a layout keeps its fields. Places count from 0; the standards count from 1.
struct MRZPlaces {
  /// How the holder's names stand.
  enum Names {
    /// In one run, two fillers parting the primary identifier from the secondary (ICAO Doc 9303-3, section 4.6).
    case together(MRZCheck.Span)
    /// In a run each.
    case apart(family: MRZCheck.Span, given: MRZCheck.Span)
  }

  let code = MRZCheck.Span(line: 0, places: 0..<2)
  let issuer = MRZCheck.Span(line: 0, places: 2..<5)
  let names: Names
  /// Its check digit stands after it.
  let number: MRZCheck.Span
  /// Whether a number that is too long for its places goes on in the first optional data, as in TD1 and TD2.
  var mayBeLong = false
  let nationality: MRZCheck.Span
  /// Its check digit stands after it.
  let birth: MRZCheck.Span
  let sex: MRZCheck.Span
  /// Its check digit stands after it; nil for a layout without one.
  let expiry: MRZCheck.Span?
  let optional: [MRZCheck.Span]
  /// Whether a check digit stands after the optional data.
  var isOptionalChecked = false
  /// What the composite digit covers, then its own place; empty for a layout without one.
  let composite: [MRZCheck.Span]

  /// The runs in which names stand.
  var nameSpans: [MRZCheck.Span] {
    switch names {
    case .together(let span): [span]
    case .apart(let family, let given): [family, given]
    }
  }

  /// Of cards of the size ID-1 (ICAO Doc 9303-5, section 4.2).
  static let td1 = MRZPlaces(
    names: .together(at(2, 0..<30)), number: at(0, 5..<14), mayBeLong: true, nationality: at(1, 15..<18),
    birth: at(1, 0..<6), sex: at(1, 7..<8), expiry: at(1, 8..<14), optional: [at(0, 15..<30), at(1, 18..<29)],
    composite: [at(0, 5..<30), at(1, 0..<7), at(1, 8..<15), at(1, 18..<29), at(1, 29..<30)])

  /// Of the French card of 1995: names on both lines, no expiry; the composite covers the first line and the second up
  /// to itself.
  static let fra = MRZPlaces(
    names: .apart(family: at(0, 5..<30), given: at(1, 13..<27)), number: at(1, 0..<12), nationality: at(0, 2..<5),
    birth: at(1, 27..<33), sex: at(1, 34..<35), expiry: nil, optional: [at(0, 30..<36)],
    composite: [at(0, 0..<36), at(1, 0..<35), at(1, 35..<36)])

  /// Of two lines whose second one begins with the number: TD2, TD3 and visas (ICAO Doc 9303-4, 9303-6 and 9303-7).
  static func twoLines(_ format: MRZFormat) -> MRZPlaces {
    let length = format.lineLength
    let optional =
      switch format {
      case .td2: 28..<35
      case .td3: 28..<42
      default: 28..<length
      }
    let isVisa = format == .mrva || format == .mrvb
    return MRZPlaces(
      names: .together(at(0, 5..<length)), number: at(1, 0..<9), mayBeLong: format == .td2,
      nationality: at(1, 10..<13), birth: at(1, 13..<19), sex: at(1, 20..<21), expiry: at(1, 21..<27),
      optional: [at(1, optional)], isOptionalChecked: format == .td3,
      composite: isVisa
        ? []
        : [at(1, 0..<10), at(1, 13..<20), at(1, 21..<(length - 1)), at(1, (length - 1)..<length)])
  }

  private static func at(_ line: Int, _ places: Range<Int>) -> MRZCheck.Span {
    MRZCheck.Span(line: line, places: places)
  }
}

extension MRZFormat {
  /// Where the layout keeps its fields.
  var places: MRZPlaces {
    switch self {
    case .td1: .td1
    case .fra: .fra
    case .td2, .td3, .mrva, .mrvb: .twoLines(self)
    }
  }
}

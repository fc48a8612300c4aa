import Domain

/// Two parts of one document, held against each other field by field.
struct PartPair {
  /// Such as `mrz_barcode`; a second part of one source has a number, as in `barcode_barcode_2`.
  let name: String
  let agreement: FieldAgreement
  /// What it means that they differ.
  let reason: ReasonCode

  /// Every pair of the parts, those that prove themselves best first, and the print of the front with that of the back.
  /// At most ``DocumentSources/partsMax`` parts make at most six pairs, of nine fields each.
  static func all(of sources: DocumentSources) -> [PartPair] {
    let parts = sources.fields
    var pairs: [PartPair] = []
    for (place, first) in parts.enumerated() {
      for (other, second) in parts.enumerated().dropFirst(place + 1) {
        pairs.append(
          PartPair(
            name: name(of: place, among: parts) + "_" + name(of: other, among: parts),
            agreement: FieldAgreement(first, second),
            reason: second.source == .visualZone ? .documentDataMismatch : .documentFrontBackMismatch))
      }
    }
    let printed = sources.visualZone?.sides ?? []
    if printed.count == 2 {
      let agreement = FieldAgreement.sides(printed[0].fields, printed[1].fields)
      if !agreement.entries.isEmpty {
        pairs.append(PartPair(name: "front_back", agreement: agreement, reason: .documentFrontBackMismatch))
      }
    }
    return pairs
  }

  private static func name(of place: Int, among parts: [DocumentFields]) -> String {
    let source = parts[place].source
    let earlier = parts[..<place].count { $0.source == source }
    return earlier == 0 ? source.rawValue : source.rawValue + "_\(earlier + 1)"
  }
}

import Domain

/// What two sets of numbers say.
enum IdentifierEvidence {
  /// Most numbers of a query that are compared.
  static let toldMax = 32
  /// Most numbers of an entry that are compared.
  static let listedMax = 256

  /// A number of both, else numbers of one kind and issuer that differ; nil where nothing can be compared.
  static func term(_ told: [ListIdentifier], _ listed: [ListIdentifier]) -> EvidenceTerm? {
    var conflict: EvidenceTerm?
    for mine in told.prefix(toldMax) {
      for other in listed.prefix(listedMax) where mine.kind == other.kind && mayShareIssuer(mine, other) {
        let (first, second) = (plain(mine.number), plain(other.number))
        guard !first.isEmpty, !second.isEmpty else { continue }
        if first == second {
          return EvidenceTerm(
            kind: .identifierEqual, contribution: Evidence.identifierEqual, query: mine.number, entry: other.number)
        }
        // Numbers of unnamed issuers, or of no told kind, may both be the person's.
        guard mine.country != nil, mine.country == other.country, mine.kind != .other else { continue }
        conflict = EvidenceTerm(
          kind: .identifierConflict, contribution: Evidence.identifierConflict, query: mine.number,
          entry: other.number)
      }
    }
    return conflict
  }

  private static func mayShareIssuer(_ left: ListIdentifier, _ right: ListIdentifier) -> Bool {
    left.country == nil || right.country == nil || left.country == right.country
  }

  /// Letters and digits alone, in capitals, 64 at most.
  static func plain(_ number: String) -> String {
    String(number.uppercased().filter { $0.isLetter || $0.isNumber }.prefix(64))
  }
}

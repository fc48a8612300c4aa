import Domain

/// The walk through the customers by ``OFACScore``, which compares every customer with every name: its scores are made
/// of whatever letters two names share, so that no word tells beforehand which names are far.
struct OFACRun {
  private struct Name {
    let entity: Int32
    let bearer: UInt8
    let parts: OFACName
  }

  private let threshold: Double
  private let names: [Name]

  /// The names of entries, ready to be compared.
  init(_ screener: Screener, _ columns: NameColumns) {
    threshold = screener.threshold
    names = columns.names.filter { !$0.isIdeographic }.map { name in
      Name(entity: name.entity, bearer: name.bearer, parts: columns.parts(of: name))
    }
  }

  /// See ``CustomerRun/alerts(of:in:where:)``.
  func alerts(
    of customers: Range<Int>, in store: CustomerStore, where stands: (Int) -> Bool
  ) -> [CustomerRun.Alert] {
    var alerts: [CustomerRun.Alert] = []
    for customer in customers where stands(customer) {
      var best: [Int32: Double] = [:]
      let wanted = store.forms(of: customer).reduce(0 as UInt8) { $0 | $1.bearer }
      for form in store.forms(of: customer) where form.isParts {
        let parts = OFACName(form.words.map { Array(store.words.letters(of: $0)) })
        for name in names where name.bearer & wanted != 0 {
          let score = OFACScore.score(parts, name.parts)
          if score >= threshold, score > best[name.entity] ?? 0 { best[name.entity] = score }
        }
      }
      alerts += best.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.map { entity, score in
        CustomerRun.Alert(customer: customer, entry: Int(entity), score: score)
      }
    }
    return alerts
  }
}

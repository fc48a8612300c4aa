import Domain

/// Customers' names and what they tell beside them, packed one after the other.
struct CustomerStore: Sendable {
  /// A form of a name.
  struct Form {
    /// 1 to look among persons, 2 among bodies, 3 among both.
    let bearer: UInt8
    /// Whether its words are the parts that ``OFACScore`` compares.
    let isParts: Bool
    /// Whether it is a reading that is looked for, not parts alone.
    let isReading: Bool
    /// Its words.
    let words: ArraySlice<CustomerWords.ID>
  }

  /// Every word of the names once.
  private(set) var words = CustomerWords()
  /// What the customers tell beside their names.
  private(set) var evidence = CustomerEvidence()
  /// The forms of the names: for each a number below zero, see ``head(_:bearer:isParts:isReading:)``, then its words.
  private var tokens: [Int32] = []
  /// Where each customer's forms begin.
  private var starts: [UInt32] = []

  /// Begins with no customer.
  init() {}

  /// Number of customers.
  var count: Int { starts.count }

  /// Adds the next customer.
  mutating func append(_ query: ScreeningQuery) {
    starts.append(UInt32(tokens.count))
    evidence.append(query)
    let forms = query.forms
    let wanted = forms.reduce(0 as UInt8) { $0 | $1.bearer }
    for place in query.names.indices {
      let kinds = forms.count / query.names.count
      let parts = forms[place * kinds].0.parts
      var isPartsKept = parts.isEmpty
      for (form, bearer) in forms[(place * kinds)..<((place + 1) * kinds)] {
        for reading in form.latin + [form.ideographs].compactMap(\.self) {
          let isParts = !isPartsKept && reading.tokens.map(\.letters) == parts
          isPartsKept = isPartsKept || isParts
          append(reading.tokens, head: (bearer, isParts, true))
        }
      }
      guard !isPartsKept else { continue }
      append(parts.map { NameToken(letters: $0, kind: .word, part: .unknown) }, head: (wanted, true, false))
    }
  }

  /// Adds another store's customer as the next.
  mutating func append(_ customer: Int, of other: CustomerStore) {
    starts.append(UInt32(tokens.count))
    evidence.append(other.evidence.query(of: customer))
    for form in other.forms(of: customer) {
      let reading = form.words.map { other.words.token($0) }
      append(reading, head: (form.bearer, form.isParts, form.isReading))
    }
  }

  /// The forms of a customer's names.
  func forms(of customer: Int) -> CustomerForms {
    let end = customer + 1 < starts.count ? Int(starts[customer + 1]) : tokens.count
    return CustomerForms(rest: tokens[Int(starts[customer])..<end])
  }

  /// Bytes that the store holds.
  var bytes: Int { words.bytes + evidence.bytes + tokens.capacity * 4 + starts.capacity * 4 }

  private mutating func append(_ reading: [NameToken], head: (bearer: UInt8, isParts: Bool, isReading: Bool)) {
    let flags = Int(head.bearer) | (head.isParts ? 4 : 0) | (head.isReading ? 8 : 0)
    tokens.append(~Int32(reading.count << 4 | flags))
    for token in reading { tokens.append(words.id(of: token)) }
  }
}

/// The forms of one customer's names, one after the other.
struct CustomerForms: Sequence, IteratorProtocol {
  fileprivate var rest: ArraySlice<Int32>

  /// The next form.
  mutating func next() -> CustomerStore.Form? {
    guard let first = rest.first else { return nil }
    let head = Int(~first)
    let words = rest.dropFirst().prefix(head >> 4)
    rest = rest[words.endIndex...]
    return CustomerStore.Form(
      bearer: UInt8(head & 3), isParts: head & 4 != 0, isReading: head & 8 != 0, words: words)
  }
}

/// A word of a name with what it is in it.
struct NameToken: Hashable, Sendable {
  /// What a word is in a name.
  enum Kind: UInt8, Hashable, Sendable {
    /// Tells one bearer from another: given and family names, the words of a body's name.
    case word
    /// One letter for a word.
    case initial
    /// al, bin, de, van: written or left out at will.
    case particle
    /// Forms of address, ranks and generations.
    case title
    /// A body's legal form, as its class.
    case companyForm
    /// A number; equal or different, never alike.
    case numeral
    /// and, of, the.
    case filler
    /// A Chinese character; equal or different.
    case ideograph
  }

  /// What a name's writing tells of a word's place in it.
  enum Part: UInt8, Hashable, Sendable {
    case unknown, family, given
  }

  /// The word as ``Letters`` numbers it.
  let letters: [UInt8]
  /// What it is in the name.
  let kind: Kind
  /// Family or given name, where a comma tells it.
  let part: Part
  /// Whether it was written in other letters than Latin ones.
  var isRomanised = false
  /// Whether it is a long name's last word, which a narrow field may have cut.
  var mayBeCut = false

  /// The word as people read it.
  var text: String { Letters.text(letters) }
}

extension NameToken.Kind {
  /// Share of a full word's weight. Particles, titles and legal forms are left out or added at will, so a name must
  /// not turn on them: each weighs so little that one of them open in a name of two words costs less than a slip.
  var weight: Double {
    switch self {
    case .word, .numeral, .ideograph: 1
    case .initial: 0.5
    case .companyForm: 0.15
    case .particle: 0.12
    case .filler: 0.06
    case .title: 0.05
    }
  }
}

/// One type of document of one issuer, or of every issuer, as data: sides, words, numbers, codes and validity. Each is
/// one file in `Known` and one line in ``DocumentSpecifications``. What is not known for sure is left out.
public struct DocumentSpecification: Sendable {
  /// Label words by the language that they are printed in (BCP 47; `zxx` for numbers of fields, which belong to none).
  public typealias Labels = [String: [DocumentFieldName: [String]]]

  /// `<issuer>.<type>`, such as `chn.identity_card`; `icao.<type>` where any issuer's are meant.
  public let id: String
  /// What it is.
  public let type: DocumentType
  /// ISO 3166-1 alpha-3 of its issuer; nil for a type that many issue alike.
  public let issuer: String?
  /// The sides that it has, the front first, and what every one of the type carries there.
  public let sides: [DocumentSide]
  /// What it is written in beside plain Latin, most likely first.
  public let scripts: [DocumentScript]
  /// Words that tell it from every other document: one of each group has to be read. Empty where only its zone tells.
  let marks: [[FieldLabel]]
  /// What its labels announce, by language.
  public let labelWords: Labels
  /// The same, folded, and labels of what is not read here, which end the values before them; the longest first.
  let labels: [FieldLabel]
  /// How names stand in a line that has the whole name.
  let nameOrder: NameOrder
  /// Words for the sex of the holder.
  let sexes: [String: String]
  /// Rule of ``NationalNumbers`` for the number of the person; nil where the document has none that can be told.
  public let numberRule: String?
  /// Whether the number of the person is the document's number too.
  public let numberIsDocuments: Bool
  /// Lengths, classes of characters and check digit of the document's number; nil where they are not known, or it is
  /// the person's.
  public let documentNumber: NationalNumberRule?
  /// Document codes that the issuer gives the type in its machine-readable zone, fillers left out; empty where it has
  /// no zone, or they are not known.
  public let zoneCodes: Set<String>
  /// Whether documents of the type have a last day of validity that has to be read.
  public let expires: Bool
  /// For how long it is given out; nil where that is not known.
  public let validity: DocumentValidity?

  /// How a whole name is taken apart.
  enum NameOrder: Sendable {
    /// It is not: the name is kept whole.
    case whole
    /// The first character is the family name, or the first two where they are one of these.
    case familyCharacter(compounds: Set<String>)
    /// The first word is the family name.
    case familyFirst
  }

  init(
    _ id: String, type: DocumentType, issuer: String?, sides: [DocumentSide], scripts: [DocumentScript] = [],
    marks: [[String]] = [], labels: Labels, otherLabels: [String] = [], nameOrder: NameOrder = .whole,
    sexes: [String: String] = [:], numberRule: String? = nil, numberIsDocuments: Bool = false,
    documentNumber: NationalNumberRule? = nil, zoneCodes: Set<String> = [], expires: Bool = true,
    validity: DocumentValidity? = nil
  ) {
    self.id = id
    self.type = type
    self.issuer = issuer
    self.sides = sides
    self.scripts = scripts
    self.marks = marks.map { group in group.map { FieldLabel(nil, $0) } }
    labelWords = labels
    self.labels = Self.longestFirst(labels, others: otherLabels)
    self.nameOrder = nameOrder
    self.sexes = sexes
    self.numberRule = numberRule
    self.numberIsDocuments = numberIsDocuments
    self.documentNumber = documentNumber
    self.zoneCodes = zoneCodes
    self.expires = expires
    self.validity = validity
  }

  /// Years from the day of issue that a document of the type may be valid for at most, whoever holds it and whenever it
  /// was issued; nil where there is no such limit, or it is not known.
  public var validityYearsMax: Int? { validity?.yearsMax }

  /// The piece of evidence that shows a feature; nil where no side carries it.
  public func side(carrying feature: DocumentSide.Feature) -> EvidenceKind? {
    sides.first { $0.carries.contains(feature) }?.kind
  }

  /// The side with what proves the reading beyond the printed text, a zone or a barcode: without it half the document
  /// is missing. Nil where print is all: at best its number has a check digit.
  public var provingSide: EvidenceKind? { side(carrying: .zone) ?? side(carrying: .barcode) }

  /// Whether a page shows a document of this type; never where only a zone tells.
  func isShown(on page: [FoldedText]) -> Bool {
    !marks.isEmpty
      && marks.allSatisfy { group in page.contains { line in !LabelMatch.find(group, in: line).isEmpty } }
  }

  /// A word that two languages share for one field stands once; of words that fields share, the first field's counts.
  private static func longestFirst(_ labels: Labels, others: [String]) -> [FieldLabel] {
    var seen: Set<[Unicode.Scalar]> = []
    let own = DocumentFieldName.allCases.flatMap { field in
      labels.keys.sorted().flatMap { labels[$0]?[field] ?? [] }.map { FieldLabel(field, $0) }
    }
    return (own + others.map { FieldLabel(nil, $0) }).filter { seen.insert($0.word).inserted }
      .sorted { $0.word.count > $1.word.count }
  }
}

/// One type of document of one issuer, or of every issuer, whose printed text is read, as data. Each is one file in
/// `Known` and one line in ``DocumentSpecifications``.
public struct DocumentSpecification: Sendable {
  /// `<issuer>.<type>`, such as `chn.identity_card`; `icao.<type>` where any issuer's are meant.
  public let id: String
  /// What it is.
  public let type: DocumentType
  /// ISO 3166-1 alpha-3 of its issuer; nil for a type that many issue alike.
  public let issuer: String?
  /// What it is written in beside plain Latin, most likely first.
  public let scripts: [DocumentScript]
  /// Words that tell it from every other document: one of each group has to be read. Empty where only its zone tells.
  let marks: [[FieldLabel]]
  /// What its labels announce, in every language that it prints them in, and labels of what is not read here, which end
  /// the values before them; the longest first.
  let labels: [FieldLabel]
  /// How names stand in a line that has the whole name.
  let nameOrder: NameOrder
  /// Words for the sex of the holder.
  let sexes: [String: String]
  /// Rule of ``NationalNumbers`` for the number of the person; nil where the document has none that can be told.
  public let numberRule: String?
  /// Whether the number of the person is the document's number too.
  public let numberIsDocuments: Bool
  /// Whether documents of the type have a last day of validity that has to be read.
  public let expires: Bool
  /// What proves the reading, beyond the printed text.
  public let proof: Proof

  /// How a whole name is taken apart.
  enum NameOrder: Sendable {
    /// It is not: the name is kept whole.
    case whole
    /// The first character is the family name, or the first two where they are one of these.
    case familyCharacter(compounds: Set<String>)
    /// The first word is the family name.
    case familyFirst
  }

  /// What a document carries that proves what was read.
  public enum Proof: Sendable, Hashable {
    /// A machine-readable zone: without it half the document is missing.
    case zone
    /// A barcode with the holder's data, likewise.
    case barcode
    /// Print alone: at best its number has a check digit.
    case none
  }

  init(
    _ id: String, type: DocumentType, issuer: String?, scripts: [DocumentScript] = [], marks: [[String]] = [],
    labels: [DocumentFieldName: [String]], otherLabels: [String] = [], nameOrder: NameOrder = .whole,
    sexes: [String: String] = [:], numberRule: String? = nil, numberIsDocuments: Bool = false, expires: Bool = true,
    proof: Proof = .none
  ) {
    self.id = id
    self.type = type
    self.issuer = issuer
    self.scripts = scripts
    self.marks = marks.map { group in group.map { FieldLabel(nil, $0) } }
    let own = labels.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { field, words in
      words.map { FieldLabel(field, $0) }
    }
    self.labels = (own + otherLabels.map { FieldLabel(nil, $0) }).sorted { $0.word.count > $1.word.count }
    self.nameOrder = nameOrder
    self.sexes = sexes
    self.numberRule = numberRule
    self.numberIsDocuments = numberIsDocuments
    self.expires = expires
    self.proof = proof
  }

  /// Whether a page shows a document of this type; never where only a zone tells.
  func isShown(on page: [FoldedText]) -> Bool {
    !marks.isEmpty
      && marks.allSatisfy { group in page.contains { line in !LabelMatch.find(group, in: line).isEmpty } }
  }
}

/// The words by which letters in one language are understood.
struct LetterWords: Sendable {
  /// BCP 47.
  let language: String
  /// What letters of a kind call themselves, or say only there.
  let kinds: [LetterKind: [FieldLabel]]
  /// Labels of the day on which a letter was written, and of every other day, which it is not.
  let labels: [FieldLabel]

  init(
    _ language: String, utility: [String], bank: [String], tax: [String], telephone: [String], insurance: [String],
    registration: [String], issued: [String], otherDays: [String]
  ) {
    self.language = language
    func words(_ texts: [String]) -> [FieldLabel] { texts.map { FieldLabel(nil, $0) } }
    kinds = [
      .utilityBill: words(utility), .bankStatement: words(bank), .taxLetter: words(tax),
      .telephoneBill: words(telephone), .insuranceLetter: words(insurance),
      .residenceRegistration: words(registration),
    ]
    // The longer label first: `date of birth` is not a `date`.
    labels = (issued.map { FieldLabel(.dateOfIssue, $0) } + otherDays.map { FieldLabel(nil, $0) })
      .sorted { $0.word.count > $1.word.count }
  }

  /// Every language, one line each.
  static let all: [LetterWords] = [
    .arabic, .bulgarian, .chinese, .croatian, .czech, .danish, .dutch, .english, .estonian, .finnish, .french, .german,
    .greek, .hebrew, .hindi, .hungarian, .indonesian, .italian, .japanese, .korean, .latvian, .lithuanian, .norwegian,
    .polish, .portuguese, .romanian, .russian, .slovak, .slovenian, .spanish, .swedish, .thai, .turkish, .ukrainian,
    .vietnamese,
  ]
}

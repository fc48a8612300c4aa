/// A letter, as far as its words are understood.
public struct Letter: Sendable {
  /// Something that was found, and where.
  public struct Finding<Value: Sendable>: Sendable {
    /// What it says.
    public let value: Value
    /// The line that it stands in.
    public let line: DocumentObservation.Line
    /// Its page, from 0.
    public let page: Int
  }
  /// The day on which it was written, and how that is known.
  public struct Issue: Sendable, Equatable {
    /// All that the printed date may mean, likeliest first; never empty.
    public let readings: [PrintedDate]
    /// False for a date that stands alone.
    public let isLabelled: Bool
  }
  /// Lines set below one another, as a name and its address are.
  public struct Block: Sendable {
    /// Its lines, from the top.
    public let lines: [DocumentObservation.Line]
    /// The same as parts of an address.
    public let address: [AddressText]
    /// Its page, from 0.
    public let page: Int
  }

  /// BCP 47 of the language that most of its words are in; nil where none was known.
  public let language: String?
  /// What it calls itself, in its largest words.
  public let kind: Finding<LetterKind>?
  /// The day on which it was written.
  public let issue: Finding<Issue>?
  /// Every place that an address may begin at, from the top of the first page.
  public let blocks: [Block]
  /// Who wrote it: the most prominent line at the top of the first page.
  public let issuer: Finding<String>?

  /// Share of the first page from its top in which a letter's head stands: sender, receiver, date and subject. DIN
  /// 5008, form B, ends the address at 90 mm of 297 and begins the subject at 105; other countries' letters begin
  /// lower.
  static let headShare = 0.45
  /// Share of it in which the sender's name stands: form B has 45 mm of 297 for it, and drawn letters 22.
  static let senderShare = 0.25
  /// How many times larger words have to be set than others to be the letter's title: boxes of one size of type differ
  /// by their letters' strokes above and below.
  static let titleRatio = 1.15

  /// Reads a letter.
  /// - Parameters:
  ///   - pages: with the lines alone that count.
  ///   - country: where the letter is from, ISO 3166-1 alpha-3, which settles the order of a date's figures.
  ///   - today: the day of reading; later days are none of issue.
  public init(_ pages: [LetterObservation.Page], country: String?, today: CalendarDate) {
    let rows = pages.map { LetterRows($0.lines) }
    let folded = rows.map { page in page.rows.map { FoldedText($0.text) } }
    let (words, kind) = Self.kind(rows, folded)
    language = words?.language
    self.kind = kind
    let context = DateContext(
      languages: words.map { [$0.language] } ?? [], order: country.flatMap(DayMonthOrder.of(issuer:)), today: today)
    issue = Self.issue(rows, words, context)
    blocks = rows.enumerated().flatMap { page, rows in
      let texts = rows.rows.map { AddressText($0.text) }
      return rows.rows.indices.map { place in
        let block = rows.block(from: place)
        return Block(lines: block.map { rows.rows[$0] }, address: block.map { texts[$0] }, page: page)
      }
    }
    issuer = Self.issuer(rows, kind)
  }

  /// The kind whose words are set largest, and its language. Of words of one size the first stands.
  private static func kind(
    _ rows: [LetterRows], _ folded: [[FoldedText]]
  ) -> (words: LetterWords?, kind: Finding<LetterKind>?) {
    var best: (height: Double, words: LetterWords, kind: Finding<LetterKind>)?
    var votes: [String: Int] = [:]
    for (page, texts) in folded.enumerated() {
      for (place, text) in texts.enumerated() {
        let line = rows[page].rows[place]
        for words in LetterWords.all {
          votes[words.language, default: 0] += LabelMatch.find(words.labels, in: text).reduce(0) { $0 + $1.range.count }
          for kind in LetterKind.allCases {
            guard !LabelMatch.find(words.kinds[kind] ?? [], in: text).isEmpty else { continue }
            votes[words.language, default: 0] += text.scalars.count
            guard line.box.height > (best?.height ?? 0) * titleRatio else { continue }
            best = (line.box.height, words, Finding(value: kind, line: line, page: page))
          }
        }
      }
    }
    let most = votes.max { ($0.value, $1.key) < ($1.value, $0.key) }
    let spoken = LetterWords.all.first { $0.language == most?.key && (most?.value ?? 0) > 0 }
    return (best?.words ?? spoken, best?.kind)
  }

  /// The labelled date first; else the newest day of the first page's head that no label of another day stands by.
  private static func issue(
    _ rows: [LetterRows], _ words: LetterWords?, _ context: DateContext
  ) -> Finding<Issue>? {
    func readings(_ text: String) -> [PrintedDate] {
      PrintedDate.dates(in: text, context: context).first?.readings.filter { $0.day <= context.today } ?? []
    }
    for (page, rows) in rows.enumerated() {
      let values = FieldValues(rows.rows, labels: words?.labels ?? [])
      // A period's two days are no day of issue.
      let found = values.values(of: .dateOfIssue) { PrintedDate.dates(in: $0, context: context).count == 1 }
      for value in found {
        let days = readings(value.text)
        if !days.isEmpty {
          return Finding(value: Issue(readings: days, isLabelled: true), line: value.line, page: page)
        }
      }
    }
    guard let first = rows.first, let end = first.rows.map({ $0.box.y + $0.box.height }).max() else { return nil }
    let other = (words?.labels ?? []).filter { $0.field == nil }
    let alone = first.rows.filter { row in
      row.box.y < headShare * end && LabelMatch.find(other, in: FoldedText(row.text)).isEmpty
        && PrintedDate.dates(in: row.text, context: context).count == 1
    }
    let dated = alone.map { (line: $0, days: readings($0.text)) }.filter { !$0.days.isEmpty }
    return dated.max { $0.days[0].day < $1.days[0].day }.map {
      Finding(value: Issue(readings: $0.days, isLabelled: false), line: $0.line, page: 0)
    }
  }

  private static func issuer(_ rows: [LetterRows], _ kind: Finding<LetterKind>?) -> Finding<String>? {
    guard let first = rows.first, let end = first.rows.map({ $0.box.y + $0.box.height }).max() else { return nil }
    let head = first.rows.filter { row in
      row.box.y < senderShare * end && row.text.contains(where: \.isLetter) && row.box != kind?.line.box
    }
    let largest = head.max { ($0.box.height, -$0.box.y) < ($1.box.height, -$1.box.y) }
    return largest.map { Finding(value: $0.text, line: $0, page: 0) }
  }
}

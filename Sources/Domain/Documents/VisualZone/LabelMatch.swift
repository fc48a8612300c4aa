/// A label that stands in a line.
struct LabelMatch: Sendable, Equatable {
  /// What the label announces; nil for one that belongs to no field here and only ends others' values.
  let field: DocumentFieldName?
  /// Places in the folded line that the label takes.
  let range: Range<Int>

  /// Letters of a label for one that may be read wrong: labels are the smallest print of a card.
  static let lettersPerMistake = 6

  /// The labels in a line: at word boundaries, the longest first, none inside another.
  static func find(_ labels: [FieldLabel], in line: FoldedText) -> [LabelMatch] {
    var found: [LabelMatch] = []
    for label in labels {
      for start in line.scalars.indices where line.begins(start) {
        guard let end = end(of: label, in: line, from: start) else { continue }
        let range = start..<end
        guard !found.contains(where: { $0.range.overlaps(range) }) else { continue }
        found.append(LabelMatch(field: label.field, range: range))
      }
    }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Where a label that begins at `start` ends; nil where it does not stand there.
  private static func end(of label: FieldLabel, in line: FoldedText, from start: Int) -> Int? {
    let (word, count) = (label.word, line.scalars.count)
    // A word of punctuation alone folds to nothing, and nothing stands nowhere.
    guard !word.isEmpty else { return nil }
    if start + word.count <= count, line.ends(start + word.count),
      line.scalars[start..<(start + word.count)].elementsEqual(word)
    {
      return label.isNumbered && !isNumbering(line, start, start + word.count) ? nil : start + word.count
    }
    let mistakes = label.isNumbered ? 0 : word.count / lettersPerMistake
    // Where neither of the first two letters stands there, more is wrong than a letter.
    guard mistakes > 0, start + 1 < count, line.scalars[start] == word[0] || line.scalars[start + 1] == word[1] else {
      return nil
    }
    let ends = (max(start + 1, start + word.count - mistakes)...(start + word.count + mistakes))
    return ends.first { end in
      end <= count && line.ends(end)
        && EditDistance.between(line.scalars[start..<end], word) <= mistakes
    }
  }

  /// Whether `4b.` stands there as the number of a field, not as a part of a date or an address: first in its line,
  /// with a full stop (Directive 2006/126/EC, annex I). A date may follow without a space.
  private static func isNumbering(_ line: FoldedText, _ start: Int, _ end: Int) -> Bool {
    let stop = line.places[end - 1] + 1
    guard start == 0, stop < line.original.count, line.original[stop] == "." else { return false }
    let rest = line.original[(stop + 1)...]
    return rest.first?.isNumber != true || rest.count { $0 == "." } >= 2
  }
}

/// A folded label word and what it announces.
struct FieldLabel: Sendable {
  /// nil for a label of something that is not read.
  let field: DocumentFieldName?
  /// Folded by ``FoldedText``.
  let word: [Unicode.Scalar]
  /// Whether it is the number of a field, such as `4b.`.
  let isNumbered: Bool

  init(_ field: DocumentFieldName?, _ text: String) {
    self.field = field
    word = FoldedText.fold(text)
    isNumbered = text.hasSuffix(".") && text.first?.isNumber == true
  }
}

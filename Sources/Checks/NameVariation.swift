import Domain
import Screening

/// Whether one whole name may stand for another, by the comparison that screens names.
enum NameVariation {
  /// True where screening takes two names for one (``ScreeningPreset/balanced``, whose threshold `assay accuracy`
  /// measures on labelled pairs of names) and words differ by what is known of names alone: other forms of one name,
  /// order, joints, initials, names of the second that the first leaves out. Every word of the first has its like in
  /// the second: a family name that a document does not have is nobody's variant. Words that are merely alike, as
  /// `Maria` and `Marina`, may be two people of one family, which a screening shows to a person and a document's check
  /// must.
  static func isOf(_ first: String, _ second: String) -> Bool {
    let result = comparison.compare(first, second)
    return result.score >= ScreeningPreset.balanced.threshold
      && !result.terms.contains { merelyAlike.contains($0.kind) }
  }

  private static let comparison = NameComparison(.balanced)
  private static let merelyAlike: Set<EvidenceTerm.Kind> = [
    .wordSpelling, .wordConsonants, .wordCut, .wordsConflict, .wordOnlyInQuery,
  ]
}

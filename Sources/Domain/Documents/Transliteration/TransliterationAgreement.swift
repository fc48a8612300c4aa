/// How a name in its native script agrees with one in Latin letters.
public enum TransliterationAgreement: String, Sendable, Hashable, CaseIterable {
  /// A standard's spelling of the native name is the Latin one, word for word.
  case equal
  /// No standard's spelling, but one that documents do carry: a customary form, or the same consonants where the
  /// script leaves vowels out. Weaker than `equal`: other names agree by chance (``ConsonantSkeleton``).
  case compatible
  case different
  /// Nothing can be said: Chinese characters, a script or letter without a table here, a text that is too long, or
  /// one with no letters.
  case unknown
}

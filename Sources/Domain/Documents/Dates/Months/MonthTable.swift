/// The names of the twelve months in one language and calendar, in all the forms that documents print.
struct MonthTable: Sendable {
  /// The primary subtag of a BCP 47 tag, such as `pt`.
  let language: String
  /// Whose months these are: Gregorian, Islamic or Solar Hijri.
  let calendar: PrintedCalendar
  /// First month to last: each month's spellings separated by `|`, full forms first. Case, accents and full stops
  /// are of no matter here, for ``DateLetters`` folds them away.
  let names: [String]

  init(_ language: String, _ names: [String]) { self.init(language, .gregorian, names) }

  init(_ language: String, _ calendar: PrintedCalendar, _ names: [String]) {
    self.language = language
    self.calendar = calendar
    self.names = names
  }

  /// Every table, alphabetical by group.
  static let all: [MonthTable] =
    baltic + caucasian + celtic + eastSlavic + finnic + germanic + greek + indic + iranian + islamic
    + romance + semitic + southEastAsian + southSlavic + turkic + westSlavic + hungarian
}

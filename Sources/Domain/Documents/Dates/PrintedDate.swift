/// A date as a document prints it, and the day it means.
public struct PrintedDate: Sendable, Hashable, CustomStringConvertible {
  /// The Gregorian day; 1850 through 2150.
  public let day: CalendarDate
  /// By how many days ``day`` may be off, either way: 0, or 2 for Islamic years before 1420, for which the published
  /// tables of the Umm al-Qura calendar differ.
  public let marginDays: Int
  /// The calendar it was printed in.
  public let calendar: PrintedCalendar
  /// The reign; only where ``calendar`` is ``PrintedCalendar/japaneseEra``.
  public let era: JapaneseEra?
  /// The year in ``calendar``, with the century that two printed digits were taken to mean.
  public let printedYear: Int
  /// The month in ``calendar``, 1 through 12.
  public let printedMonth: Int
  /// The day in ``calendar``, 1 through 31.
  public let printedDay: Int
  /// The order in which the parts were taken.
  public let order: DayMonthOrder
  /// Whether the century was printed; false for years of two digits.
  public let isCenturyPrinted: Bool
  /// What the printing leaves open; empty where only this day can be meant.
  public let ambiguities: Set<DateAmbiguity>

  /// Every day that one printed date may mean, likeliest first; empty where `text` is no date, is more than one, or
  /// contradicts itself (`AUG/MAI`). Two dates that name one day, such as an era's with the Gregorian in brackets, are
  /// one only in the form `2024年(令和6年)6月1日`.
  /// - Parameters:
  ///   - text: the value alone, such as `12 AUG/AOÛT 1974`; of more than 512 scalars nothing is read.
  ///   - context: what is known about the document.
  public static func parse(_ text: String, in context: DateContext) -> [PrintedDate] {
    guard text.unicodeScalars.prefix(DateTokenizer.scalarsMax + 1).count <= DateTokenizer.scalarsMax else { return [] }
    return DateScanner(line: text, context: context).only
  }

  /// Every date in a line, first to last, each with all it may mean. Only the first 512 scalars are read; work grows
  /// with their number alone.
  public static func dates(in line: String, context: DateContext) -> [DateSighting] {
    DateScanner(line: line, context: context).sightings
  }

  /// The printed parts in one form for all languages, year first: `2013-08-12`, `AH 1434-10-05`, `SH 1392-01-01`,
  /// `BE 2556-08-12`, `Minguo 102-08-12`, `Heisei 25-08-12`.
  public var printedText: String {
    let parts = "\(printedYear)-\(Self.padded(printedMonth))-\(Self.padded(printedDay))"
    return switch calendar {
    case .gregorian: day.description
    case .islamicUmmAlQura: "AH " + parts
    case .japaneseEra: (era?.rawValue ?? "") + " " + parts
    case .rocMinguo: "Minguo " + parts
    case .solarHijri: "SH " + parts
    case .thaiBuddhist: "BE " + parts
    }
  }

  /// The printed parts with the day they mean, such as `AH 1434-10-05 = 2013-08-12`; a Gregorian date stands alone. A
  /// day that may be off says so: `AH 1390-01-01 = 1970-03-09 ± 2 days`.
  public var description: String {
    guard calendar != .gregorian else { return day.description }
    return printedText + " = " + day.description + (marginDays == 0 ? "" : " ± \(marginDays) days")
  }

  private static func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

  func adding(_ more: Set<DateAmbiguity>) -> PrintedDate {
    PrintedDate(
      day: day, marginDays: marginDays, calendar: calendar, era: era, printedYear: printedYear,
      printedMonth: printedMonth, printedDay: printedDay, order: order, isCenturyPrinted: isCenturyPrinted,
      ambiguities: ambiguities.union(more))
  }
}

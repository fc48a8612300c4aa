/// A calendar that documents print dates in. Raw values stand in reports.
public enum PrintedCalendar: String, Sendable, Hashable, CaseIterable {
  /// ISO 8601; years 1850 through 2150.
  case gregorian
  /// Umm al-Qura, the civil Islamic calendar of Saudi Arabia; years 1300 through 1500 AH.
  case islamicUmmAlQura
  /// Years of the emperors' reigns with Gregorian months and days, from Meiji 6 (1873) on.
  case japaneseEra
  /// Years since 1911 with Gregorian months and days (Republic of China).
  case rocMinguo
  /// Iran's and Afghanistan's solar calendar; years 1229 through 1529.
  case solarHijri
  /// Years since 543 BCE with Gregorian months and days (Thailand).
  case thaiBuddhist
}

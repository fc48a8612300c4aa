import Domain
import Testing

@testable import ListFiles

@Suite("Values as lists write them")
struct ValuesTests {
  private static func day(_ year: Int, _ month: Int, _ day: Int) -> PartialDate? {
    CalendarDate(year: year, month: month, day: day).map(PartialDate.day)
  }

  @Test(arguments: [
    ("1961", [PartialDate.year(1961)]), ("1961-05", [.month(year: 1961, month: 5)]),
    ("1961-05-06", [day(1961, 5, 6)].compactMap(\.self)), ("1961-05-06T00:00:00", [day(1961, 5, 6)].compactMap(\.self)),
    ("10 Dec 1948", [day(1948, 12, 10)].compactMap(\.self)), ("Dec 1948", [.month(year: 1948, month: 12)]),
    ("11.8.1960", [day(1960, 8, 11)].compactMap(\.self)), ("25/12/1970", [day(1970, 12, 25)].compactMap(\.self)),
    ("12/25/1970", [day(1970, 12, 25)].compactMap(\.self)), ("dd/mm/1945", [.year(1945)]),
    ("00/07/1945", [.month(year: 1945, month: 7)]), ("dd/07/1945", [.month(year: 1945, month: 7)]),
    ("June 18, 1923", [day(1923, 6, 18)].compactMap(\.self)), ("circa 1951", [.circa(1951)]),
    ("circa Mar 1963", [.circa(1963)]), ("Approximately 1963", [.circa(1963)]), ("c.1950s", [.years(1950...1959)]),
    ("1952 to 1954", [.years(1952...1954)]), ("between 1955 and 1958", [.years(1955...1958)]),
    ("1960-1962", [.years(1960...1962)]), ("01 Jan 1961 to 31 Dec 1961", [.year(1961)]),
    ("Between Aug. and Sep. 1977", [.year(1977)]), ("1961 or 1962", [.year(1961), .year(1962)]),
    ("1.2.1961; 3.4.1962", [day(1961, 2, 1), day(1962, 4, 3)].compactMap(\.self)),
    ("31 Feb 1961", [.month(year: 1961, month: 2)]), ("Nov. 1973 ", [.month(year: 1973, month: 11)]),
    ("(a) 1.1.1960, (b) 2.2.1961", [day(1960, 1, 1), day(1961, 2, 2)].compactMap(\.self)),
    ("24/06/1402 (Hijri Calendar)", []),
    ("1340 (Iranian Hijri calendar), 1961 (Gregorian calendar)", [.year(1961)]), ("30-35 years old", []),
    ("Unknown", []), ("0000", []), ("", []),
    ("1962 to 1960", [.year(1962), .year(1960)]),
  ])
  func `dates are read as exactly as they are told`(text: String, expected: [PartialDate]) {
    #expect(ListDates.parse(text) == expected)
  }

  @Test(
    arguments: [
      ("RUS", "RUS"), ("rus", "RUS"), ("ru", "RUS"), ("Russian Federation", "RUS"), ("Russia", "RUS"),
      ("Russian", "RUS"),
      ("ua-cri", "UKR"), ("Korea, North", "PRK"), ("Democratic People’s Republic of Korea", "PRK"),
      ("Congo, Democratic Republic of the", "COD"), ("Congo", "COG"), ("Türkiye", "TUR"), ("Turkey", "TUR"),
      ("Iran (Islamic Republic of)", "IRN"), ("Cote d Ivoire", "CIV"), ("Côte d'Ivoire", "CIV"), ("The Gambia", "GMB"),
      ("Man, Isle of", "IMN"), ("Region: Gaza", "PSE"), ("State of Palestine", "PSE"), ("Kosovo", "RKS"), ("xk", "RKS"),
      ("UNITED STATES", "USA"), ("U.S.", "USA"), ("Myanmar/Burma", "MMR"), ("Niger", "NER"), ("Nigeria", "NGA"),
      ("China, Hong Kong Special Administrative Region", "HKG"), ("eu", "EUE"), ("Netherlands", "NLD"),
      ("Bonaire, Sint Eustatius and Saba", "BES"), ("Thailand", "THA"), ("Theocracy", nil),
      ("former Soviet Union", nil),
      ("undetermined", nil), ("na", "NAM"), ("zz", nil), ("suhh", nil), ("", nil), ("-", nil),
      (String(repeating: "x", count: 1000), nil),
    ] as [(String, String?)])
  func `countries are found by code and by name`(text: String, expected: String?) {
    #expect(CountryNames.code(text) == expected)
  }

  @Test func `every line of the table of countries has a code that Assay knows`() {
    for line in CountryTable.lines.split(separator: "\n") {
      #expect(CountryCode.isKnown(String(line.prefix(3))), "\(line)")
      #expect(CountryNames.code(String(line.dropFirst(4).prefix(2))) == String(line.prefix(3)))
    }
  }

  @Test(
    arguments: [
      ("Medellin, Colombia", "COL"), ("Kinshasa, Congo, Democratic Republic of the", "COD"), ("Yemen", "YEM"),
      ("Minsk, former USSR (now Belarus)", "BLR"), ("Nowhere", nil),
    ] as [(String, String?)])
  func `a place tells the country that ends it`(place: String, expected: String?) {
    #expect(CountryNames.ending(place) == expected)
  }

  @Test(arguments: [
    ("Passport", ListIdentifier.Kind.passport), ("Diplomatic Passport", .passport), ("Numéro de passeport", .passport),
    ("National Identification Number", .nationalIdentity), ("Cedula No.", .nationalIdentity),
    ("C.U.R.P.", .nationalIdentity), ("D.N.I.", .nationalIdentity), ("SSN", .nationalIdentity), ("NIT #", .tax),
    ("R.F.C.", .tax), ("V.A.T. Number", .tax), ("Tax ID No.", .tax), ("Italian Fiscal Code:", .tax),
    ("Registration ID", .registration), ("Company Number IMO", .registration), ("UK Company Number", .registration),
    ("Vessel Registration Identification IMO", .imo), ("Unified Social Credit Code (USCC)", .registration),
    ("Driver's License No.", .other), ("Timor card", .other),
  ])
  func `a number's label tells what gave it`(label: String, expected: ListIdentifier.Kind) {
    #expect(IdentifierWords.kind(of: label) == expected)
  }

  @Test(
    arguments: [
      (" a\n\t b\u{A0}c ", "a b c"), ("\u{200E}a\u{200B}b\u{AD}", "ab"), ("\u{7F}a", "a"), (" \n ", nil), ("", nil),
      ("نرم\u{200C}افزار", "نرم\u{200C}افزار"),
    ] as [(String, String?)])
  func `texts lose stray blanks and marks that no script needs`(text: String, expected: String?) {
    #expect(ListText.clean(text) == expected)
  }

  @Test func `a cell of several values keeps a quoted semicolon`() {
    #expect(ListText.quotedParts("a;\"b; c\";;\"d \"\"e\"\"\"") == ["a", "b; c", "d \"e\""])
  }

  @Test func `an entry keeps no more of a field than it may have, and no name longer than a name`() throws {
    var draft = EntityDraft(id: "1", kind: .person)
    draft.add(name: String(repeating: "x", count: EntityDraft.textBytesMax + 1), kind: .primary)
    #expect(draft.entity == nil)
    for number in 0..<2000 {
      draft.add(name: "n\(number)", kind: .alias)
      draft.add(identifier: "\(number)", kind: .other)
    }
    draft.add(name: "n1", kind: .primary)
    let entity = try #require(draft.entity)
    #expect(entity.names.count == EntityDraft.valuesMax)
    #expect(entity.identifiers.count == EntityDraft.valuesMax)
  }
}

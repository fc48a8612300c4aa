import Testing

@testable import Domain

struct MonthTableTests {
  @Test(arguments: MonthTable.all.indices)
  func `every name of every month is read as its month`(index: Int) {
    let table = MonthTable.all[index]
    let year = [.gregorian: 2013, .islamicUmmAlQura: 1434, .solarHijri: 1392][table.calendar] ?? 0
    #expect(table.names.count == 12)
    for (offset, spellings) in table.names.enumerated() {
      for name in spellings.split(separator: "|").map(String.init) {
        for form in [name, name.uppercased(), Self.bare(name)] {
          let found = DateExpectations.readings("12 \(form) \(year)", [table.language])
          #expect(found.count == 1, "\(table.language) \(form)")
          #expect(found.first?.printedMonth == offset + 1, "\(table.language) \(form)")
          #expect(found.first?.calendar == table.calendar, "\(table.language) \(form)")
        }
      }
    }
  }

  @Test func `every language that documents are read in has a table`() {
    let languages = Set(MonthTable.all.map(\.language))
    let expected = """
      ar bg bn cs da de el en es et fa fi fr ga he hi hr hu hy id it ka lt lv mt nl no pl pt ro ru sk sl sr sv th tr \
      uk vi
      """
    #expect(languages.isSuperset(of: expected.split(separator: " ").map(String.init)))
  }

  @Test func `names side by side must agree`() {
    for (index, english) in ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
      .enumerated()
    {
      let french = ["JAN", "FÉV", "MAR", "AVR", "MAI", "JUIN", "JUIL", "AOÛ", "SEP", "OCT", "NOV", "DÉC"]
      for (other, name) in french.enumerated() {
        #expect(
          DateExpectations.days("12 \(english)/\(name) 2013", ["en", "fr"]).count == (other == index ? 1 : 0),
          "\(english)/\(name)")
      }
    }
  }

  /// The name as recognition returns it when it loses the marks over Latin letters.
  private static func bare(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.unicodeScalars.flatMap { scalar in
          scalar.value < 0x250 ? Array(DateLetters.fold(scalar).unicodeScalars) : [scalar]
        }))
  }
}

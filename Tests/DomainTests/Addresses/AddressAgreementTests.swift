import Domain
import Testing

/// Addresses here are of invented people; streets and codes are those of any town.
@Suite("Addresses as declared and as printed")
struct AddressAgreementTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let declared: [String]
    let printed: [String]
    let whole: AddressAgreement.Whole
    var testDescription: String { printed.joined(separator: " / ") }

    init(_ line1: String, _ code: String, _ city: String, _ printed: [String], _ whole: AddressAgreement.Whole) {
      declared = [line1, code, city]
      self.printed = printed
      self.whole = whole
    }

    func agreement(isMisreadable: Bool = false) -> AddressAgreement {
      var address = PostalAddress()
      (address.line1, address.postalCode, address.city) = (declared[0], declared[1], declared[2])
      return AddressAgreement(
        declared: address, printed: printed.map(AddressText.init), isMisreadable: isMisreadable)
    }
  }

  static let same: [Case] = [
    Case("Musterstraße 12", "10115", "Berlin", ["Musterstr. 12", "D-10115 Berlin"], .match),
    Case("Musterstrasse 12a", "10115", "Berlin", ["Erika Muster", "MUSTERSTRASSE 12 A", "10115 BERLIN"], .match),
    Case("Am Markt 5", "20095", "Hamburg", ["Am Markt 5", "20095 Hamburg"], .match),
    Case("12 High Street", "SW1A 1AA", "London", ["12 High St", "London", "SW1A1AA"], .match),
    Case("221B Baker St.", "NW1 6XE", "London", ["221b Baker Street", "LONDON NW1 6XE"], .match),
    Case("1600 Pine Ave", "90210", "Springfield", ["1600 PINE AVENUE", "SPRINGFIELD CA 90210-1234"], .match),
    Case("7 rue de la Paix", "75002", "Paris", ["7, r. de la Paix", "75002 PARIS CEDEX 02"], .match),
    Case("Calle Mayor 8", "28013", "Madrid", ["C/ Mayor, 8, 3º B", "28013 Madrid"], .match),
    Case("ul. Długa 4/7", "00-238", "Warszawa", ["Długa 4 m. 7", "00-238 Warszawa"], .match),
    Case("ulica Długa 4", "PL-00-238", "Warszawa", ["ul. Dluga 4", "00-238 Warszawa"], .match),
    Case("Via Roma 3", "00184", "Roma", ["V. Roma, 3", "00184 ROMA RM"], .match),
    Case("Leidsestraat 9", "1234 AB", "Amsterdam", ["Leidsestr. 9", "1234AB Amsterdam"], .match),
    Case("Storgatan 11", "113 27", "Stockholm", ["Storg. 11", "113 27 STOCKHOLM"], .match),
    Case("вул. Хрещатик 5", "01001", "Київ", ["вулиця Хрещатик, буд. 5", "м. Київ, 01001"], .match),
    Case("vul. Khreshchatyk 5", "01001", "Kyiv", ["вул. Хрещатик 5", "01001 Київ"], .match),
    Case("Ερμού 15", "10563", "Αθήνα", ["Ερμου 15", "105 63 ΑΘΗΝΑ"], .match),
    Case("Atatürk Caddesi 4", "34000", "İstanbul", ["ATATÜRK CAD. NO:4", "34000 ISTANBUL"], .match),
    Case("Jalan Merdeka 10", "40111", "Bandung", ["Jl. Merdeka No. 10", "Bandung 40111"], .match),
    Case("千代田1-2-3", "100-0001", "東京都", ["〒100-0001", "東京都千代田1-2-3"], .match),
    Case("中山路12号3单元", "510000", "广州市", ["广州市中山路12号3单元", "510000"], .match),
    Case("Flat 7, 4 High Street", "SW1A 1AA", "London", ["4 High Street", "Flat 7", "London SW1A 1AA"], .match),
    Case("Musterstraße 12", "10115", "Berlin", ["Musterstraße 12, D-10115 Berlin"], .match),
    Case("Musterstraße 12", "10115", "Berlin", ["10115 Berlin, Musterstr. 12"], .match),
    Case("Musterstraße 12", "10115", "Berlin", ["Musterstraße", "12", "10115 Berlin"], .match),
    Case("千代田1-2-3", "100-0001", "東京都", ["〒100-0001 東京都千代田1-2-3"], .match),
    // Another name of a town, the same code: one place.
    Case("Musterstraße 12", "80331", "Munich", ["Musterstraße 12", "80331 München"], .match),
    // No code declared, or none printed: street and town tell.
    Case("Rua Augusta 20", "", "Lisboa", ["R. Augusta 20", "1100-053 Lisboa"], .match),
  ]

  @Test(arguments: same)
  func `one address in two spellings is the same`(example: Case) {
    let agreement = example.agreement()
    #expect(agreement.whole == example.whole, "\(agreement)")
  }

  static let others: [Case] = [
    Case("Musterstraße 12", "10115", "Berlin", ["Musterstraße 14", "10115 Berlin"], .mismatch),
    Case("Musterstraße 12a", "10115", "Berlin", ["Musterstraße 12", "10115 Berlin"], .mismatch),
    Case("Musterstraße 12", "10115", "Berlin", ["Musterstraße 12", "10117 Berlin"], .mismatch),
    Case("Musterstraße 12", "10115", "Berlin", ["Musterweg 12", "10115 Berlin"], .mismatch),
    Case("Lindenstraße 12", "10115", "Berlin", ["Musterstraße 12", "10115 Berlin"], .mismatch),
    // A flat's number is not a house's, and another line's is neither.
    Case("Musterstraße 12", "10115", "Berlin", ["Musterstraße 14/12", "10115 Berlin"], .mismatch),
    Case("Musterstraße 12", "10115", "Berlin", ["Musterstraße 14", "Hinterhaus 12", "10115 Berlin"], .mismatch),
    Case("12 High Street", "SW1A 1AA", "London", ["Flat 12, 14 High Street", "London SW1A 1AA"], .mismatch),
    Case("12/3 High Street", "SW1A 1AA", "London", ["3/12 High Street", "London SW1A 1AA"], .mismatch),
    Case("Długa 4/7", "00-238", "Warszawa", ["Długa 7 m. 4", "00-238 Warszawa"], .mismatch),
    Case("", "10115", "Berlin", ["Musterstraße 12", "10115 Berlin"], .partial),
    Case("12 High Street", "SW1A 1AA", "London", ["12 High Road", "London SW1A 1AA"], .mismatch),
    Case("12 High Street", "SW1A 1AA", "London", ["12 High Street", "London SW1A 2AA"], .mismatch),
    Case("12 High Street", "", "London", ["12 High Street", "Leeds"], .partial),
    Case("5th Avenue 100", "10001", "New York", ["6th Avenue 100", "New York 10001"], .mismatch),
    Case("千代田1-2-3", "100-0001", "東京都", ["〒100-0001", "東京都千代田1-2-4"], .mismatch),
    Case("千代田12-3", "100-0001", "東京都", ["〒100-0001", "東京都千代田1-2-3"], .mismatch),
    Case("千代田1-2-3", "100-0001", "東京都", ["〒100-0001", "東京都千代田1-2-34"], .mismatch),
    Case("千代田1-2-3", "100-0001", "東京都", ["〒100-0001", "東京都千代田3-2-1"], .mismatch),
  ]

  @Test(arguments: others)
  func `a neighbour's address is another one`(example: Case) {
    #expect(example.agreement().whole != .match, "\(example.agreement())")
    #expect(example.agreement(isMisreadable: true).whole != .match)
  }

  @Test func `a flat that the letter leaves out is not enough to be sure`() {
    let flat = Case("Długa 4/7", "00-238", "Warszawa", ["Długa 4", "00-238 Warszawa"], .partial).agreement()
    #expect(flat.house == .partial && flat.whole == .partial)
  }

  @Test func `a letter misread in small print is let pass off a picture alone`() {
    let example = Case("Musterstraße 12", "10115", "Berlin", ["Nusterstraße 12", "10115 Berlin"], .match)
    #expect(example.agreement(isMisreadable: true).whole == .match)
    #expect(example.agreement().whole == .mismatch)
  }

  @Test(arguments: [[], ["Total 12,00 EUR"], [""], ["\u{0}\u{FFFF}"], [String(repeating: "9 ", count: 4_000)]])
  func `lines without an address, or without sense, hold none`(printed: [String]) {
    #expect(Case("Musterstraße 12", "10115", "Berlin", printed, .absent).agreement().whole == .absent)
  }

  @Test func `an address that says nothing agrees with nothing`() {
    let nothing = AddressAgreement(
      declared: PostalAddress(), printed: [AddressText("Musterstraße 12")], isMisreadable: false)
    #expect(nothing.whole == .absent && nothing.members.isEmpty)
  }
}

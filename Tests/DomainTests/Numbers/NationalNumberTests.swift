import Testing

@testable import Domain

/// Numbers made up by the rules and confirmed by an independent implementation; nobody's.
struct NationalNumberTests {
  static let held: [(id: String, numbers: [String])] = [
    ("arg.cuit", ["20060969303", "20-00197649-5"]), ("bel.national_number", ["66012490559", "50.09.18-010.78"]),
    ("bgr.egn", ["5510153787", "9408179260"]),
    ("bra.cnh", ["95425550342", "67039438509", "94546338200", "88086050640"]),
    ("bra.cpf", ["408.292.464-79", "45504679834"]),
    ("can.sin", ["126 288 315", "716176219"]), ("chl.rut", ["70.660.782-K", "01192490-5"]),
    ("chn.resident_identity_number", ["310104197801126224", "440305198807143747"]),
    ("cze.rodne_cislo", ["840110/2512", "6557284756"]), ("dnk.cpr", ["030783-3706", "1605616582"]),
    ("esp.dni", ["95699426Z", "84675778-J"]), ("esp.nie", ["Y7275821S", "X9141334F"]),
    ("est.isikukood", ["37409165825", "46812177120"]), ("fin.hetu", ["250550-4010", "050772-569T"]),
    ("fra.nir", ["1 55 02 13 046 547 53", "189127518501426"]),
    ("gbr.driver_number", ["QUILB855213AB9XK", "OX999 701019 K99WD", "Z9999 002290 99AXK"]),
    ("grc.amka", ["11045952907", "06089636648"]),
    ("hrv.oib", ["37554565593", "69673984840"]),
    ("hun.szemelyi_azonosito", ["1-560417-0838", "29912314127", "3 040229 5171", "56809143324"]),
    ("ind.aadhaar", ["9676 3471 4069", "581247146522"]),
    ("irl.pps", ["4036601N", "4629392VA"]), ("isr.teudat_zehut", ["962905451", "671704583"]),
    ("ita.codice_fiscale", ["PSFMFL51C20H501I", "BFDLMS80P06H501M"]),
    ("kor.resident_registration_number", ["680607-2724239", "9607052621025"]),
    ("ltu.asmens_kodas", ["36307053923", "47611250462"]), ("lva.personas_kods", ["181085-13496", "11028415288"]),
    ("mex.curp", ["PIHK801020MNLLMM08", "QOCD620512HDFRHD05"]), ("mys.mykad", ["930611-01-3687", "991108019099"]),
    ("nld.bsn", ["349595045", "556666239"]), ("nor.fodselsnummer", ["170375 48596", "19117333550"]),
    ("pak.cnic", ["23262-9819443-8", "2976651922201"]), ("pol.pesel", ["63120353542", "66030234105"]),
    ("prt.citizen_card", ["150439033U96", "421136299AR8"]), ("prt.nif", ["232748667", "165917695"]),
    ("rou.cnp", ["1601222306333", "2860909300478"]), ("rus.inn", ["718613514990", "527616162216"]),
    ("sgp.nric", ["M4460215J", "M3874259T", "S7204518A", "T0482637F", "F2719046N", "G6350921W"]),
    ("svn.emso", ["0406974502697", "1511966507118"]), ("swe.personnummer", ["780303-7956", "19571220-6621"]),
    ("tha.identification_number", ["1-4291-93507-95-4", "4343568392062"]), ("tur.kimlik_no", ["48119928204"]),
    ("ukr.rnokpp", ["3673605269", "9392634040"]), ("usa.ssn", ["170-35-7040"]),
    ("zaf.identity_number", ["5302142666085", "7710097665084"]),
  ]

  @Test(arguments: held)
  func `numbers that may be given out hold, however they are grouped`(id: String, numbers: [String]) throws {
    let rule = try #require(NationalNumbers.rule(id))
    for number in numbers {
      #expect(rule.judge(number).holds, "\(id): \(rule.judge(number).name)")
      #expect(rule.judge(number.lowercased()).holds)
    }
  }

  /// Rules whose digit catches every single wrong digit: Verhoeff, Luhn, ISO/IEC 7064 and prime moduli without a fold.
  @Test(arguments: [
    "can.sin", "esp.dni", "grc.amka", "hrv.oib", "ind.aadhaar", "isr.teudat_zehut", "nld.bsn", "pol.pesel",
    "sgp.nric", "tur.kimlik_no",
  ])
  func `every single wrong digit is caught`(id: String) throws {
    let rule = try #require(NationalNumbers.rule(id))
    let number = try #require(Self.held.first { $0.id == id }?.numbers.first)
    var changed = Array(number)
    for place in changed.indices where changed[place].isNumber {
      let right = changed[place]
      for digit in "0123456789" where digit != right {
        changed[place] = digit
        #expect(!rule.judge(String(changed)).holds)
      }
      changed[place] = right
    }
  }

  @Test(arguments: held)
  func `a figure too few or too many is no such number`(id: String, numbers: [String]) throws {
    let rule = try #require(NationalNumbers.rule(id))
    // Sweden's and Ireland's numbers, Chile's and Czechia's have two lengths.
    let lengths = Set(rule.shapes.map(\.count))
    for number in numbers {
      let bare = number.filter { $0.isLetter || $0.isNumber || rule.kept.contains($0) }
      if !lengths.contains(bare.count + 1) { #expect(rule.judge(bare + "1") == .malformed) }
      if !lengths.contains(bare.count - 1) { #expect(rule.judge(String(bare.dropLast())) == .malformed) }
    }
  }

  @Test(arguments: [
    ("bel.national_number", "66012490558"), ("bra.cpf", "40829246478"),
    // Either digit, a digit before them, and a second digit that is not two less after a first that would be ten.
    ("bra.cnh", "95425550352"), ("bra.cnh", "95425550343"), ("bra.cnh", "95425650342"), ("bra.cnh", "67039438500"),
    ("bra.cnh", "94546338201"),
    ("chn.resident_identity_number", "310104197801126225"),
    ("fra.nir", "155021304654754"), ("ita.codice_fiscale", "PSFMFL51C20H501J"), ("jpn.my_number", "123456789010"),
    ("kaz.iin", "800101300018"),
    // A wrong digit, and each order of the weights on the other side of the turn of 1997.
    ("hun.szemelyi_azonosito", "15604170837"), ("hun.szemelyi_azonosito", "30402295172"),
    ("hun.szemelyi_azonosito", "19612310012"), ("hun.szemelyi_azonosito", "19701010017"),
    // A wrong digit, the F series' letter in place of J, and the published letters in the order of the remainder.
    ("sgp.nric", "M4460216J"), ("sgp.nric", "M4460215M"), ("sgp.nric", "M4460215U"), ("sgp.nric", "S7204519A"),
    ("tur.kimlik_no", "48119928205"), ("ukr.unzr", "1980010112345"),
  ])
  func `a wrong check digit is named`(id: String, number: String) throws {
    #expect(try #require(NationalNumbers.rule(id)).judge(number) == .checkDigitWrong)
  }

  @Test(arguments: [
    ("bra.cpf", "111.111.111-11"), ("idn.nik", "3171013002900001"), ("idn.nik", "9971010102900001"),
    ("ind.pan", "ABCDE1234F"), ("kor.resident_registration_number", "800230-1234567"), ("usa.ssn", "666-12-3456"),
    ("usa.ssn", "123-00-3456"), ("usa.ssn", "900-12-3456"), ("vnm.cccd", "097001234567"), ("nga.nin", "00000000000"),
    ("bra.cnh", "11111111111"), ("hun.szemelyi_azonosito", "15602300835"), ("hun.szemelyi_azonosito", "70101010018"),
    ("gbr.driver_number", "QUILB863213AB9XK"), ("gbr.driver_number", "QUILB813213AB9XK"),
    ("gbr.driver_number", "QUILB802303AB9XK"), ("gbr.driver_number", "QU9LB855213AB9XK"),
    ("gbr.driver_number", "QUILB8552139B9XK"), ("gbr.driver_number", "QUILB855213ABOXK"), ("sgp.nric", "A1234567A"),
    ("egy.national_id", "28013012112345"), ("mex.clave_de_elector", "ABCDEF80133009H100"),
  ])
  func `what cannot be is told from what is wrong`(id: String, number: String) throws {
    #expect(try #require(NationalNumbers.rule(id)).judge(number) == .impossible)
  }

  static let told: [(id: String, number: String, days: [String], sex: String?)] = [
    ("chn.resident_identity_number", "310104197801126224", ["1978-01-12"], "F"),
    ("mex.curp", "QOCD620512HDFRHD05", ["1962-05-12"], "M"),
    ("idn.nik", "3171014102900001", ["1990-02-01"], "F"), ("fin.hetu", "050772-569T", ["1972-07-05"], "M"),
    ("pol.pesel", "63120353542", ["1963-12-03"], "F"), ("swe.personnummer", "19571220-6621", ["1957-12-20"], "F"),
    ("ita.codice_fiscale", "PSFMFL51C20H501I", ["1951-03-20"], "M"), ("tur.kimlik_no", "48119928204", [], nil),
    ("egy.national_id", "28001022112345", ["1980-01-02"], "F"),
    ("kor.resident_registration_number", "680607-2724239", ["1968-06-07"], "F"),
    ("ukr.rnokpp", "3673605269", ["2000-07-30"], "F"),
    ("gbr.driver_number", "QUILB855213AB9XK", ["1983-05-21"], "F"),
    ("gbr.driver_number", "OX999701019K99WD", ["1979-01-01"], "M"),
    ("hun.szemelyi_azonosito", "1-961231-0019", ["1996-12-31"], "M"),
    ("hun.szemelyi_azonosito", "1-970101-0014", ["1997-01-01"], "M"),
    ("hun.szemelyi_azonosito", "3-040229-5171", ["2004-02-29"], "M"),
    ("hun.szemelyi_azonosito", "4-120630-2089", ["2012-06-30"], "F"), ("bra.cnh", "95425550342", [], nil),
  ]

  @Test(arguments: told)
  func `a number tells the day and the sex that it was given for`(
    id: String, number: String, days: [String], sex: String?
  ) throws {
    guard case .holds(let content) = try #require(NationalNumbers.rule(id)).judge(number) else {
      Issue.record("\(id) does not hold")
      return
    }
    #expect(content.sex == sex)
    #expect(days.allSatisfy { day in content.birthDays.contains { $0.description == day } })
    #expect(days.isEmpty == content.birthDays.isEmpty)
  }

  static let lines: [(id: String, line: String, found: [String])] = [
    ("ind.aadhaar", "9676 3471 4069", ["967634714069"]), ("ind.aadhaar", "No. 9676 3471 4069 VID 1", ["967634714069"]),
    ("ind.aadhaar", "19676 3471 4069", []), ("ind.aadhaar", "9676  3471 4069", []),
    ("bra.cpf", "CPF 408.292.464-79", ["40829246479"]),
    ("kor.resident_registration_number", "680607-2724239", ["6806072724239"]),
    ("fin.hetu", "HETU 050772-569T", ["050772-569T"]),
    ("gbr.driver_number", "5. OX999 701019 K99WD 12", ["OX999701019K99WD"]),
    ("chl.rut", "RUN 70.660.782-K", ["70660782K"]),
    ("jpn.my_number", "1234 5678 9018 1234 5678 9018", ["123456789018", "123456789018"]),
    ("nld.bsn", "", []), ("nld.bsn", "\0\u{202E}34959504٥", []),
  ]

  @Test(arguments: lines)
  func `numbers are found in a line, at the bounds of words`(id: String, line: String, found: [String]) throws {
    #expect(try #require(NationalNumbers.rule(id)).find(in: line) == found)
  }

  @Test(arguments: [
    ("ind.aadhaar", "9676 3471 4069", "**** **** 4069"), ("jpn.my_number", "番号 1234 5678 9018", "番号 **** **** ****"),
    ("kor.resident_registration_number", "680607-2724239", "******-*******"),
    ("bra.cpf", "408.292.464-79", "408.292.464-79"),
  ])
  func `a number that nobody may keep is masked, and the others are not`(id: String, text: String, masked: String)
    throws
  {
    #expect(try #require(NationalNumbers.rule(id)).masking(text) == masked)
  }

  @Test func `the catalogue is sorted, each rule is of a state, and the documents' rules are there`() {
    let ids = NationalNumbers.all.map(\.id)
    #expect(ids == ids.sorted())
    #expect(Set(ids).count == ids.count)
    for rule in NationalNumbers.all { #expect(CountryCode.isKnown(rule.country), "\(rule.id)") }
    for type in DocumentSpecifications.all {
      if let id = type.numberRule { #expect(NationalNumbers.rule(id) != nil, "\(type.id)") }
    }
  }

  @Test(arguments: [
    "", "\0", "🂡🂢🂣", String(repeating: "9", count: 100_000), "٣٣٣٣٣٣٣٣٣٣٣", "-----------", "9.9.9.9.9.9.9.9.9.9.9",
  ])
  func `hostile text is no number of any rule and stops none`(text: String) {
    for rule in NationalNumbers.all {
      _ = rule.find(in: text)
      _ = rule.masking(text)
      if text.count != 21 { #expect(!rule.judge(text).holds, "\(rule.id)") }
    }
  }
}

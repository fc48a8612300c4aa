extension NationalNumberRule {
  /// Aadhaar number (UIDAI): Verhoeff; begins with 2 to 9 and is no palindrome. All but four digits are masked
  /// (Aadhaar (Sharing of Information) Regulations 2016, regulation 6).
  static let indiaAadhaar = NationalNumberRule("ind.aadhaar", "999999999999", shownAtEnd: 4) { figures in
    guard CheckFigures.verhoeff(figures.all) else { return .wrongDigit }
    let isPalindrome = figures.characters == figures.characters.reversed()
    return figures[0] < 2 || isPalindrome ? .impossible : .possible()
  }

  /// Permanent Account Number (Income-tax Rules, rule 114): the fourth letter is the kind of holder, the check letter's
  /// rule is not published.
  static let indiaPAN = NationalNumberRule("ind.pan", "AAAAA9999A", hasCheckDigit: false) { figures in
    "ABCFGHJLPT".contains(figures.characters[3]) ? .possible() : .impossible
  }

  /// Nomor Induk Kependudukan (Law 24 of 2013): province, day of birth with 40 added for women, sequence.
  static let indonesiaNIK = NationalNumberRule("idn.nik", "9999999999999999", hasCheckDigit: false) { figures in
    let day = figures.number(6..<8)
    let days = BirthDays.of(
      year: figures.number(10..<12), month: figures.number(8..<10), day: day > 40 ? day - 40 : day)
    let isPossible = indonesianProvinces.contains(figures.number(0..<2)) && figures.number(12..<16) > 0
    return days.isEmpty || !isPossible ? .impossible : .possible(days: days, sex: day > 40 ? "F" : "M")
  }

  /// MyKad number (National Registration Regulations 1990): day and place of birth, last digit odd for men.
  static let malaysiaMyKad = NationalNumberRule("mys.mykad", "999999999999", hasCheckDigit: false) { figures in
    let (days, place) = (BirthDays.yearFirst(figures), figures.number(6..<8))
    let isPlace = place != 0 && !(17...20).contains(place) && ![69, 70, 73, 80, 81, 94, 95, 96, 97].contains(place)
    return days.isEmpty || !isPlace ? .impossible : .possible(days: days, sex: figures.last.oddIsMale)
  }

  /// Computerised National Identity Card (NADRA): province, family, last digit odd for men.
  static let pakistanCNIC = NationalNumberRule("pak.cnic", "9999999999999", hasCheckDigit: false) { figures in
    (1...7).contains(figures[0]) && figures.last != 0 ? .possible(sex: figures.last.oddIsMale) : .impossible
  }

  /// National Registration Identity Card and Foreign Identification Number (Immigration & Checkpoints Authority):
  /// modulo 11, one row of letters for citizens, one for foreigners and one for foreigners' M series of 2022, whose
  /// published letters KLJNPQRTUWX are in the order of 11 less the remainder.
  static let singaporeNRIC = NationalNumberRule("sgp.nric", "A9999999A") { figures in
    let rows: [Character: String] = [
      "S": "JZIHGFEDCBA", "T": "JZIHGFEDCBA", "F": "XWUTRQPNMLK", "G": "XWUTRQPNMLK", "M": "XWUTRQPNJLK",
    ]
    guard let row = rows[figures.characters[0]] else { return .impossible }
    let offsets: [Character: Int] = ["T": 4, "G": 4, "M": 3]
    let offset = offsets[figures.characters[0], default: 0]
    let sum = offset + zip(figures[1..<8], [2, 7, 6, 5, 4, 3, 2]).reduce(0) { $0 + $1.0 * $1.1 }
    return .digit(figures.characters[8] == Array(row)[sum % 11])
  }

  /// Identification number (Ministry of Interior): modulo 11; begins with 1 to 8.
  static let thailandIdentificationNumber = NationalNumberRule(
    "tha.identification_number", "9999999999999"
  ) { figures in
    let check = (11 - figures.sum(Array((2...13).reversed())) % 11) % 10
    guard figures.last == check else { return .wrongDigit }
    return (1...8).contains(figures[0]) ? .possible() : .impossible
  }

  /// Citizen identity number (Decree 137/2015/NĐ-CP, article 13): province, century with sex, year of birth.
  static let vietnamCCCD = NationalNumberRule("vnm.cccd", "999999999999", hasCheckDigit: false) { figures in
    (1...96).contains(figures.number(0..<3)) ? .possible(sex: figures[3] % 2 == 0 ? "M" : "F") : .impossible
  }

  private static let indonesianProvinces: Set<Int> = Set(
    [11...19, 21...21, 31...36, 51...53, 61...65, 71...76, 81...82, 91...97].flatMap { Array($0) })
}

extension NationalNumberRule {
  /// National register number (Royal Decree of 3 April 1984): 97 less the remainder, with 2 before it for those born
  /// since 2000; foreigners' months have 20 or 40 added.
  static let belgiumNationalNumber = NationalNumberRule("bel.national_number", "99999999999") { figures in
    let (body, check) = (figures.number(0..<9), figures.number(9..<11))
    let centuries = [(1900, body), (2000, 2_000_000_000 + body)].filter { 97 - $0.1 % 97 == check }.map(\.0)
    guard !centuries.isEmpty else { return .wrongDigit }
    let month = figures.number(2..<4) % 20
    let days = BirthDays.of(
      year: figures.number(0..<2), month: month, day: figures.number(4..<6), centuries: centuries)
    return .dated(true, days, sex: figures[8].oddIsMale)
  }

  /// Tax identification number of Germany (Abgabenordnung, § 139b): ISO/IEC 7064 MOD 11,10; never begins with 0.
  static let germanyTaxID = NationalNumberRule("deu.tax_id", "99999999999") { figures in
    guard CheckFigures.mod11And10(figures.all) else { return .wrongDigit }
    return figures[0] == 0 ? .impossible : .possible()
  }

  /// Documento Nacional de Identidad (Royal Decree 255/2025): letter modulo 23.
  static let spainDNI = NationalNumberRule("esp.dni", "99999999A") { figures in
    .digit(figures.characters[8] == spanishLetters[figures.number(0..<8) % 23])
  }

  /// Número de Identidad de Extranjero (Royal Decree 1155/2024): as the DNI, with X, Y, Z for 0, 1, 2.
  static let spainNIE = NationalNumberRule("esp.nie", "A9999999A") { figures in
    guard let first = ["X", "Y", "Z"].firstIndex(of: figures.characters[0]) else { return .impossible }
    return .digit(figures.characters[8] == spanishLetters[(first * 10_000_000 + figures.number(1..<8)) % 23])
  }

  /// Numéro d'inscription au répertoire (INSEE): sex, year and month of birth, place, 97 less the remainder; Corsica's
  /// 2A and 2B count 19 and 18.
  static let franceNIR = NationalNumberRule("fra.nir", "99999*999999999") { figures in
    guard !figures.characters[6].isLetter || figures.number(5..<6) == 2 else { return .impossible }
    let corsica: [Character: Int] = ["A": 9, "B": 8]
    guard figures.characters[6].isNumber || corsica[figures.characters[6]] != nil else { return .impossible }
    let digits = figures.characters[0..<13].enumerated().map { place, character in
      place == 5 && figures.characters[6].isLetter
        ? 1 : character.isNumber ? NumberFigures.value(character) : corsica[character] ?? 0
    }
    let body = digits.reduce(0) { $0 * 10 + $1 }
    guard 97 - body % 97 == figures.number(13..<15) else { return .wrongDigit }
    let month = figures.number(3..<5)
    let isMonth = (1...12).contains(month) || (20...42).contains(month) || month >= 50
    guard isMonth, figures[0] == 1 || figures[0] == 2 else { return .impossible }
    return .possible(sex: figures[0] == 1 ? "M" : "F")
  }

  /// Personal Public Service number (Revenue): modulo 23; a second letter counts nine times.
  static let irelandPPS = NationalNumberRule("irl.pps", "9999999A", "9999999AA") { figures in
    let second = figures.characters.count == 9 && figures.characters[8] != "W" ? figures[8] - 9 : 0
    let sum = figures.sum([8, 7, 6, 5, 4, 3, 2]) + 9 * second
    return .digit(figures.characters[7] == Array("WABCDEFGHIJKLMNOPQRSTUV")[sum % 23])
  }

  /// Codice fiscale (Ministerial Decree of 23 December 1976): day of birth with 40 added for women, check letter modulo
  /// 26; letters may stand for digits where two people would share one.
  static let italyCodiceFiscale = NationalNumberRule("ita.codice_fiscale", "AAAAAA**A**A***A") { figures in
    let digitPlaces: Set<Int> = [6, 7, 9, 10, 12, 13, 14]
    var digits = figures.characters
    for place in digitPlaces where digits[place].isLetter {
      guard let digit = Array("LMNPQRSTUV").firstIndex(of: digits[place]) else { return .impossible }
      digits[place] = Character(String(digit))
    }
    let sum = figures.characters.dropLast().enumerated().reduce(0) { sum, figure in
      let value = NumberFigures.value(figure.element)
      let even = figure.element.isLetter ? value - 10 : value
      return sum + (figure.offset % 2 == 0 ? italianOdd[even] : even)
    }
    guard figures.last - 10 == sum % 26 else { return .wrongDigit }
    let plain = NumberFigures(characters: digits)
    guard let month = Array("ABCDEHLMPRST").firstIndex(of: figures.characters[8]) else { return .impossible }
    let day = plain.number(9..<11)
    let days = BirthDays.of(year: plain.number(6..<8), month: month + 1, day: day > 40 ? day - 40 : day)
    return .dated(true, days, sex: day > 40 ? "F" : "M")
  }

  /// Burgerservicenummer (Wet algemene bepalingen burgerservicenummer): the test of eleven.
  static let netherlandsBSN = NationalNumberRule("nld.bsn", "999999999") { figures in
    .digit(figures.sum([9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 == 0 && figures.number(0..<9) != 0)
  }

  /// Number of the Cartão de Cidadão (Portaria 202/2007): Luhn's sum over digits and letters.
  static let portugalCitizenCard = NationalNumberRule("prt.citizen_card", "999999999**9") { figures in
    let sum = figures.all.reversed().enumerated().reduce(0) { sum, figure in
      let value = figure.offset % 2 == 1 ? figure.element * 2 : figure.element
      return sum + (figure.offset % 2 == 1 && value > 9 ? value - 9 : value)
    }
    return .digit(sum % 10 == 0)
  }

  /// Número de identificação fiscal (Decree-Law 14/2013): modulo 11; persons' begin with 1, 2, 3 or 45.
  static let portugalNIF = NationalNumberRule("prt.nif", "999999999") { figures in
    let check = 11 - figures.sum([9, 8, 7, 6, 5, 4, 3, 2]) % 11
    guard figures.last == (check >= 10 ? 0 : check) else { return .wrongDigit }
    return (1...3).contains(figures[0]) || figures.number(0..<2) == 45 ? .possible() : .impossible
  }

  /// Driver number of Great Britain (DVLA, Access to Driver Data, pattern of the driving licence number): surname
  /// filled up with 9, decade, month with 50 added for women, day and year of birth, initials, a character that tells
  /// namesakes apart; the rule of the two check characters is not published.
  static let unitedKingdomDriverNumber = NationalNumberRule(
    "gbr.driver_number", "A****999999***AA", hasCheckDigit: false
  ) { figures in
    func isFilledUp(_ range: Range<Int>) -> Bool {
      figures.characters[range].drop(while: \.isLetter).allSatisfy { $0 == "9" }
    }
    guard isFilledUp(0..<5), isFilledUp(11..<13), !"IOQYZ01".contains(figures.characters[13]) else {
      return .impossible
    }
    let month = figures.number(6..<8)
    let days = BirthDays.of(
      year: figures[5] * 10 + figures[10], month: month > 50 ? month - 50 : month, day: figures.number(8..<10))
    return .dated(true, days, sex: month > 50 ? "F" : "M")
  }

  private static let spanishLetters = Array("TRWAGMYFPDXBNJZSQVHLCKE")
  private static let italianOdd = [
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
  ]
}

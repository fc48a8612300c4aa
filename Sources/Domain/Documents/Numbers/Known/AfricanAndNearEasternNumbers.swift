extension NationalNumberRule {
  /// National number of Egypt (Civil Status Law 143 of 1994): century, day of birth, governorate, sequence whose last
  /// digit is odd for men; the check digit's rule is not published.
  static let egyptNationalID = NationalNumberRule("egy.national_id", "99999999999999", hasCheckDigit: false) {
    figures in
    guard figures[0] == 2 || figures[0] == 3 else { return .impossible }
    let days = BirthDays.yearFirst(figures, at: 1, centuries: [figures[0] == 2 ? 1900 : 2000])
    let governorate = figures.number(7..<9)
    let isGovernorate = (1...4).contains(governorate) || (11...35).contains(governorate) || governorate == 88
    return days.isEmpty || !isGovernorate ? .impossible : .possible(days: days, sex: figures[12].oddIsMale)
  }

  /// Identity number of Israel (Population Registry): Luhn.
  static let israelTeudatZehut = NationalNumberRule("isr.teudat_zehut", "999999999") { figures in
    .digit(CheckFigures.luhn(figures.all) && figures.number(0..<9) != 0)
  }

  /// Individual identification number of Kazakhstan (Law 223-III of 2007): day of birth, century with sex, two rounds
  /// modulo 11.
  static let kazakhstanIIN = NationalNumberRule("kaz.iin", "999999999999") { figures in
    var check = figures.sum(Array(1...11)) % 11
    if check == 10 { check = figures.sum([3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11 }
    guard figures.last == check else { return .wrongDigit }
    guard (1...6).contains(figures[6]) else { return .impossible }
    let days = BirthDays.yearFirst(figures, centuries: [1800 + (figures[6] - 1) / 2 * 100])
    return .dated(true, days, sex: figures[6].oddIsMale)
  }

  /// National Identification Number of Nigeria (NIMC Act 2007): eleven digits by chance, no public check rule.
  static let nigeriaNIN = NationalNumberRule("nga.nin", "99999999999", hasCheckDigit: false) { figures in
    Set(figures.characters).count > 1 ? .possible() : .impossible
  }

  /// National and resident identity numbers of Saudi Arabia (Ministry of Interior): 1 for citizens, 2 for residents;
  /// Luhn.
  static let saudiArabiaNationalID = NationalNumberRule("sau.national_id", "9999999999") { figures in
    guard CheckFigures.luhn(figures.all) else { return .wrongDigit }
    return figures[0] == 1 || figures[0] == 2 ? .possible() : .impossible
  }

  /// Identity number of South Africa (Identification Act 68 of 1997): day of birth, sex, citizenship, Luhn.
  static let southAfricaIdentityNumber = NationalNumberRule("zaf.identity_number", "9999999999999") { figures in
    guard CheckFigures.luhn(figures.all) else { return .wrongDigit }
    guard figures[10] <= 2 else { return .impossible }
    return .dated(true, BirthDays.yearFirst(figures), sex: figures.number(6..<10) < 5000 ? "F" : "M")
  }

  /// Kimlik numarası of Türkiye (Population Services Law 5490): two digits; the first is never 0.
  static let turkeyKimlikNo = NationalNumberRule("tur.kimlik_no", "99999999999") { figures in
    let odd = [0, 2, 4, 6, 8].reduce(0) { $0 + figures[$1] }
    let even = [1, 3, 5, 7].reduce(0) { $0 + figures[$1] }
    let (tenth, last) = ((odd * 7 - even + 100) % 10, figures[0..<10].reduce(0, +) % 10)
    guard figures[9] == tenth, figures[10] == last else { return .wrongDigit }
    return figures[0] == 0 ? .impossible : .possible()
  }

  /// Identity number of the United Arab Emirates: 784 (ISO 3166-1), year of birth, Luhn.
  static let unitedArabEmiratesID = NationalNumberRule("are.emirates_id", "999999999999999") { figures in
    guard CheckFigures.luhn(figures.all) else { return .wrongDigit }
    return figures.number(0..<3) == 784 ? .possible() : .impossible
  }
}

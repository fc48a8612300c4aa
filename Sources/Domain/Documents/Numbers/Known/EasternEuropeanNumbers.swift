extension NationalNumberRule {
  /// ЕГН of Bulgaria (Ordinance RD-02-20-9 of 2012): 20 is added to the month before 1900, 40 since 2000; modulo 11;
  /// the ninth digit is even for men.
  static let bulgariaEGN = NationalNumberRule("bgr.egn", "9999999999") { figures in
    guard figures.last == figures.sum([2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10 else { return .wrongDigit }
    let month = figures.number(2..<4)
    let (century, real) = month > 40 ? (2000, month - 40) : month > 20 ? (1800, month - 20) : (1900, month)
    let days = BirthDays.of(
      year: figures.number(0..<2), month: real, day: figures.number(4..<6), centuries: [century])
    return .dated(true, days, sex: figures[8] % 2 == 0 ? "M" : "F")
  }

  /// Rodné číslo of Czechia and Slovakia (Act 133/2000): 50 is added to women's months, 20 more where a day ran out;
  /// divisible by 11 since 1954, but for a few before 1985 whose remainder was ten.
  static let czechiaRodneCislo = NationalNumberRule("cze.rodne_cislo", "9999999999", "999999999") { figures in
    let (year, month) = (figures.number(0..<2), figures.number(2..<4))
    let real = (month > 50 ? month - 50 : month)
    let days: (Int) -> [CalendarDate] = { century in
      BirthDays.of(
        year: year, month: real > 20 ? real - 20 : real, day: figures.number(4..<6), centuries: [century])
    }
    let sex = month > 50 ? "F" : "M"
    if figures.characters.count == 9 { return .dated(true, year < 54 ? days(1900) : [], sex: sex) }
    let remainder = figures.number(0..<9) % 11
    guard figures.last == remainder % 10, remainder < 10 || (54..<85).contains(year) else { return .wrongDigit }
    return .dated(true, days(year >= 54 ? 1900 : 2000), sex: sex)
  }

  /// ΑΜΚΑ of Greece (IDIKA): day of birth, sequence, Luhn.
  static let greeceAMKA = NationalNumberRule("grc.amka", "99999999999") { figures in
    .dated(CheckFigures.luhn(figures.all), BirthDays.dayFirst(figures), sex: figures[9].oddIsMale)
  }

  /// OIB of Croatia (Act on the Personal Identification Number): ISO/IEC 7064 MOD 11,10.
  static let croatiaOIB = NationalNumberRule("hrv.oib", "99999999999") { figures in
    .digit(CheckFigures.mod11And10(figures.all))
  }

  /// Személyi azonosító of Hungary (Act XX of 1996, annex 3): a digit for sex and century, day of birth, sequence,
  /// modulo 11, whose remainder of ten is never given out; the weights rise for those born before 1997 and fall for the
  /// others. The numbers of people born before 1900, who shared 3 and 4 and had 7 and 8 alone, are not read.
  static let hungarySzemelyiAzonosito = NationalNumberRule("hun.szemelyi_azonosito", "99999999999") { figures in
    guard (1...6).contains(figures[0]) else { return .impossible }
    let century = figures[0] == 3 || figures[0] == 4 ? 2000 : 1900
    let isOlder = century + figures.number(1..<3) < 1997
    let weights = isOlder ? Array(1...10) : Array((1...10).reversed())
    guard figures.last == figures.sum(weights) % 11 else { return .wrongDigit }
    return .dated(true, BirthDays.yearFirst(figures, at: 1, centuries: [century]), sex: figures[0].oddIsMale)
  }

  /// PESEL of Poland (Act on population registration of 24 September 2010): the month tells the century; modulo 10.
  static let polandPESEL = NationalNumberRule("pol.pesel", "99999999999") { figures in
    let check = (10 - figures.sum([1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10) % 10
    guard figures.last == check else { return .wrongDigit }
    let month = figures.number(2..<4)
    let days = BirthDays.of(
      year: figures.number(0..<2), month: month % 20, day: figures.number(4..<6),
      centuries: [[1900, 2000, 2100, 2200, 1800][month / 20]])
    return .dated(true, days, sex: figures[9].oddIsMale)
  }

  /// Cod numeric personal of Romania (Government Emergency Ordinance 97/2005): century with sex, day, modulo 11.
  static let romaniaCNP = NationalNumberRule("rou.cnp", "9999999999999") { figures in
    let check = figures.sum([2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11
    guard figures.last == (check == 10 ? 1 : check) else { return .wrongDigit }
    let centuries = [[], [1900], [1900], [1800], [1800], [2000], [2000], [1900, 2000], [1900, 2000], [1900, 2000]]
    let days = BirthDays.yearFirst(figures, at: 1, centuries: centuries[figures[0]])
    return .dated(true, days, sex: figures[0] == 9 ? nil : figures[0].oddIsMale)
  }

  /// ИНН of Russia (Federal Tax Service): two digits modulo 11.
  static let russiaINN = NationalNumberRule("rus.inn", "999999999999") { figures in
    let first = figures.sum([7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10
    let second = figures.sum([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10
    return .digit(figures[10] == first && figures[11] == second)
  }

  /// СНИЛС of Russia (Pension Fund, resolution 192p of 2006): modulo 101.
  static let russiaSNILS = NationalNumberRule("rus.snils", "99999999999") { figures in
    .digit(figures.sum([9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101 % 100 == figures.number(9..<11))
  }

  /// EMŠO of Slovenia (Central Population Register Act): day of birth with three digits of the year, modulo 11.
  static let sloveniaEMSO = NationalNumberRule("svn.emso", "9999999999999") { figures in
    let check = 11 - figures.sum([7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
    guard figures.last == (check == 11 ? 0 : check) else { return .wrongDigit }
    let year = figures.number(4..<7)
    let day = CalendarDate(
      year: (year >= 800 ? 1000 : 2000) + year, month: figures.number(2..<4), day: figures.number(0..<2))
    return .dated(true, [day].compactMap(\.self), sex: figures.number(9..<12) < 500 ? "M" : "F")
  }

  /// РНОКПП of Ukraine (Tax Code, article 70): days since 31 December 1899, the ninth digit odd for men, modulo 11.
  static let ukraineRNOKPP = NationalNumberRule("ukr.rnokpp", "9999999999") { figures in
    let check = (figures.sum([-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11 + 11) % 11 % 10
    guard figures.last == check else { return .wrongDigit }
    let day = CalendarDate(year: 1899, month: 12, day: 31)?.adding(days: figures.number(0..<5))
    return .dated(true, [day].compactMap(\.self), sex: figures[8].oddIsMale)
  }

  /// УНЗР of Ukraine (Cabinet resolution 784 of 2017): day of birth, sequence, weights 7, 3, 1 as in ICAO Doc 9303-3.
  static let ukraineUNZR = NationalNumberRule("ukr.unzr", "9999999999999") { figures in
    guard figures.last == figures.sum([7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1]) % 10 else { return .wrongDigit }
    let day = CalendarDate(year: figures.number(0..<4), month: figures.number(4..<6), day: figures.number(6..<8))
    return .dated(true, [day].compactMap(\.self), sex: figures[11].oddIsMale)
  }
}

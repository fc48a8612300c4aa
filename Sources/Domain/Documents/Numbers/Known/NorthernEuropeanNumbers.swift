extension NationalNumberRule {
  /// CPR number (CPR-kontoret, Personnummeret i CPR): the seventh digit gives the century; numbers given out since 2007
  /// need not pass modulo 11.
  static let denmarkCPR = NationalNumberRule("dnk.cpr", "9999999999", hasCheckDigit: false) { figures in
    let (seventh, year) = (figures[6], figures.number(4..<6))
    let century =
      switch seventh {
      case 0...3: 1900
      case 4, 9: year <= 36 ? 2000 : 1900
      default: year <= 57 ? 2000 : 1800
      }
    let days = BirthDays.dayFirst(figures, centuries: [century])
    return days.isEmpty ? .impossible : .possible(days: days, sex: figures.last.oddIsMale)
  }

  /// Isikukood of Estonia (Standard EVS 585): century with sex, day of birth, two rounds modulo 11.
  static let estoniaIsikukood = NationalNumberRule("est.isikukood", "99999999999", judgement: balticJudgement)

  /// Asmens kodas of Lithuania (Law on the Population Register): as Estonia's.
  static let lithuaniaAsmensKodas = NationalNumberRule("ltu.asmens_kodas", "99999999999", judgement: balticJudgement)

  /// Personas kods of Latvia (Law on the Register of Natural Persons): modulo 11; those since July 2017 begin with 32
  /// to 39 and tell no day.
  static let latviaPersonasKods = NationalNumberRule("lva.personas_kods", "99999999999") { figures in
    let check = (1 + figures.sum([10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11 % 10
    if (32...39).contains(figures.number(0..<2)) { return .possible() }
    guard figures.last == check else { return .wrongDigit }
    guard figures[6] <= 2 else { return .impossible }
    return .dated(true, BirthDays.dayFirst(figures, centuries: [1800 + figures[6] * 100]))
  }

  /// Henkilötunnus of Finland (Decree 128/2010 and 820/2021): the mark is the century, the check character modulo 31.
  static let finlandHETU = NationalNumberRule("fin.hetu", "999999S999*", kept: ["-", "+"]) { figures in
    let body = figures.number(0..<6) * 1000 + figures.number(7..<10)
    guard figures.characters[10] == Array("0123456789ABCDEFHJKLMNPRSTUVWXY")[body % 31] else { return .wrongDigit }
    let mark = figures.characters[6]
    let century = mark == "+" ? 1800 : "-YXWVU".contains(mark) ? 1900 : "ABCDEF".contains(mark) ? 2000 : nil
    guard let century else { return .impossible }
    return .dated(true, BirthDays.dayFirst(figures, centuries: [century]), sex: figures[9].oddIsMale)
  }

  /// Fødselsnummer of Norway (Forskrift til folkeregisterloven, § 2-2-1): two digits modulo 11; a D number has 40 added
  /// to the day. From 2032 on numbers need not pass the first of them.
  static let norwayFodselsnummer = NationalNumberRule("nor.fodselsnummer", "99999999999") { figures in
    let first = (11 - figures.sum([3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11) % 11
    let second = (11 - figures.sum([5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11
    guard figures[9] == first, figures[10] == second else { return .wrongDigit }
    let (individual, year, day) = (figures.number(6..<9), figures.number(4..<6), figures.number(0..<2))
    var centuries: [Int] = []
    if individual < 500 || (individual >= 900 && year >= 40) { centuries.append(1900) }
    if individual >= 500, year <= 39 { centuries.append(2000) }
    if (500..<750).contains(individual), year >= 54 { centuries.append(1800) }
    let days = BirthDays.of(
      year: year, month: figures.number(2..<4), day: day > 40 ? day - 40 : day, centuries: centuries)
    return .dated(true, days, sex: figures[8].oddIsMale)
  }

  /// Personnummer of Sweden (Folkbokföringslagen 1991:481, § 18): Luhn; a coordination number has 60 added to the day.
  static let swedenPersonnummer = NationalNumberRule("swe.personnummer", "9999999999", "999999999999") { figures in
    let isLong = figures.characters.count == 12
    let short = isLong ? NumberFigures(characters: Array(figures.characters.dropFirst(2))) : figures
    guard CheckFigures.luhn(short.all) else { return .wrongDigit }
    let day = short.number(4..<6)
    let days = BirthDays.of(
      year: short.number(0..<2), month: short.number(2..<4), day: day > 60 ? day - 60 : day,
      centuries: isLong ? [figures.number(0..<2) * 100] : [1900, 2000])
    return .dated(true, days, sex: short[8].oddIsMale)
  }

  private static let balticJudgement: @Sendable (NumberFigures) -> Judgement = { figures in
    var check = figures.sum([1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11
    if check == 10 { check = figures.sum([3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11 % 10 }
    guard figures.last == check else { return .wrongDigit }
    guard (1...8).contains(figures[0]) else { return .impossible }
    let days = BirthDays.yearFirst(figures, at: 1, centuries: [1800 + (figures[0] - 1) / 2 * 100])
    return .dated(true, days, sex: figures[0].oddIsMale)
  }
}

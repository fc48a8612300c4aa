extension NationalNumberRule {
  /// Citizen identification number (GB 11643-1999): region of GB/T 2260, day of birth, sequence whose last digit is odd
  /// for men, ISO/IEC 7064 MOD 11-2.
  static let chinaResidentIdentityNumber = NationalNumberRule(
    "chn.resident_identity_number", "99999999999999999*"
  ) { figures in
    let last = figures.characters[17]
    guard last.isNumber || last == "X", CheckFigures.mod11To2(figures) else { return .wrongDigit }
    let day = CalendarDate(year: figures.number(6..<10), month: figures.number(10..<12), day: figures.number(12..<14))
    guard chineseProvinces.contains(figures.number(0..<2)), let day, day.year >= 1850 else { return .impossible }
    return .possible(days: [day], sex: figures[16].oddIsMale)
  }

  /// Hong Kong identity card number (Immigration Department; modulo 11, a missing first letter counts 36).
  static let hongKongHKID = NationalNumberRule("hkg.hkid", "AA999999*", "A999999*") { figures in
    let values = (figures.characters.count == 8 ? [36] : []) + figures.all
    return .digit(zip(values, (1...9).reversed()).reduce(0) { $0 + $1.0 * $1.1 } % 11 == 0 && figures.last <= 10)
  }

  /// Individual Number (Act 27 of 2013; Ministry of Internal Affairs ordinance 85 of 2014, article 5): modulo 11. A
  /// merchant may not keep it (article 20).
  static let japanMyNumber = NationalNumberRule("jpn.my_number", "999999999999", shownAtEnd: 0) { figures in
    let remainder = figures.sum([6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
    return .digit(figures.last == (remainder <= 1 ? 0 : 11 - remainder))
  }

  /// Resident registration number (Resident Registration Act, enforcement rule, article 2). Numbers given out since
  /// October 2020 have chance digits in the check digit's place, so that it proves nothing. A merchant may not keep it
  /// (Personal Information Protection Act, article 24-2).
  static let koreaResidentRegistrationNumber = NationalNumberRule(
    "kor.resident_registration_number", "9999999999999", hasCheckDigit: false, shownAtEnd: 0
  ) { figures in
    let centuries = [1800, 1900, 1900, 2000, 2000, 1900, 1900, 2000, 2000, 1800]
    let days = BirthDays.yearFirst(figures, centuries: [centuries[figures[6]]])
    return days.isEmpty ? .impossible : .possible(days: days, sex: figures[6].oddIsMale)
  }

  /// National identification card number (Ministry of the Interior): the letter counts as two digits; modulo 10.
  static let taiwanNationalID = NationalNumberRule("twn.national_id", "A999999999") { figures in
    let order = Array("ABCDEFGHJKLMNPQRSTUVXYWZIO")
    let code = 10 + (order.firstIndex(of: figures.characters[0]) ?? 0)
    let sum = code / 10 + code % 10 * 9 + zip(figures[1..<9], (1...8).reversed()).reduce(0) { $0 + $1.0 * $1.1 }
    guard (sum + figures.last) % 10 == 0 else { return .wrongDigit }
    let sexes = [1: "M", 2: "F", 8: "M", 9: "F"]
    return sexes[figures[1]].map { .possible(sex: $0) } ?? .impossible
  }

  private static let chineseProvinces: Set<Int> = Set(
    [11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71...71, 81...83].flatMap { Array($0) })
}

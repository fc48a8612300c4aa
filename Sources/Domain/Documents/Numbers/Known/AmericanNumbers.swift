extension NationalNumberRule {
  /// Clave Única de Identificación Tributaria (AFIP, general resolution 10/1997): modulo 11.
  static let argentinaCUIT = NationalNumberRule("arg.cuit", "99999999999") { figures in
    let check = 11 - figures.sum([5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
    return .digit(figures.last == (check == 11 ? 0 : min(check, 9)))
  }

  /// Registro Nacional of a Carteira Nacional de Habilitação (CONTRAN resolution 192/2006, article 2; its digits as the
  /// DETRANs reckon them): two modulo 11; where the first would be ten, the second is two less. Eleven equal digits are
  /// never given out.
  static let brazilCNH = NationalNumberRule("bra.cnh", "99999999999") { figures in
    guard Set(figures.characters).count > 1 else { return .impossible }
    let first = figures.sum(Array((1...9).reversed())) % 11
    // Two less is nine more modulo 11.
    let second = (figures.sum(Array(1...9)) + (first == 10 ? 9 : 0)) % 11
    return .digit(figures[9] == first % 10 && figures[10] == second % 10)
  }

  /// Cadastro de Pessoas Físicas (Receita Federal): two digits modulo 11; eleven equal digits are never given out.
  static let brazilCPF = NationalNumberRule("bra.cpf", "99999999999") { figures in
    guard Set(figures.characters).count > 1 else { return .impossible }
    func check(_ count: Int) -> Int {
      figures.sum(Array((2...(count + 1)).reversed())) * 10 % 11 % 10
    }
    return .digit(figures[9] == check(9) && figures[10] == check(10))
  }

  /// Social Insurance Number (Employment and Social Development Canada): Luhn; none begins with 0 or 8.
  static let canadaSIN = NationalNumberRule("can.sin", "999999999") { figures in
    guard CheckFigures.luhn(figures.all) else { return .wrongDigit }
    return figures[0] == 0 || figures[0] == 8 ? .impossible : .possible()
  }

  /// Rol Único Tributario (Servicio de Impuestos Internos): modulo 11 with weights 2 to 7 from the right, K for ten.
  static let chileRUT = NationalNumberRule("chl.rut", "99999999*", "9999999*") { figures in
    let body = figures[0..<(figures.characters.count - 1)].reversed().enumerated()
    let check = 11 - body.reduce(0) { $0 + $1.element * (2 + $1.offset % 6) } % 11
    let expected: Character = check == 10 ? "K" : check == 11 ? "0" : Character(String(check))
    return .digit(figures.characters.last == expected)
  }

  /// Clave de elector (Instituto Nacional Electoral): letters of the name, date of birth, state, sex; no check digit.
  static let mexicoClaveDeElector = NationalNumberRule(
    "mex.clave_de_elector", "AAAAAA99999999A999", hasCheckDigit: false
  ) { figures in
    let days = BirthDays.yearFirst(figures, at: 6)
    guard !days.isEmpty, (1...33).contains(figures.number(12..<14)), "HM".contains(figures.characters[14]) else {
      return .impossible
    }
    return .possible(days: days, sex: figures.characters[14] == "H" ? "M" : "F")
  }

  /// Clave Única de Registro de Población (Instructivo Normativo, DOF 18 October 2021, annex): digit modulo 10 over an
  /// alphabet that has Ñ after N.
  static let mexicoCURP = NationalNumberRule("mex.curp", "AAAA999999AAAAAA*9") { figures in
    let alphabet = Array("0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ")
    let sum = figures.characters.dropLast().enumerated().reduce(0) { sum, figure in
      sum + (alphabet.firstIndex(of: figure.element) ?? 0) * (18 - figure.offset)
    }
    guard figures.last == (10 - sum % 10) % 10 else { return .wrongDigit }
    let isOlder = figures.characters[16].isNumber
    let days = BirthDays.yearFirst(figures, at: 4, centuries: [isOlder ? 1900 : 2000])
    let sexes: [Character: String] = ["H": "M", "M": "F", "X": "X"]
    guard let sex = sexes[figures.characters[10]], mexicanStates.contains(String(figures.characters[11..<13])),
      !days.isEmpty
    else { return .impossible }
    return .possible(days: days, sex: sex == "X" ? nil : sex)
  }

  /// Social Security number (20 CFR 422.103; SSA, randomization of 2011): no check digit; areas 000, 666 and 900–999,
  /// group 00 and serial 0000 are never given out.
  static let unitedStatesSSN = NationalNumberRule("usa.ssn", "999999999", hasCheckDigit: false) { figures in
    let area = figures.number(0..<3)
    let isPossible =
      area != 0 && area != 666 && area < 900 && figures.number(3..<5) != 0 && figures.number(5..<9) != 0
    return isPossible ? .possible() : .impossible
  }

  private static let mexicanStates: Set<String> = [
    "AS", "BC", "BS", "CC", "CL", "CM", "CS", "CH", "DF", "DG", "GT", "GR", "HG", "JC", "MC", "MN", "MS", "NT", "NL",
    "OC", "PL", "QT", "QR", "SP", "SL", "SR", "TC", "TS", "TL", "VZ", "YN", "ZS", "NE",
  ]
}

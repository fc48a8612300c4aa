/// Letters of other alphabets that look like Latin ones (Unicode Technical Standard 39, section 4: the reason why;
/// the pairs are those that common typefaces draw alike).
enum ConfusableLetters {
  /// The Latin letter that a Cyrillic or Greek one looks like, in lower case; nil for every other letter.
  static func latin(_ scalar: Unicode.Scalar) -> Unicode.Scalar? { table[scalar] }

  private static let table: [Unicode.Scalar: Unicode.Scalar] = {
    let pairs: [(String, String)] = [
      ("аеорсухѕіјһԁԛԝмктвнгпё", "aeopcyxsijhdqwmktbhrne"),
      ("АЕОРСУХЅІЈҺԀԚԜМКТВНЁ", "aeopcyxsijhdqwmktbhe"),
      ("αορνικτυχμ", "aopviktuxm"), ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abezhikmnoptyx"),
    ]
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (foreign, latin) in pairs {
      for (from, to) in zip(foreign.unicodeScalars, latin.unicodeScalars) { table[from] = to }
    }
    return table
  }()
}

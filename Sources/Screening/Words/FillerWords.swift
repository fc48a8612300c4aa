/// Small words of bodies' names, and spellings of words that are abbreviated.
enum FillerWords {
  /// Articles, conjunctions and prepositions.
  static let words = PersonWords.words(
    """
    the and of for in on at to a an und der die das fur et le la les du des de del y e el los las do da dos i v na po
    ve en het van voor il lo gli di della dei
    """)

  /// Prefixes of a ship's name (merchant, motor, steam, fishing).
  static let vessel = PersonWords.words("mv ms mt ss fv mts")

  /// The word that an abbreviation or another spelling stands for.
  static func full(_ word: [UInt8]) -> [UInt8] { table[word] ?? word }

  private static let table: [[UInt8]: [UInt8]] = {
    var table: [[UInt8]: [UInt8]] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ").map { Letters.codes(String($0)) }
      for word in parts.dropFirst() { table[word] = parts[0] }
    }
    return table
  }()

  private static let text = """
    international intl int internationale internacional internazionale mezhdunarodnyi
    organization organisation organizatsiya organizacion organizacao
    association assn assoc associacion asociacion
    university univ universitat universite universidad universita universitet
    manufacturing mfg
    management mgmt mngt
    engineering engg
    department dept
    national natl natsionalnyi nacional nationale
    government govt gov
    industry ind industrie industria
    industries inds
    services svcs
    service svc
    technology tech
    technologies techs
    center centre centro zentrum tsentr
    bank banque banco banca bankasi
    trading trdg
    general gen
    brothers bros
    saint st
    states sts
    """
}

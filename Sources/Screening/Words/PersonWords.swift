/// Words in persons' names that tell nobody apart.
enum PersonWords {
  /// Written or left out at will, in Arabic, Romance, Germanic and Slavic names.
  static let particles = words(
    """
    al el ul ur ud as ad ash ar an az il bin ibn ben bint binti binte bt ould wuld wld uld ag ait aal de del della
    delle dela da das do dos di du des la las le les lo los van von vom der den dem ter ten te zu zum zur af av y e i
    st saint d dit abu abou abi umm um ap mac o ibnu
    """)

  /// Forms of address, ranks, degrees and generations.
  static let titles = words(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady madam monsieur madame mademoiselle mme mlle herr frau
    hr fr senor senora senorita don dona dom sr sra srta jr sr snr jnr junior senior ii iii iv esq phd md eng engr ing
    dipl capt captain col colonel gen general maj major lt ltcol lieutenant sgt sergeant cpl brig brigadier adm admiral
    cmdr commander marshal president presidente minister premier chancellor senator sen rep hon honorable ambassador
    governor judge justice king queen prince princess crown sheikh shaikh sheik shaykh cheikh haji hajji hajj hadji
    alhaj
    mullah mulla mawlawi maulavi maulvi maulana mawlana molla imam ayatollah hojjatoleslam hojatoleslam qari hafiz ustad
    ustaz sayyid sayyed sayed seyed seyyed saeed-ul syed mir pir agha rev reverend father fr pastor bishop archbishop
    cardinal pope rabbi brother sister gospodin gospozha pan pani thiru shri sri smt kumari dato datuk tan tun tengku
    """)

  /// Words of `titles` that are names of their own as often; they weigh as much as a particle, so that a name still
  /// gains by them. Every one is in the list above.
  static let titlesThatAreNames = words(
    """
    sheikh shaikh sheik shaykh cheikh haji hajji hajj mullah mulla mawlawi maulavi maulana imam qari hafiz sayyid sayyed
    sayed seyed seyyed syed mir pir agha prince king major justice bishop pope tan tun pan don dona dom father brother
    general marshal
    """)

  static func words(_ text: String) -> Set<[UInt8]> {
    Set(text.split(whereSeparator: \.isWhitespace).map { Letters.codes(String($0)) })
  }
}

extension LetterWords {
  static let danish = LetterWords(
    "da",
    utility: ["elregning", "vandregning", "varmeregning", "elforbrug", "målerstand", "årsopgørelse el", "fjernvarme"],
    bank: ["kontoudskrift", "kontoudtog", "saldo primo", "lønkonto"],
    tax: ["årsopgørelse", "skattestyrelsen", "ejendomsskat", "indkomstskat"],
    telephone: ["telefonregning", "mobilregning", "bredbånd"],
    insurance: ["forsikringspolice", "police"],
    registration: ["bopælsattest", "folkeregister"],
    issued: ["dato", "fakturadato", "udskriftsdato", "udstedt"],
    otherDays: ["forfaldsdato", "betales senest", "periode", "fra", "til", "fødselsdato", "bogføringsdato"])
}

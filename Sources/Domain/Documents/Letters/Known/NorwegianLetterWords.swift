extension LetterWords {
  static let norwegian = LetterWords(
    "no",
    utility: ["strømregning", "strømfaktura", "strømforbruk", "målerstand", "nettleie", "kommunale avgifter"],
    bank: ["kontoutskrift", "inngående saldo", "utgående saldo", "brukskonto"],
    tax: ["skatteoppgjør", "skatteetaten", "eiendomsskatt", "inntektsskatt"],
    telephone: ["telefonregning", "mobilregning", "bredbånd"],
    insurance: ["forsikringsbevis"],
    registration: ["bostedsattest", "folkeregisteret"],
    issued: ["dato", "fakturadato", "utskriftsdato", "utstedt"],
    otherDays: ["forfallsdato", "betales innen", "periode", "fra", "til", "fødselsdato", "bokføringsdato"])
}

extension LetterWords {
  static let turkish = LetterWords(
    "tr",
    utility: [
      "elektrik faturası", "su faturası", "doğalgaz faturası", "tüketim", "sayaç", "ilk endeks", "son endeks",
    ],
    bank: ["hesap özeti", "hesap ekstresi", "banka ekstresi", "devreden bakiye", "hesap hareketleri"],
    tax: ["vergi bildirimi", "vergi dairesi", "gelir vergisi", "emlak vergisi", "vergi levhası"],
    telephone: ["telefon faturası", "internet faturası"],
    insurance: ["sigorta poliçesi"],
    registration: ["yerleşim yeri belgesi", "ikametgah belgesi", "ikametgâh"],
    issued: ["tarih", "düzenleme tarihi", "fatura tarihi", "ekstre tarihi", "tanzim tarihi", "hesap kesim tarihi"],
    otherDays: ["son ödeme tarihi", "dönem", "doğum tarihi", "ilk okuma tarihi", "son okuma tarihi", "vade"])
}

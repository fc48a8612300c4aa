extension LetterWords {
  static let latvian = LetterWords(
    "lv",
    utility: [
      "elektrības rēķins", "elektroenerģija", "ūdens rēķins", "gāzes rēķins", "skaitītāja rādījums", "patēriņš",
    ],
    bank: ["konta izraksts", "norēķinu konts", "sākuma atlikums", "beigu atlikums"],
    tax: [
      "valsts ieņēmumu dienests", "nodokļu paziņojums", "iedzīvotāju ienākuma nodoklis",
      "nekustamā īpašuma nodoklis",
    ],
    telephone: ["telefona rēķins", "interneta rēķins"],
    insurance: ["apdrošināšanas polise"],
    registration: ["izziņa par deklarēto dzīvesvietu"],
    issued: ["datums", "izrakstīšanas datums", "rēķina datums"],
    otherDays: ["apmaksas termiņš", "periods", "no", "līdz", "dzimšanas datums"])
}

extension LetterWords {
  static let romanian = LetterWords(
    "ro",
    utility: [
      "factură de energie electrică", "factura de energie", "factură gaze", "factură apă", "index contor",
      "consum facturat",
    ],
    bank: ["extras de cont", "cont curent", "sold inițial", "sold final"],
    tax: ["decizie de impunere", "administrația finanțelor", "impozit pe venit", "impozit pe clădiri"],
    telephone: ["factură telefon", "factură internet"],
    insurance: ["poliță de asigurare"],
    registration: ["adeverință de domiciliu", "certificat de domiciliu"],
    issued: ["data", "data emiterii", "data facturii", "emis la", "data extrasului"],
    otherDays: ["scadență", "data scadenței", "termen de plată", "perioada", "de la", "până la", "data nașterii"])
}

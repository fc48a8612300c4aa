extension LetterWords {
  static let estonian = LetterWords(
    "et",
    utility: ["elektriarve", "veearve", "gaasiarve", "elektrienergia", "näit", "tarbimine"],
    bank: ["kontoväljavõte", "algsaldo", "lõppsaldo", "arvelduskonto"],
    tax: ["maksuteade", "maksu- ja tolliamet", "tulumaks", "maamaks"],
    telephone: ["telefoniarve", "internetiarve"],
    insurance: ["kindlustuspoliis"],
    registration: ["elukohatõend", "rahvastikuregister"],
    issued: ["kuupäev", "arve kuupäev", "väljastatud"],
    otherDays: ["maksetähtaeg", "periood", "sünniaeg", "alates", "kuni"])
}

extension LetterWords {
  static let lithuanian = LetterWords(
    "lt",
    utility: [
      "sąskaita už elektrą", "elektros energija", "sąskaita už vandenį", "sąskaita už dujas", "skaitiklio rodmenys",
      "suvartota",
    ],
    bank: ["sąskaitos išrašas", "banko išrašas", "pradinis likutis", "galutinis likutis"],
    tax: ["valstybinė mokesčių inspekcija", "mokesčio pranešimas", "gyventojų pajamų mokestis"],
    telephone: ["telefono sąskaita", "interneto sąskaita"],
    insurance: ["draudimo polisas"],
    registration: ["pažyma apie deklaruotą gyvenamąją vietą"],
    issued: ["data", "išrašymo data", "sąskaitos data"],
    otherDays: ["mokėti iki", "apmokėti iki", "laikotarpis", "nuo", "iki", "gimimo data"])
}

// Abbreviations as postal operators print them: Universal Postal Union, standard S42 country templates; Royal Mail,
// Postcode Address File; USPS Publication 28, appendices C1 and C2; Deutsche Post, postal addressing rules.
extension AddressWords {
  static let english = AddressWords(
    streets: [
      ["street", "st", "str"], ["road", "rd"], ["avenue", "ave", "av"], ["lane", "ln", "la"], ["drive", "dr", "drv"],
      ["court", "ct", "crt"], ["place", "pl"], ["square", "sq"], ["boulevard", "blvd", "boul"],
      ["terrace", "ter", "terr"],
      ["close", "cl"], ["crescent", "cres", "cr"], ["gardens", "gdns", "garden", "gdn"], ["highway", "hwy"],
      ["parkway", "pkwy"], ["circle", "cir"], ["grove", "gr", "grv"], ["way", "wy"], ["mews"], ["trail", "trl"],
      ["plaza", "plz"], ["alley", "aly"], ["hill", "hl"], ["heights", "hts"], ["park", "pk"], ["route", "rte"],
      ["turnpike", "tpke"], ["expressway", "expy"], ["mount", "mt"], ["saint", "st"], ["fort", "ft"],
      ["north", "n"], ["south", "s"], ["east", "e"], ["west", "w"], ["northeast", "ne"], ["northwest", "nw"],
      ["southeast", "se"], ["southwest", "sw"],
    ],
    houseMarks: ["no", "number", "nr", "house", "building", "bldg"],
    units: ["apartment", "apt", "flat", "unit", "suite", "ste", "room", "rm", "floor", "fl", "level", "lvl"])

  static let german = AddressWords(
    streets: [
      ["straße", "strasse", "str"], ["platz", "pl"], ["gasse", "g"], ["allee"], ["weg", "w"], ["ring"], ["damm"],
      ["ufer"], ["sankt", "st"],
    ],
    endings: ["straße", "strasse", "str", "platz", "pl", "gasse", "allee", "weg", "ring", "damm", "ufer"],
    houseMarks: ["nr", "hausnummer", "haus"],
    units: ["wohnung", "whg", "wg", "stock", "etage", "og", "eg", "top", "stiege", "tür"])

  static let dutch = AddressWords(
    streets: [
      ["straat", "str"], ["laan", "ln"], ["plein", "pln"], ["gracht", "gr"], ["kade"], ["weg"], ["dijk"], ["singel"],
      ["steenweg", "stwg"],
    ],
    endings: ["straat", "str", "laan", "ln", "plein", "pln", "gracht", "gr", "kade", "dijk", "singel"],
    houseMarks: ["nr", "huisnummer"], units: ["bus", "bte", "verdieping", "appartement"])

  static let nordic = AddressWords(
    streets: [
      ["gata", "gatan", "g"], ["gade", "gd"], ["gate", "gt"], ["väg", "vägen", "v"], ["vej", "vejen"],
      ["vei", "veien"],
      ["torg", "torget", "torv"], ["allé", "alle", "allén"], ["plads", "pl"], ["plass"],
    ],
    endings: ["gatan", "g", "gade", "gd", "gata", "gate", "gt", "vägen", "väg", "vej", "vejen", "veien", "vei"],
    houseMarks: ["nr"], units: ["lgh", "lägenhet", "lejlighed", "leilighet", "tr", "sal", "etg", "våning"])
}

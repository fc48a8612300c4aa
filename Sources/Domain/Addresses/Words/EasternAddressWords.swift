// Abbreviations as postal operators print them: Universal Postal Union, standard S42 country templates. Cyrillic and
// Greek words stand beside their usual Latin spellings, so that an address is the same in either.
extension AddressWords {
  static let polish = AddressWords(
    streets: [
      ["ulica", "ul"], ["aleja", "al", "aleje"], ["plac", "pl"], ["osiedle", "os"], ["rondo"], ["skwer"],
      ["bulwar", "bulw"],
      ["świętego", "św"], ["księdza", "ks"], ["generała", "gen"], ["doktora", "dr"],
    ],
    houseMarks: ["nr", "dom"], units: ["mieszkanie", "m", "lok", "lokal", "piętro"])

  static let westSlavic = AddressWords(
    streets: [
      ["ulice", "ulica", "ul"], ["náměstí", "nám", "námestie"], ["třída", "tř", "trieda"], ["nábřeží", "nábř"],
    ],
    houseMarks: ["čp", "č p", "č", "nr"], units: ["byt", "patro", "poschodie"])

  static let southSlavic = AddressWords(
    streets: [
      ["ulica", "ul", "улица", "ул", "ulitsa"], ["trg", "трг"], ["cesta", "c"], ["bulevar", "bul", "булевар"],
      ["булевард", "бул", "bulevard", "bul"], ["площад", "пл", "ploshtad"], ["avenija", "av"],
    ],
    houseMarks: ["br", "broj", "бр", "št", "№"], units: ["stan", "kat", "стан", "ап", "ет", "вх", "апартамент", "етаж"])

  static let russian = AddressWords(
    streets: [
      ["улица", "ул", "ulitsa", "ul", "ulica"], ["проспект", "пр", "просп", "пр т", "prospekt", "pr", "prosp"],
      ["площадь", "пл", "ploshchad", "pl"], ["переулок", "пер", "pereulok", "per"],
      ["бульвар", "бул", "б р", "bulvar"],
      ["шоссе", "ш", "shosse"], ["набережная", "наб", "naberezhnaya", "nab"], ["проезд", "пр д", "proezd"],
      ["микрорайон", "мкр", "mikrorayon"],
    ],
    houseMarks: ["дом", "д", "dom", "d"],
    units: ["квартира", "кв", "kv", "kvartira", "корпус", "корп", "к", "строение", "стр", "офис", "оф", "этаж"])

  static let ukrainian = AddressWords(
    streets: [
      ["вулиця", "вул", "vulytsia", "vul"], ["проспект", "просп", "пр", "prospekt", "pr"], ["площа", "пл", "ploshcha"],
      ["провулок", "пров", "provulok", "prov"], ["бульвар", "бул", "bulvar"], ["шосе", "shose"],
      ["набережна", "наб", "naberezhna"],
    ],
    houseMarks: ["будинок", "буд", "б", "budynok", "bud"],
    units: ["квартира", "кв", "kv", "корпус", "корп", "офіс", "поверх"])

  static let greek = AddressWords(
    streets: [
      ["οδός", "οδ", "odos"], ["λεωφόρος", "λεωφ", "λ", "leoforos", "leof"], ["πλατεία", "πλ", "plateia", "platia"],
      ["πάροδος", "παρ"], ["αγίου", "αγ", "agiou", "ag"], ["αγίας", "αγ", "agias"],
    ],
    houseMarks: ["αρ", "αριθ"], units: ["όροφος", "ορ", "διαμέρισμα", "διαμ"])

  static let baltic = AddressWords(
    streets: [
      ["iela", "ielā"], ["gatvė", "g", "gatve"], ["prospektas", "pr"], ["prospekts"], ["alėja", "al"], ["tänav", "tn"],
      ["maantee", "mnt"], ["puiestee", "pst"], ["aikštė", "a"], ["tee"],
    ],
    houseMarks: ["nr", "namas"], units: ["dz", "dzīvoklis", "butas", "bt", "korter", "krt"])

  static let finnish = AddressWords(
    streets: [["katu", "k"], ["tie", "t"], ["kuja"], ["polku"], ["aukio"]],
    endings: ["katu", "k", "tie", "t", "kuja"], units: ["as", "asunto", "krs", "kerros", "rappu"])

  static let hungarian = AddressWords(
    streets: [
      ["utca", "u"], ["út", "útja"], ["tér", "tere"], ["körút", "krt"], ["köz"], ["sétány"], ["fasor"], ["sor"],
    ],
    houseMarks: ["szám", "sz", "hsz"], units: ["emelet", "em", "ajtó", "fszt", "földszint", "lépcsőház", "lph"])

  static let turkish = AddressWords(
    streets: [
      ["sokak", "sokağı", "sok", "sk"], ["cadde", "caddesi", "cad", "cd"], ["bulvar", "bulvarı", "blv", "bul"],
      ["mahalle", "mahallesi", "mah", "mh"], ["meydan", "meydanı", "myd"], ["apartmanı", "apt"], ["sitesi", "sit"],
    ],
    houseMarks: ["no", "numara", "kapı"], units: ["daire", "d", "kat", "k", "blok"])

  static let vietnamese = AddressWords(
    streets: [
      ["đường", "duong", "d"], ["phố", "pho", "p"], ["phường", "p"], ["quận", "q"], ["ngõ"], ["hẻm"],
      ["thành phố", "tp"],
    ],
    houseMarks: ["số", "so"], units: ["tầng", "lầu", "căn hộ"])

  static let arabic = AddressWords(
    streets: [
      ["شارع", "ش", "sharia", "shari", "street"], ["طريق", "tariq"], ["حي", "hay"], ["ميدان", "midan"], ["زقاق"],
    ],
    houseMarks: ["رقم", "بناية", "مبنى", "raqm"], units: ["شقة", "طابق", "الطابق", "shaqqa"])

  static let hebrew = AddressWords(
    streets: [
      ["רחוב", "רח", "rehov", "rechov"], ["שדרות", "שד", "sderot"], ["דרך", "derech"], ["כיכר", "kikar"],
      ["סמטת", "simtat"],
    ],
    houseMarks: ["מס", "בית"], units: ["דירה", "קומה", "כניסה"])

  static let indic = AddressWords(
    streets: [
      ["मार्ग", "marg"], ["सड़क", "sadak"], ["रोड", "road", "rd"], ["गली", "gali"], ["नगर", "nagar"], ["चौक", "chowk"],
      ["सेक्टर", "sector", "sec"],
    ],
    houseMarks: ["मकान", "मकान नं", "h no", "hno", "plot", "door"], units: ["फ्लैट", "मंजिल"])

  static let malay = AddressWords(
    streets: [
      ["jalan", "jl", "jln"], ["gang", "gg"], ["lorong", "lrg"], ["kampung", "kg", "kp"], ["kelurahan", "kel"],
      ["kecamatan", "kec"],
    ],
    houseMarks: ["no", "nomor", "blok"], units: ["rt", "rw", "lantai", "lt"])
}

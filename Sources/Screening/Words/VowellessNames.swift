/// How common names written in Arabic and Hebrew letters are spelled in Latin ones. The scripts leave vowels out, so
/// the spelling cannot be derived; names that are not here are compared by their consonants.
enum VowellessNames {
  /// The usual spelling in lower case, words parted by spaces; nil for a name that is not here.
  static func spelling(of word: String) -> String? {
    let plain = normal(word)
    if let known = table[plain] { return known }
    guard plain.count > 4, plain.hasPrefix("ال") else { return nil }
    return table[String(plain.dropFirst(2))].map { "al " + $0 }
  }

  /// One form of each letter: alif and yeh have several, vowel signs are not written as a rule.
  private static func normal(_ word: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in word.unicodeScalars {
      switch scalar {
      case "أ", "إ", "آ", "ٱ": plain.append("ا")
      case "ى", "ی", "ئ": plain.append("ي")
      case "ک": plain.append("ك")
      case "ة", "ۀ", "ہ": plain.append("ه")
      case "ؤ": plain.append("و")
      default: if scalar.properties.generalCategory != .nonspacingMark { plain.append(scalar) }
      }
    }
    return String(plain)
  }

  private static let table: [String: String] = {
    var table: [String: String] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      if parts.count == 2 { table[normal(String(parts[0]))] = String(parts[1]) }
    }
    return table
  }()

  private static let text = """
    محمد mohammed
    احمد ahmed
    محمود mahmoud
    علي ali
    حسن hassan
    حسين hussein
    الحسن al hassan
    عبد abd
    عبدالله abdullah
    الله allah
    عبدالرحمن abdul rahman
    عبدالعزيز abdul aziz
    عبدالكريم abdul karim
    عبدالقادر abdul qadir
    عبدالمجيد abdul majid
    عبدالحميد abdul hamid
    عبدالرحيم abdul rahim
    عبداللطيف abdul latif
    عبدالرزاق abdul razzaq
    عبدالسلام abdul salam
    عبدالمالك abdul malik
    الرحمن al rahman
    الرحيم al rahim
    العزيز al aziz
    الكريم al karim
    القادر al qadir
    ابراهيم ibrahim
    اسماعيل ismail
    اسحاق ishaq
    يعقوب yaqub
    يوسف yusuf
    موسى musa
    عيسى isa
    داود dawud
    سليمان suleiman
    هارون harun
    يحيى yahya
    زكريا zakaria
    ادم adam
    نوح nuh
    خالد khalid
    عمر omar
    عمرو amr
    عثمان othman
    ابو abu
    ابي abi
    ابن ibn
    بن bin
    ام umm
    ال al
    بكر bakr
    طارق tariq
    صالح saleh
    صلاح salah
    سعيد said
    سعد saad
    سالم salem
    سلمان salman
    سليم salim
    سامي sami
    سمير samir
    كمال kamal
    جمال jamal
    جلال jalal
    جابر jabir
    جعفر jafar
    حامد hamid
    حميد hamid
    حمزه hamza
    حمد hamad
    حماد hammad
    حبيب habib
    حاتم hatim
    حيدر haidar
    فهد fahd
    فيصل faisal
    فارس faris
    فاروق farouq
    فؤاد fuad
    فواد fuad
    فريد farid
    فتحي fathi
    قاسم qasim
    كريم karim
    ماجد majid
    مجيد majid
    ماهر mahir
    مالك malik
    مصطفى mustafa
    مختار mukhtar
    منصور mansour
    منير munir
    مهدي mahdi
    مرتضى murtada
    مسعود masoud
    معمر muammar
    ناصر nasser
    نصر nasr
    نبيل nabil
    نادر nadir
    نور nour
    نوري nouri
    هاشم hashim
    هشام hisham
    هاني hani
    وليد walid
    وسام wisam
    ياسر yasser
    ياسين yasin
    زياد ziyad
    زيد zaid
    رشيد rashid
    راشد rashid
    رامي rami
    رضا reza
    رفيق rafiq
    رياض riyad
    شريف sharif
    صدام saddam
    صدر sadr
    طه taha
    عادل adil
    عامر amir
    امير amir
    امين amin
    انور anwar
    ايمن ayman
    اسامه osama
    اسعد asad
    بشار bashar
    بشير bashir
    بلال bilal
    باسم basim
    باراك barack
    اوباما obama
    تميم tamim
    توفيق tawfiq
    حافظ hafez
    خليل khalil
    خليفه khalifa
    دين din
    ذو dhu
    عباس abbas
    عدنان adnan
    عزيز aziz
    عماد imad
    عصام isam
    غازي ghazi
    فاطمه fatima
    عائشه aisha
    مريم maryam
    زينب zainab
    ليلى layla
    خديجه khadija
    سميره samira
    هدى huda
    قصي qusay
    عدي uday
    نجيب najib
    مبارك mubarak
    مروان marwan
    هادي hadi
    حكيم hakim
    رحمن rahman
    رحيم rahim
    شاه shah
    خان khan
    رضايي rezaei
    موسوي mousavi
    حسيني hosseini
    احمدي ahmadi
    محمدي mohammadi
    كريمي karimi
    جعفري jafari
    هاشمي hashemi
    رحيمي rahimi
    عباسي abbasi
    محسن mohsen
    مجتبى mojtaba
    اكبر akbar
    اصغر asghar
    قادر qadir
    غلام gholam
    جواد javad
    كاظم kazim
    משה moshe
    דוד david
    יוסף yosef
    אברהם avraham
    יצחק yitzhak
    יעקב yaakov
    שרה sarah
    רחל rachel
    לאה leah
    רבקה rivka
    מרים miriam
    דניאל daniel
    מיכאל michael
    כהן cohen
    לוי levi
    בן ben
    בר bar
    נתניהו netanyahu
    בנימין benjamin
    שמעון shimon
    יהודה yehuda
    חיים haim
    אליהו eliyahu
    שלמה shlomo
    אהרן aharon
    יונתן yonatan
    נועם noam
    עמית amit
    אורי uri
    גיל gil
    """
}

import Testing

@testable import Domain

struct CyrillicSpellingTests {
  /// Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian, Kazakh, Kyrgyz, Tajik and Mongolian alphabets.
  private static let alphabets = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяґєіїўђјљњћџѓѕќѐѝәғқңөұүһҷӣӯҳѣѳѵѫ"

  @Test func `every letter has a form and only the soft sign is silent`() {
    for letter in Self.alphabets {
      let places = CyrillicSpelling.schemes(of: [letter])?.first
      #expect(places?.count == 1, "\(letter)")
      #expect((places == [[""]]) == (letter == "ь"), "\(letter)")
      #expect(CyrillicSpelling.schemes(of: Array(String(letter).uppercased())) != nil)
    }
    #expect(CyrillicSpelling.recommended.count == 49)
  }

  @Test(arguments: [
    ("а", "A"), ("ё", "E"), ("ж", "ZH"), ("и", "I"), ("й", "I"), ("х", "KH"), ("ц", "TS"), ("ч", "CH"), ("ш", "SH"),
    ("щ", "SHCH"), ("ы", "Y"), ("ъ", "IE"), ("э", "E"), ("ю", "IU"), ("я", "IA"), ("ѵ", "Y"), ("ґ", "G"), ("ў", "U"),
    ("ѫ", "U"), ("ѓ", "G"), ("ђ", "D"), ("ѕ", "DZ"), ("ј", "J"), ("ќ", "K"), ("љ", "LJ"), ("њ", "NJ"), ("ћ", "C"),
    ("џ", "DZ"), ("є", "IE"), ("ї", "I"),
  ])
  func `section 6.B's recommended form comes first`(letter: String, form: String) {
    #expect(Transliteration.spellings(of: letter).first == form)
    #expect(Transliteration.spellings(of: letter.uppercased()).first == form)
  }

  @Test(arguments: [
    ("Дмитрий Медведев", "DMITRII MEDVEDEV"), ("Юрий Гагарин", "IURII GAGARIN"), ("Наталья", "NATALIA"),
    ("Подъячев", "PODIEIACHEV"), ("Щербаков", "SHCHERBAKOV"), ("Семён", "SEMEN"), ("Юрий", "YURIY"),
    ("Дмитрий", "DMITRIY"), ("Дмитрий", "DMITRY"), ("Цветаева", "TCVETAEVA"), ("Емельянов", "YEMELYANOV"),
    ("Володимир Зеленський", "VOLODYMYR ZELENSKYI"),
    ("Згурський Юрій", "ZGHURSKYI YURII"), ("Ганна", "HANNA"), ("Ярослава", "YAROSLAVA"), ("Їжакевич", "YIZHAKEVYCH"),
    ("Святлана", "SVIATLANA"), ("Ігар", "IHAR"), ("Сёмка", "SIOMKA"), ("Христо Щерев", "HRISTO SHTEREV"),
    ("Мария Ангелова", "MARIA ANGELOVA"), ("Бойко Борисов", "BOYKO BORISOV"), ("Горан Живковић", "GORAN ZIVKOVIC"),
    ("Ђорђе", "DJORDJE"), ("Његош Чарнојевић", "NJEGOS CARNOJEVIC"), ("Ѓорѓи Ќосев", "GJORGJI KJOSEV"),
    ("Нұрсұлтан", "NURSULTAN"), ("Жапаров", "JAPAROV"), ("Батбаяр", "BATBAYAR"), ("Өлзий", "ULZII"),
    ("Ҷамшед", "JAMSHED"),
    ("Анна-Мария", "ANNA MARIIA"), ("Иван Smith", "IVAN SMITH"), ("Сергеи\u{306}", "SERGEI"), ("Ива́н", "IVAN"),
  ])
  func `a name matches as its state's passports print it`(native: String, zone: String) {
    #expect(Transliteration.matches(native, zone: zone))
  }

  @Test(arguments: [
    ("Чайковский", "TSCHAIKOWSKY"), ("Хрущёв", "CHRUSCHTSCHOW"), ("Хрущёв", "HRUSCHOV"), ("Ельцин", "JELZIN"),
    ("Алексей Петров", "PETROFF ALEXEJ"), ("Сергей", "SERGUEI"),
  ])
  func `customary spellings are compatible`(native: String, latin: String) {
    #expect(Transliteration.agreement(native: native, latin: latin) == .compatible)
  }

  @Test(arguments: [
    ("Иван", "IGOR"), ("Иванов", "IVANOVA"), ("Мария", "MARINA"), ("Анна", "ANNE"), ("Борис", "BORYS K"),
    ("Олег", "OLGA"),
    ("Александр", "ALEXANDRA"), ("Дмитрий", "DIMITAR"), ("Юрий", "YULIYA"),
  ])
  func `another name differs`(native: String, latin: String) {
    #expect(Transliteration.agreement(native: native, latin: latin) == .different)
    #expect(!Transliteration.matches(native, zone: latin))
  }
}

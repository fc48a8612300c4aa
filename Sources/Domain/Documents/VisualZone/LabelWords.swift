/// What fields are called on passports, cards and permits, by language (labels as issuers print them; English, French
/// and Spanish as ICAO Doc 9303-4, section 4.1 and 9303-5 have them).
enum LabelWords {
  /// The fields that ``rows`` name, in their order.
  private static let order: [DocumentFieldName] = [
    .familyName, .givenNames, .dateOfBirth, .sex, .documentNumber, .dateOfIssue, .dateOfExpiry, .nationality,
    .personalNumber,
  ]

  /// Every language's words, by field.
  static let byLanguage: DocumentSpecification.Labels = {
    var words: DocumentSpecification.Labels = [:]
    for row in rows.split(separator: "\n") {
      let cells = row.split(separator: "|", omittingEmptySubsequences: false)
      var own: [DocumentFieldName: [String]] = [:]
      for (field, cell) in zip(order, cells.dropFirst()) where !cell.isEmpty {
        own[field] = cell.split(separator: ";").map(String.init)
      }
      words[String(cells[0])] = own
    }
    return words
  }()

  /// The words of some languages, by language.
  /// - Parameter languages: BCP 47 tags of rows; one without a row has no words.
  static func words(in languages: String...) -> DocumentSpecification.Labels {
    byLanguage.filter { languages.contains($0.key) }
  }

  /// Labels of what is not read, in the commonest languages: they end the values before them.
  static let others = othersText.split(separator: "|").map(String.init)

  /// Words for the holder's sex, by language.
  static let sexes: [String: String] = {
    var words = ["F": "F", "M": "M", "X": "X"]
    for (sex, list) in [("F", women), ("M", men)] {
      for word in list.split(separator: "|") { words[String(word)] = sex }
    }
    return words
  }()

  private static let rows = """
    ar|اسم العائلة;اللقب;الاسم العائلي;النسب;الشهرة|الاسم;الإسم الشخصي;الاسم الأول|\
    تاريخ الميلاد;تاريخ الولادة;تاريخ الازدياد|الجنس;النوع|\
    رقم البطاقة;رقم الجواز;رقم جواز السفر;رقم الهوية;رقم الوثيقة;رقم الإقامة|تاريخ الإصدار|\
    تاريخ الانتهاء;صالحة إلى;صالحة حتى;صالحة لغاية;تاريخ انتهاء الصلاحية|الجنسية|\
    الرقم الوطني;الرقم الشخصي;الرقم القومي;الرقم المدني
    bg|Фамилия|Име|Дата на раждане|Пол|Номер на документа;№ на документа|Дата на издаване|Валидност;Валидна до|\
    Гражданство|ЕГН
    bn|বংশনাম|নাম|জন্ম তারিখ|লিঙ্গ|দলিল নম্বর;পাসপোর্ট নম্বর|প্রদানের তারিখ|মেয়াদ শেষ|জাতীয়তা|ব্যক্তিগত নম্বর
    cs|Příjmení|Jméno;Jména|Datum narození|Pohlaví|Číslo pasu;Číslo dokladu;Číslo občanského průkazu|\
    Datum vydání|Datum platnosti;Platnost do|Státní občanství;Státní příslušnost|Rodné číslo
    da|Efternavn|Fornavne;Fornavn|Fødselsdato|Køn|Pas nr;Dokumentnummer|Udstedelsesdato|Udløbsdato;Gyldig til|\
    Nationalitet|Personnummer
    de|Name;Familienname|Vornamen;Vorname|Geburtsdatum;Geburtstag|Geschlecht|\
    Pass-Nr;Ausweisnummer;Seriennummer;Dokumentennummer|Ausstellungsdatum;Datum der Ausstellung|\
    Gültig bis;Gültigkeitsdatum;Datum des Ablaufs|Staatsangehörigkeit;Nationalität|Personennummer
    el|Επώνυμο|Όνομα|Ημερομηνία γέννησης|Φύλο|Αριθμός διαβατηρίου;Αριθμός δελτίου;Αρ. Διαβατηρίου|\
    Ημερομηνία έκδοσης|Ημερομηνία λήξης|Ιθαγένεια;Υπηκοότητα|ΑΜΚΑ
    en|Surname;Family name;Last name|Given names;Given name;Given name(s);First name;First names;Forenames|\
    Date of birth|Sex;Gender|Passport No;Passport number;Document No;Document number;Card No;Card number;ID No|\
    Date of issue;Issue date|Date of expiry;Date of expiration;Expiry date;Valid until|Nationality;Citizenship|\
    Personal No;Personal number;Personal ID No;National ID No
    es|Apellidos;Apellido|Nombres;Nombre|Fecha de nacimiento|Sexo|\
    Pasaporte Nº;N.º de pasaporte;Número de documento;Núm soporte|Fecha de expedición;Fecha de emisión|\
    Fecha de caducidad;Válido hasta;Fecha de vencimiento;Validez|Nacionalidad|Número personal;DNI
    et|Perekonnanimi|Eesnimed;Eesnimi|Sünniaeg;Sünnikuupäev|Sugu|Dokumendi number;Passi number|\
    Välja antud;Väljaandmise kuupäev|Kehtiv kuni|Kodakondsus|Isikukood
    fa|نام خانوادگی|نام|تاریخ تولد|جنسیت;جنس|شماره گذرنامه;شماره سند;شماره کارت|تاریخ صدور|\
    پایان اعتبار;تاریخ انقضا;تاریخ انقضاء;تاریخ اعتبار|ملیت;تابعیت|شماره ملی;کد ملی
    fi|Sukunimi|Etunimet;Etunimi|Syntymäaika|Sukupuoli|Passin numero;Kortin numero|Myönnetty;Antopäivä|Voimassa|\
    Kansalaisuus|Henkilötunnus
    fr|Nom|Prénoms;Prénom;Prénom(s)|Date de naissance|Sexe|\
    Passeport n;N° du document;Passeport nº;No du document;Numéro du document|Date de délivrance|\
    Date d'expiration;Valable jusqu'au|Nationalité|Numéro personnel;Numéro d'identification
    ga|Sloinne|Túsainmneacha;Réamhainmneacha|Dáta breithe|Gnéas|Uimh Phas|Dáta eisiúna|Dáta éaga|Náisiúntacht|
    he|שם משפחה|שם פרטי|תאריך לידה|מין|מספר דרכון;מספר מסמך|תאריך הנפקה|תוקף עד;תאריך פקיעה|אזרחות|מספר זהות
    hi|कुलनाम;उपनाम|नाम;दिया गया नाम|जन्म तिथि;जन्मतिथि|लिंग|पासपोर्ट न;दस्तावेज़ संख्या|जारी करने की तिथि|\
    समाप्ति तिथि;समाप्ति की तिथि|राष्ट्रीयता|
    hr|Prezime|Ime|Datum rođenja|Spol|Broj putovnice;Broj iskaznice|Datum izdavanja|Datum isteka;Vrijedi do|\
    Državljanstvo|OIB
    hu|Családi név|Utónév;Utónevek|Születési idő;Születési dátum|Neme|Útlevélszám;Okmányazonosító|\
    Kiállítás dátuma;Kiállítás kelte|Érvényességi idő;Lejárat napja|Állampolgárság|Személyi azonosító
    hy|Ազգանուն|Անուն|Ծննդյան ամսաթիվ|Սեռ|Փաստաթղթի համար;Անձնագրի համար|Տրման ամսաթիվ|Վավեր է մինչև|Քաղաքացիություն|
    id|Nama keluarga|Nama|Tanggal lahir|Jenis kelamin|No paspor|Tanggal pengeluaran|Tanggal habis berlaku|\
    Kewarganegaraan|NIK
    is|Kenninafn;Eftirnafn|Eiginnafn;Fornafn|Fæðingardagur|Kyn|Vegabréf nr;Númer vegabréfs|Útgáfudagur|\
    Gildir til|Ríkisfang;Þjóðerni|Kennitala
    it|Cognome|Nomi|Data di nascita|Sesso|Passaporto n;Numero carta|Data di rilascio;Emissione|\
    Data di scadenza;Scadenza|Cittadinanza|Codice fiscale
    ja|姓|名|生年月日|性別|旅券番号;番号|発行年月日;交付日|有効期間満了日;有効期限|国籍|
    ka|გვარი|სახელი|დაბადების თარიღი|სქესი|ბარათის ნომერი;პასპორტის ნომერი|გაცემის თარიღი|მოქმედების ვადა|\
    მოქალაქეობა|პირადი ნომერი
    ko|성|이름|생년월일|성별|여권번호;문서번호|발급일|기간만료일;만료일|국적|
    lt|Pavardė|Vardas;Vardai|Gimimo data|Lytis|Paso nr;Kortelės nr;Dokumento nr|Išdavimo data;Išduota|\
    Galioja iki|Pilietybė|Asmens kodas
    lv|Uzvārds|Vārds;Vārdi|Dzimšanas datums|Dzimums|Pases nr;Dokumenta nr|Izdošanas datums|Derīga līdz|\
    Pilsonība;Valstspiederība|Personas kods
    mk|Презиме|Име|Датум на раѓање|Пол|Број на пасош|Датум на издавање|Важи до|Државјанство|ЕМБГ
    mt|Kunjom|Ismijiet|Data tat-twelid|Sess|Nru tal-passaport|Data tal-ħruġ|Tiskadi|Nazzjonalità|
    nl|Naam;Geslachtsnaam|Voornamen|Geboortedatum|Geslacht|Paspoortnummer;Documentnummer;Kaartnummer|\
    Datum van afgifte|Geldig tot|Nationaliteit|Persoonsnummer;BSN
    no|Etternavn|Fornavn;Fornavn/-navn|Fødselsdato|Kjønn|Passnr;Kortnummer|Utstedt;Utstedelsesdato|\
    Utløpsdato;Gyldig til|Nasjonalitet;Statsborgerskap|Personnummer
    pl|Nazwisko|Imiona;Imię|Data urodzenia|Płeć|Nr paszportu;Numer dowodu osobistego|Data wydania|\
    Data ważności;Termin ważności|Obywatelstwo|PESEL
    pt|Apelidos;Apelido;Sobrenome|Nomes;Nome próprio|Data de nascimento|Sexo|Passaporte nº;Nº documento|\
    Data de emissão;Data de expedição|Data de validade;Válido até|Nacionalidade|Número pessoal
    ro|Nume|Prenume|Data nașterii|Sex|Nr pașaport;Seria|Data eliberării|Data expirării;Valabil până la|Cetățenie|CNP
    ru|Фамилия|Имя;Имя Отчество|Дата рождения|Пол|Номер паспорта;Номер документа|Дата выдачи|\
    Дата окончания срока действия;Срок действия|Гражданство|Личный код
    sk|Priezvisko|Meno;Mená|Dátum narodenia|Pohlavie|Číslo pasu;Číslo dokladu|Dátum vydania|\
    Dátum platnosti;Platnosť do|Štátne občianstvo|Rodné číslo
    sl|Priimek|Imena;Ime|Datum rojstva|Spol|Št potnega lista;Številka|Datum izdaje|Velja do|Državljanstvo|EMŠO
    sq|Mbiemri|Emri|Datëlindja|Gjinia|Nr i pasaportës;Nr i letërnjoftimit|Data e lëshimit|Data e skadimit|\
    Shtetësia|Nr personal
    sr|Презиме;Prezime|Име;Ime|Датум рођења;Datum rođenja|Пол;Pol|Број пасоша;Регистарски број|\
    Датум издавања;Datum izdavanja|Важи до;Važi do|Држављанство;Državljanstvo|ЈМБГ;JMBG
    sv|Efternamn|Förnamn|Födelsedatum;Födelsetid|Kön|Pass nr;Kortnummer|Utfärdandedatum;Utfärdat|\
    Giltigt t o m;Sista giltighetsdag|Medborgarskap;Nationalitet|Personnummer
    th|นามสกุล|ชื่อตัว;ชื่อ|วันเกิด;เกิดวันที่|เพศ|เลขที่บัตร;หนังสือเดินทางเลขที่|วันออกบัตร;วันที่ออก|\
    วันหมดอายุ;วันบัตรหมดอายุ|สัญชาติ|เลขประจำตัวประชาชน
    tr|Soyadı|Adı|Doğum tarihi|Cinsiyeti|Pasaport no;Seri no|Düzenleme tarihi;Verildiği tarih|\
    Geçerlilik tarihi;Son geçerlilik|Uyruğu|T.C. Kimlik No
    uk|Прізвище|Ім'я;Ім’я|Дата народження|Стать|Номер документа;Паспорт №;Документ №|Дата видачі|\
    Дійсний до;Дата закінчення строку дії|Громадянство|Запис №
    vi|Họ|Tên;Chữ đệm và tên|Ngày sinh|Giới tính|Số giấy tờ;Số hộ chiếu|Ngày cấp|Có giá trị đến|Quốc tịch|Số định danh
    zh|姓|名|出生日期|性别;性別|证件号码;證件號碼;护照号;護照號碼|签发日期;發證日期|有效期至;有效期限|国籍;國籍|身份证号;身分證字號
    """

  private static let othersText =
    "Place of birth|Lieu de naissance|Lugar de nacimiento|Geburtsort|Authority|Autorité|Autoridad|Behörde|"
    + "Issuing authority|Signature|Holder's signature|Signature of bearer|Unterschrift|Height|Taille|Größe|"
    + "Colour of eyes|Couleur des yeux|Type|Code|Country code|Code du pays|Residence|Domicile|Address|Adresse|"
    + "Місце народження|Место рождения|Τόπος γέννησης|Ծննդավայր|დაბადების ადგილი|מקום לידה|محل الميلاد|محل تولد|"
    + "जन्म स्थान|জন্মস্থান|สถานที่เกิด|出生地|출생지|Nơi sinh|Адреса|Адрес|Διεύθυνση|Հասցե|მისამართი|כתובת|العنوان|"
    + "مكان الميلاد|مكان الولادة|محل الولادة|مكان الإصدار|اسم الأب|اسم الأم|المهنة|الديانة|نام پدر|محل صدور|گروه خونی|"
    + "نشانی|पता|ঠিকানা|ที่อยู่|住址|住所|주소|Nơi thường trú|Place of issue|Birth name|Nom d'usage|Geburtsname"

  private static let women =
    "Female|Femme|Mujer|Weiblich|Ж|Θ|Ի|მდედრ|נקבה|أنثى|مؤنث|زن|महिला|মহিলা|หญิง|女|여|Nữ|K|N|ЖЕН|Жіноча|Žena|Kvinna|V"

  private static let men =
    "Male|Homme|Hombre|Männlich|Ч|Α|Ա|მამრ|זכר|ذكر|مذكر|مرد|पुरुष|পুরুষ|ชาย|男|남|Nam|E|МУЖ|Чоловіча|Muž|Man|М"
}

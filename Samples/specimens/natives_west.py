"""Countries from Europe, the Caucasus and the Near East with their own scripts. The people are invented."""

from specimens.natives import Native, labels, pairs, words

WEST: tuple[Native, ...] = (
    Native(
        "UKR", "cyrillic-uk", "uk", "УКРАЇНА", "UKRAINE", "ПОСВІДЧЕННЯ ОСОБИ",
        labels("Прізвище|Ім’я|Дата народження|Стать|Місце народження|Номер документа|Дата видачі|Дійсний до|Адреса"),
        ("Ж", "Ч"),
        pairs("Зразкова=Zrazkova|Ґедзь=Gedz|Їжакевич=Yizhakevych|Щербенко=Shcherbenko|Приклад=Pryklad"),
        pairs("Соломія=Solomiia|Євгенія=Yevheniia|Юлія=Yuliia|Олеся=Olesia"),
        pairs("Тарас=Taras|Юрій=Yurii|Єгор=Yehor|Ігор=Ihor"), pairs("м. Зразків=Zrazkiv|смт Прикладне=Prykladne"),
        words("вул. Зразкова|просп. Прикладний|пров. Їжаковий"), "{dd}.{mm}.{y}"),
    Native(
        "RUS", "cyrillic-ru", "ru", "РОССИЙСКАЯ ФЕДЕРАЦИЯ", "RUSSIAN FEDERATION", "УДОСТОВЕРЕНИЕ ЛИЧНОСТИ",
        labels("Фамилия|Имя|Дата рождения|Пол|Место рождения|Номер документа|Дата выдачи|Срок действия|Адрес"),
        ("ЖЕН.", "МУЖ."),
        pairs("Образцова=Obraztsova|Примерных=Primernykh|Щукарь=Shchukar|Ёлкина=Elkina|Цыплёнков=Tsyplenkov"),
        pairs("Ольга Юрьевна=Olga Iurevna|Зоя Эдуардовна=Zoia Eduardovna|Ксения=Kseniia"),
        pairs("Пётр Ильич=Petr Ilich|Фёдор=Fedor|Эльдар Юльевич=Eldar Iulevich"),
        pairs("гор. Образцово=Obraztsovo|пос. Примерный=Primernyi"), words("ул. Образцовая|пер. Примерный"),
        "{dd}.{mm}.{y}"),
    Native(
        "GRC", "greek", "el", "ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "HELLENIC REPUBLIC", "ΔΕΛΤΙΟ ΤΑΥΤΟΤΗΤΑΣ",
        labels("Επώνυμο|Όνομα|Ημερομηνία γέννησης|Φύλο|Τόπος γέννησης|Αριθμός δελτίου|Ημερομηνία έκδοσης|"
               "Ημερομηνία λήξης|Διεύθυνση"),
        ("Θ", "Α"),
        pairs("Δειγματίδου=Deigmatidou|Υποδειγματάκης=Ypodeigmatakis|Ψαρρός=Psarros|Ξενίου=Xeniou|Ζώης=Zois"),
        pairs("Ελένη=Eleni|Χρυσάνθη=Chrysanthi|Φωτεινή=Foteini"), pairs("Γεώργιος=Georgios|Θωμάς=Thomas|Ιάσων=Iason"),
        pairs("Δειγματούπολη=Deigmatoupoli|Νέο Υπόδειγμα=Neo Ypodeigma"), words("οδός Δείγματος|λεωφόρος Υποδείγματος"),
        "{dd}/{mm}/{y}"),
    Native(
        "ARM", "armenian", "hy", "ՀԱՅԱՍՏԱՆԻ ՀԱՆՐԱՊԵՏՈՒԹՅՈՒՆ", "REPUBLIC OF ARMENIA", "ՆՈՒՅՆԱԿԱՆԱՑՄԱՆ ՔԱՐՏ",
        labels("Ազգանուն|Անուն|Ծննդյան ամսաթիվ|Սեռ|Ծննդավայր|Փաստաթղթի համար|Տրման ամսաթիվ|Վավեր է մինչև|Հասցե"),
        ("Ի", "Ա"),
        pairs("Օրինակյան=Orinakyan|Նմուշյան=Nmushyan|Ղազարյան=Ghazaryan|Ճշտողյան=Chshtoghyan"),
        pairs("Անահիտ=Anahit|Շուշան=Shushan|Ծովինար=Tsovinar"), pairs("Գևորգ=Gevorg|Հրաչյա=Hrachya|Ռուբեն=Ruben"),
        pairs("Օրինակաշեն=Orinakashen|Նմուշավան=Nmushavan"), words("Օրինակի փողոց|Նմուշի պողոտա"), "{dd}.{mm}.{y}"),
    Native(
        "GEO", "georgian", "ka", "საქართველო", "GEORGIA", "პირადობის მოწმობა",
        labels("გვარი|სახელი|დაბადების თარიღი|სქესი|დაბადების ადგილი|ბარათის ნომერი|გაცემის თარიღი|"
               "მოქმედების ვადა|მისამართი"),
        ("მდედრ.", "მამრ."),
        pairs("ნიმუშაძე=Nimushadze|მაგალითიშვილი=Magalitishvili|ჟღენტიძე=Zhghentidze|ყიფშიძე=Qipshidze"),
        pairs("ნინო=Nino|ქეთევან=Ketevan|წყალობა=Tsqaloba"), pairs("გიორგი=Giorgi|ჭაბუკი=Chabuki|ზურაბ=Zurab"),
        pairs("ნიმუშეთი=Nimusheti|მაგალითი=Magaliti"), words("ნიმუშის ქუჩა|მაგალითის გამზირი"), "{dd}.{mm}.{y}"),
    Native(
        "ISR", "hebrew", "he", "מדינת ישראל", "STATE OF ISRAEL", "תעודת זהות",
        labels("שם משפחה|שם פרטי|תאריך לידה|מין|מקום לידה|מספר מסמך|תאריך הנפקה|תוקף עד|כתובת"), ("נקבה", "זכר"),
        pairs("דוגמאי=Dugmai|מופתי=Mofti|בן ניסיון=Ben-Nisayon|צפריר=Tsafrir"),
        pairs("רחל=Rachel|יעל=Yael|צביה=Tsvia"), pairs("אברהם=Avraham|גיל=Gil|יצחק=Yitzhak"),
        pairs("עיר הדוגמה=Ir HaDugma|כפר מופת=Kfar Mofet"), words("רחוב הדוגמה|שדרות המופת"), "{dd}.{mm}.{y}"),
    Native(
        "EGY", "arabic", "ar", "جمهورية مصر العربية", "ARAB REPUBLIC OF EGYPT", "بطاقة تحقيق الشخصية",
        labels("اسم العائلة|الاسم|تاريخ الميلاد|النوع|محل الميلاد|رقم البطاقة|تاريخ الإصدار|تاريخ الانتهاء|العنوان"),
        ("أنثى", "ذكر"),
        pairs("النموذجي=Al-Namudhaji|عبد المثال=Abd Al-Mithal|الهاشمي=Al-Hashimi|التجريبي=Al-Tajribi"),
        pairs("فاطمة=Fatma|نور الهدى=Nour Al-Hoda|خديجة=Khadija"), pairs("محمد=Mohamed|يوسف=Youssef|عبد الله=Abdallah"),
        pairs("مدينة النموذج=Madinat Al-Namudhaj|قرية المثال=Qaryat Al-Mithal"), words("شارع النموذج|ميدان المثال"),
        "{d} {month} {y}",
        words("يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"), True),
    Native(
        "IRN", "persian", "fa", "جمهوری اسلامی ایران", "ISLAMIC REPUBLIC OF IRAN", "کارت شناسایی",
        labels("نام خانوادگی|نام|تاریخ تولد|جنسیت|محل تولد|شماره کارت|تاریخ صدور|پایان اعتبار|نشانی"), ("زن", "مرد"),
        pairs("نمونه پور=Nemunepour|گلچین مثالی=Golchin Mesali|پژوهان=Pazhouhan|چراغی=Cheraghi"),
        pairs("زهرا=Zahra|پریسا=Parisa|ژاله=Zhaleh"), pairs("کیوان=Keyvan|امیرحسین=Amirhossein|پژمان=Pezhman"),
        pairs("نمونه آباد=Nemuneabad|شهر مثال=Shahr-e Mesal"), words("خیابان نمونه|کوچه گلچین"), "{y}/{mm}/{dd}",
        (), True),
)

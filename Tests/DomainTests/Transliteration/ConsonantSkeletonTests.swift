import Testing

@testable import Domain

struct ConsonantSkeletonTests {
  /// Common given names, each with spellings that documents print.
  private static let arabic = """
    محمد MOHAMMED MUHAMMAD MOHAMED;أحمد AHMED AHMAD;علي ALI ALY;حسن HASSAN HASAN;حسين HUSSEIN HUSSAIN;عمر OMAR UMAR;
    عثمان OTHMAN OSMAN;خالد KHALED KHALID;
    سعيد SAID SAEED;سعد SAAD;محمود MAHMOUD MAHMUD;مصطفى MUSTAFA MOSTAFA;يوسف YOUSSEF YUSUF;إبراهيم IBRAHIM;
    إسماعيل ISMAIL ISMAEL;عبدالله ABDULLAH ABDALLAH;
    كريم KARIM KAREEM;سليم SALIM SELIM;سالم SALEM;سلام SALAM;سامي SAMI SAMY;سمير SAMIR SAMEER;ماجد MAJED MAJID;
    مجيد MAJEED;حامد HAMED;حميد HAMEED HAMID;حمد HAMAD;
    جمال JAMAL GAMAL;جميل JAMIL;فاطمة FATIMA FATMA;خديجة KHADIJA;عائشة AISHA AICHA;مريم MARYAM MARIAM;
    زينب ZAINAB ZEINEB;ليلى LAYLA LEILA;سارة SARA SARAH;
    نور NOUR NUR;نورا NOURA NORA;هدى HUDA HODA;هند HIND;سلمى SALMA;سلمان SALMAN;سليمان SULEIMAN SOLIMAN;
    داود DAWOOD DAOUD;موسى MUSA MOUSSA;عيسى ISSA EISA;
    يحيى YAHYA;زكريا ZAKARIA;نوح NOUH NUH;صالح SALEH SALIH;طارق TAREK TARIQ;رشيد RASHID RACHID;راشد RASHED;
    ناصر NASSER NASIR;نصر NASR;منصور MANSOUR MANSUR;
    بشير BASHIR;وليد WALID WALEED;ياسر YASSER YASIR;ياسين YASSIN YACINE;أمين AMIN AMEEN;أمينة AMINA;رضا REDA REZA;
    شريف SHARIF SHERIF;فيصل FAISAL FAYSAL;قاسم QASIM KACEM
    """
  private static let hebrew = """
    דוד DAVID;משה MOSHE;יצחק YITZHAK;יעקב YAAKOV JACOB;יוסף YOSEF JOSEPH;אברהם AVRAHAM ABRAHAM;שרה SARA SARAH;
    רחל RACHEL RAHEL;לאה LEA LEAH;רבקה RIVKA;מרים MIRIAM;
    חנה HANA CHANA;אסתר ESTHER ESTER;רות RUTH RUT;נועה NOA;תמר TAMAR;מיכל MICHAL;יעל YAEL;שלמה SHLOMO;דניאל DANIEL;
    גבריאל GAVRIEL GABRIEL;מיכאל MICHAEL;רפאל RAFAEL;
    אריאל ARIEL;יונתן YONATAN JONATHAN;אליהו ELIYAHU;שמעון SHIMON;ראובן REUVEN;לוי LEVI LEVY;יהודה YEHUDA;
    בנימין BINYAMIN BENJAMIN;אפרים EFRAIM;מנשה MENASHE;חיים HAIM CHAIM;
    אורי URI;אורית ORIT;איתן EITAN;אייל EYAL;עמית AMIT;עומר OMER;גיל GIL;גלית GALIT;טל TAL;שירה SHIRA;שיר SHIR;
    כהן COHEN;מזרחי MIZRAHI;פרץ PERETZ;ביטון BITON;דהן DAHAN;
    אברמוב ABRAMOV;פרידמן FRIEDMAN;כץ KATZ;לביא LAVI
    """
  private static let thai = """
    สมชาย SOMCHAI;สมศักดิ์ SOMSAK;สมบัติ SOMBAT;วิชัย WICHAI VICHAI;วีระ WEERA VIRA;ประยุทธ์ PRAYUTH PRAYUT;
    ประเสริฐ PRASERT;อนันต์ ANAN ANANT;อานนท์ ARNON ANON;
    นารี NAREE;มาลี MALEE;บุญมี BOONMEE BUNMI;บุญเลิศ BUNLOET;สุดา SUDA;สุชาติ SUCHAT SUCHART;ชัยวัฒน์ CHAIWAT;
    ธนา THANA;กิตติ KITTI;ณัฐ NAT NATH;พร PORN PHON;
    จันทร์ CHAN;ภูมิพล BHUMIBOL PHUMIPHON;ไพศาล PAISAN PHAISAN;ศิริ SIRI;ชูศักดิ์ CHUSAK;มานะ MANA;ปิติ PITI;
    ดวงใจ DUANGJAI;กมล KAMON KAMOL;นิพนธ์ NIPON NIPHON
    """

  /// What a table agrees on: own spellings missed, and other names' spellings agreed with, each out of how many.
  private struct Measure {
    var missed: [String] = []
    var right = 0
    var agreed: [String] = []
    var wrong = 0

    init(_ table: String) {
      let names = table.split(separator: ";").map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
      for native in names {
        guard let skeleton = ConsonantSkeleton(native[0]) else { continue }
        for other in names {
          for latin in other.dropFirst() {
            let agrees = skeleton.agrees(with: latin)
            if native == other {
              right += 1
              if !agrees { missed.append(native[0] + " " + latin) }
            } else {
              wrong += 1
              if agrees { agreed.append(native[0] + " " + latin) }
            }
          }
        }
      }
    }
  }

  @Test func `Arabic names agree with their own spellings and seldom with others'`() {
    let measure = Measure(Self.arabic)
    #expect(measure.missed.isEmpty, "\(measure.missed)")
    #expect(measure.wrong > 5_000)
    let rate = Double(measure.agreed.count) / Double(measure.wrong)
    #expect(rate < 0.005, "\(rate) \(measure.agreed)")
  }

  @Test func `Hebrew names agree with their own spellings and seldom with others'`() {
    let measure = Measure(Self.hebrew)
    #expect(measure.missed.isEmpty, "\(measure.missed)")
    let rate = Double(measure.agreed.count) / Double(measure.wrong)
    #expect(rate < 0.003, "\(rate) \(measure.agreed)")
  }

  @Test func `Thai names agree with their own spellings and seldom with others'`() {
    let measure = Measure(Self.thai)
    #expect(measure.missed.isEmpty, "\(measure.missed)")
    let rate = Double(measure.agreed.count) / Double(measure.wrong)
    #expect(rate < 0.01, "\(rate) \(measure.agreed)")
  }

  @Test(arguments: ["", "Anna", "Иван", "王", "محمد Anna", "123", "ተስፋ"])
  func `there is no skeleton of other texts`(text: String) {
    #expect(ConsonantSkeleton(text) == nil)
  }

  @Test(arguments: ["", " ", "MÓHAMMED", "محمد", "\u{0}", "MHMDX"])
  func `what is no Latin spelling never agrees`(latin: String) {
    #expect(ConsonantSkeleton("محمد")?.agrees(with: latin) == false)
  }

  @Test func `huge and hostile texts are refused or different`() {
    #expect(ConsonantSkeleton(String(repeating: "م", count: 257)) == nil)
    #expect(ConsonantSkeleton("محمد")?.agrees(with: String(repeating: "A", count: 1_000_000)) == false)
    let long = ConsonantSkeleton(String(repeating: "و", count: 256))
    #expect(long?.agrees(with: String(repeating: "W", count: 1024)) != nil)
  }
}

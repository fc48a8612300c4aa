"""Countries from India to Japan with their own scripts. The people are invented."""

from specimens.natives import Native, labels, pairs, words

EAST: tuple[Native, ...] = (
    Native(
        "IND", "devanagari", "hi", "भारत गणराज्य", "REPUBLIC OF INDIA", "पहचान पत्र",
        labels("कुलनाम|नाम|जन्म तिथि|लिंग|जन्म स्थान|दस्तावेज़ संख्या|जारी करने की तिथि|समाप्ति तिथि|पता"),
        ("महिला", "पुरुष"),
        pairs("नमूना=Namuna|उदाहरणकर=Udaharankar|श्रीवास्तव=Shrivastava|ज्ञानेश्वर=Jnaneshwar"),
        pairs("लक्ष्मी=Lakshmi|दीक्षा=Diksha|ऋतु=Ritu"), pairs("विश्वनाथ=Vishwanath|कृष्ण=Krishna|सिद्धार्थ=Siddharth"),
        pairs("नमूनापुर=Namunapur|उदाहरणगंज=Udaharanganj"), words("नमूना मार्ग|उदाहरण गली"), "{dd}/{mm}/{y}"),
    Native(
        "BGD", "bengali", "bn", "গণপ্রজাতন্ত্রী বাংলাদেশ", "PEOPLE'S REPUBLIC OF BANGLADESH", "জাতীয় পরিচয়পত্র",
        labels("বংশনাম|নাম|জন্ম তারিখ|লিঙ্গ|জন্মস্থান|দলিল নম্বর|প্রদানের তারিখ|মেয়াদ শেষ|ঠিকানা"), ("মহিলা", "পুরুষ"),
        pairs("নমুনা=Namuna|উদাহরণী=Udaharani|চৌধুরী=Chowdhury|বিশ্বাস=Biswas"),
        pairs("শ্রাবণী=Shrabani|জ্যোৎস্না=Jyotsna|রুবাইয়া=Rubaiya"),
        pairs("কৃষ্ণেন্দু=Krishnendu|রফিকুল=Rafiqul|তাহসিন=Tahsin"),
        pairs("নমুনাপুর=Namunapur|উদাহরণগঞ্জ=Udaharanganj"), words("নমুনা সড়ক|উদাহরণ গলি"), "{d} {month} {y}",
        words("জানুয়ারি|ফেব্রুয়ারি|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর"), True),
    Native(
        "THA", "thai", "th", "ราชอาณาจักรไทย", "KINGDOM OF THAILAND", "บัตรประจำตัว",
        labels("นามสกุล|ชื่อตัว|วันเกิด|เพศ|สถานที่เกิด|เลขที่บัตร|วันออกบัตร|วันหมดอายุ|ที่อยู่"), ("หญิง", "ชาย"),
        pairs("ตัวอย่างดี=Tuayangdi|ทดสอบกุล=Thotsopkun|ศรีแบบอย่าง=Sibaepyang"),
        pairs("พิมพ์ใจ=Phimchai|กัญญารัตน์=Kanyarat|น้ำผึ้ง=Namphueng"),
        pairs("สมชาย=Somchai|ณัฐพล=Natthaphon|เกียรติศักดิ์=Kiattisak"),
        pairs("บ้านตัวอย่าง=Ban Tuayang|เมืองทดสอบ=Mueang Thotsop"), words("ถนนตัวอย่าง|ซอยทดสอบ"), "{d} {month} {by}",
        words("ม.ค.|ก.พ.|มี.ค.|เม.ย.|พ.ค.|มิ.ย.|ก.ค.|ส.ค.|ก.ย.|ต.ค.|พ.ย.|ธ.ค.")),
    Native(
        "CHN", "chinese-s", "zh-Hans", "中华人民共和国", "PEOPLE'S REPUBLIC OF CHINA", "身份证明样本",
        labels("姓|名|出生日期|性别|出生地|证件号码|签发日期|有效期至|住址"), ("女", "男"),
        pairs("样=Yang|欧阳=Ouyang|范=Fan|龚=Gong|谢=Xie"), pairs("晓丽=Xiaoli|静怡=Jingyi|嘉慧=Jiahui"),
        pairs("志强=Zhiqiang|浩然=Haoran|鹏飞=Pengfei"), pairs("样本市=Yangben|示例县=Shili"),
        words("样本路|示例大街"), "{y}年{m}月{d}日"),
    Native(
        "TWN", "chinese-t", "zh-Hant", "樣本身分證明", "TAIWAN", "身分證明樣本",
        labels("姓|名|出生日期|性別|出生地|證件號碼|發證日期|有效期限|住址"), ("女", "男"),
        pairs("樣=Yang|歐陽=Ou-Yang|龔=Kung|謝=Hsieh|蕭=Hsiao"), pairs("曉麗=Hsiao-Li|靜儀=Ching-I|麗華=Li-Hua"),
        pairs("志強=Chih-Chiang|國豪=Kuo-Hao|鵬飛=Peng-Fei"), pairs("樣本市=Yangpen|範例縣=Fanli"),
        words("樣本路|範例大街"), "民國{roc}年{m}月{d}日"),
    Native(
        "JPN", "japanese", "ja", "日本国", "JAPAN", "身分証明書見本",
        labels("姓|名|生年月日|性別|出生地|番号|交付日|有効期限|住所"), ("女", "男"),
        pairs("見本=Mihon|試験沢=Shikenzawa|渡邊=Watanabe|齋藤=Saito"), pairs("花子=Hanako|さくら=Sakura|エリカ=Erika"),
        pairs("太郎=Taro|健一=Kenichi|ヒロシ=Hiroshi"), pairs("見本市=Mihon-shi|例町=Rei-cho"),
        words("見本町1丁目|例示通り"), "{y}年{m}月{d}日"),
    Native(
        "KOR", "korean", "ko", "대한민국", "REPUBLIC OF KOREA", "신분증 견본",
        labels("성|이름|생년월일|성별|출생지|문서번호|발급일|만료일|주소"), ("여", "남"),
        pairs("견=Kyeon|황보=Hwangbo|표=Pyo|선우=Sunwoo|곽=Kwak"), pairs("서연=Seoyeon|은혜=Eunhye|지현=Jihyeon"),
        pairs("민준=Minjun|철수=Cheolsu|광현=Gwanghyeon"), pairs("견본시=Gyeonbon-si|예시군=Yesi-gun"),
        words("견본로 12길|예시대로"), "{y}년 {m}월 {d}일"),
    Native(
        "VNM", "vietnamese", "vi", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "VIET NAM", "THẺ CĂN CƯỚC MẪU",
        labels("Họ|Tên|Ngày sinh|Giới tính|Nơi sinh|Số giấy tờ|Ngày cấp|Có giá trị đến|Nơi thường trú"), ("Nữ", "Nam"),
        pairs("Nguyễn Mẫu=Nguyen Mau|Đặng=Dang|Trần Thử=Tran Thu|Huỳnh=Huynh"),
        pairs("Thị Hường=Thi Huong|Ngọc Ánh=Ngoc Anh|Quỳnh Như=Quynh Nhu"),
        pairs("Đức Thịnh=Duc Thinh|Hữu Phước=Huu Phuoc|Văn Dũng=Van Dung"),
        pairs("Thị xã Mẫu=Thi xa Mau|Huyện Thử Nghiệm=Huyen Thu Nghiem"), words("đường Mẫu|phố Thử Nghiệm"),
        "{dd}/{mm}/{y}"),
)

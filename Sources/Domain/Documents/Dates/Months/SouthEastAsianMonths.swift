extension MonthTable {
  /// Indonesian, Malay, Thai, Vietnamese. Names as in Unicode CLDR, `dates/calendars/gregorian`; Vietnamese months
  /// are also numbers after `tháng`, which the reader knows.
  static let southEastAsian: [MonthTable] = [
    MonthTable(
      "id",
      [
        "Januari|Jan", "Februari|Feb|Pebruari", "Maret|Mar", "April|Apr", "Mei", "Juni|Jun", "Juli|Jul",
        "Agustus|Agu|Ags|Agt", "September|Sep|Sept", "Oktober|Okt", "November|Nov|Nop|Nopember", "Desember|Des",
      ]),
    MonthTable(
      "ms",
      [
        "Januari|Jan", "Februari|Feb", "Mac", "April|Apr", "Mei", "Jun", "Julai|Jul", "Ogos|Ogo",
        "September|Sep", "Oktober|Okt", "November|Nov", "Disember|Dis",
      ]),
    MonthTable(
      "th",
      [
        "มกราคม|มกรา|ม.ค.", "กุมภาพันธ์|กุมภา|ก.พ.", "มีนาคม|มีนา|มี.ค.", "เมษายน|เมษา|เม.ย.",
        "พฤษภาคม|พฤษภา|พ.ค.", "มิถุนายน|มิถุนา|มิ.ย.", "กรกฎาคม|กรกฎา|ก.ค.", "สิงหาคม|สิงหา|ส.ค.",
        "กันยายน|กันยา|ก.ย.", "ตุลาคม|ตุลา|ต.ค.", "พฤศจิกายน|พฤศจิกา|พ.ย.", "ธันวาคม|ธันวา|ธ.ค.",
      ]),
    MonthTable(
      "vi",
      [
        "tháng một|tháng giêng", "tháng hai", "tháng ba", "tháng tư", "tháng năm", "tháng sáu", "tháng bảy",
        "tháng tám", "tháng chín", "tháng mười", "tháng mười một", "tháng mười hai|tháng chạp",
      ]),
  ]
}

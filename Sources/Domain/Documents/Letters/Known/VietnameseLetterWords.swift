extension LetterWords {
  static let vietnamese = LetterWords(
    "vi",
    utility: ["hóa đơn tiền điện", "hóa đơn tiền nước", "tiền điện", "chỉ số", "điện năng tiêu thụ"],
    bank: ["sao kê tài khoản", "số dư đầu kỳ", "số dư cuối kỳ"],
    tax: ["thông báo thuế", "cục thuế", "thuế thu nhập"],
    telephone: ["cước điện thoại", "cước internet"],
    insurance: ["hợp đồng bảo hiểm"],
    registration: ["giấy xác nhận cư trú", "sổ hộ khẩu"],
    issued: ["ngày", "ngày lập", "ngày phát hành", "ngày hóa đơn"],
    otherDays: ["hạn thanh toán", "hạn nộp", "kỳ", "từ ngày", "đến ngày", "ngày sinh"])
}

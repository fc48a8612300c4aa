extension LetterWords {
  static let korean = LetterWords(
    "ko",
    utility: ["전기요금", "전기 요금 청구서", "수도요금", "도시가스", "사용량", "관리비"],
    bank: ["거래내역", "계좌 명세서", "잔액증명서", "입출금내역"],
    tax: ["납세고지서", "국세청", "지방세", "소득세", "재산세"],
    telephone: ["전화요금", "통신요금"],
    insurance: ["보험증권"],
    registration: ["주민등록등본", "주민등록표"],
    issued: ["발행일", "작성일", "청구일", "발급일", "고지일"],
    otherDays: ["납부기한", "납기일", "사용기간", "생년월일", "이체일"])
}

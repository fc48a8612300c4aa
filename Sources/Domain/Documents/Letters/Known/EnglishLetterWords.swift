extension LetterWords {
  static let english = LetterWords(
    "en",
    utility: [
      "electricity bill", "gas bill", "water bill", "energy bill", "utility bill", "energy statement",
      "electric bill", "sewer bill", "heating bill", "meter reading", "kWh used", "units used", "standing charge",
      "electricity used",
    ],
    bank: [
      "account statement", "bank statement", "statement of account", "current account", "checking account",
      "credit card statement", "opening balance", "closing balance", "sort code", "account summary",
    ],
    tax: [
      "notice of assessment", "tax assessment", "income tax", "council tax", "property tax", "tax bill", "tax year",
      "revenue office", "tax calculation", "HM Revenue", "Internal Revenue Service",
    ],
    telephone: [
      "phone bill", "mobile bill", "telephone bill", "broadband bill", "internet bill", "call charges",
      "data usage",
    ],
    insurance: ["insurance policy", "policy schedule", "premium notice", "insurance certificate", "sum insured"],
    registration: ["certificate of residence", "residence certificate", "registration certificate"],
    issued: [
      "date", "date of issue", "issue date", "issued on", "bill date", "invoice date", "statement date",
      "date of bill", "date of invoice", "date of statement", "letter date", "notice date", "dated",
    ],
    otherDays: [
      "due date", "payment due", "pay by", "date due", "due by", "period", "billing period", "statement period",
      "from", "to", "until", "valid until", "date of birth", "next meter reading", "meter read date", "expiry date",
      "value date", "posting date", "transaction date",
    ])
}

import Domain

/// The operator's file: who sells, as invoices say it.
public enum SellerFile {
  private static let known = [
    "legal_name", "address", "vat_id", "company_id", "email", "iban", "tax", "payment_days", "grace_days",
  ]

  /// Reads an operator's file; `fileName` is for messages alone.
  /// - Throws: ``TenantFileError`` with every problem, each with its line.
  public static func parse(yaml: String, fileName: String) throws(TenantFileError) -> Seller {
    let reader = DeclarationReader(file: fileName)
    let declared = try YAMLReader(fileName: fileName).read(yaml)
    let seller = read(Item(value: declared, path: .top, reader: reader))
    try reader.finish()
    guard let seller else { throw .invalid([]) }
    return seller
  }

  private static func read(_ item: Item) -> Seller? {
    guard let fields = item.fields() else { return nil }
    fields.allow(known)
    let name = fields.required("legal_name")?.line(lengthMax: 200)
    let address = fields.required("address").flatMap(place)
    let tax = fields.required("tax").flatMap(PartyReading.tax)
    let paymentDays = fields["payment_days"].map { $0.integer(0...365) } ?? 14
    let graceDays = fields["grace_days"].map { $0.integer(0...28) } ?? 2
    let vatID = fields["vat_id"].flatMap(PartyReading.vatID)
    let companyID = fields["company_id"]?.line(lengthMax: 60)
    let email = fields["email"]?.line(lengthMax: 200)
    let iban = fields["iban"].flatMap(account)
    if tax?.category == .outOfScope { _ = fields.required("company_id") } else { _ = fields.required("vat_id") }
    guard let name, let address, let tax, let paymentDays, let graceDays else { return nil }
    var seller = Seller(
      name: name, address: address, tax: tax, paymentDays: Int(paymentDays), graceDays: Int(graceDays))
    seller.vatID = vatID
    seller.companyID = companyID
    seller.email = email
    seller.iban = iban
    return seller
  }

  /// A seller's address is told in its parts.
  private static func place(_ item: Item) -> BillingAddress? {
    guard item.fields() != nil else { return nil }
    return PartyReading.address(item)
  }

  /// An IBAN without spaces, its check digits right (ISO 13616, ISO 7064 MOD 97-10).
  private static func account(_ item: Item) -> String? {
    guard let text = item.text() else { return nil }
    let iban = text.filter { $0 != " " }
    guard isIBAN(iban) else {
      item.refuse(.broken(rule: "must be an IBAN whose check digits are right"))
      return nil
    }
    return iban
  }

  static func isIBAN(_ iban: String) -> Bool {
    let bytes = Array(iban.utf8)
    guard (15...34).contains(bytes.count) else { return false }
    var rest = 0
    for byte in bytes[4...] + bytes[..<4] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): rest = (rest * 10 + Int(byte) - 48) % 97
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): rest = (rest * 100 + Int(byte) - 55) % 97
      default: return false
      }
    }
    return rest == 1
  }
}

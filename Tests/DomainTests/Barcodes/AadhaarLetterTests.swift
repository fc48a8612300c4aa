import Testing

@testable import Domain

@Suite("Codes of Aadhaar letters")
struct AadhaarLetterTests {
  static let text =
    #"<?xml version="1.0" encoding="UTF-8"?> <PrintLetterBarcodeData uid="967634714069" name="Asha &amp; Rao" "#
    + #"gender="F" yob="1984" co="D/O: Rao" house="12" loc="MG Road" vtc="Pune" dist="Pune" state="Maharashtra" "#
    + #"pc="411001" dob="05/11/1984"/>"#

  static func parse(_ text: String) -> AadhaarLetter? { AadhaarLetter.parse(Array(text.utf8)) }

  @Test func `every field is read`() throws {
    let letter = try #require(Self.parse(Self.text))
    #expect(letter.number == "967634714069" && letter.name == "Asha & Rao" && letter.sex == "F")
    #expect(letter.dateOfBirth == CalendarDate(year: 1984, month: 11, day: 5) && letter.yearOfBirth == 1984)
    #expect(letter.address == "12, MG Road, Pune, Pune, Maharashtra, 411001")
  }

  @Test(arguments: [
    ("05-11-1984", true), ("1984-11-05", true), ("5/11/84", false), ("1984", false), ("31/02/1984", false),
  ])
  func `a day of birth stands in one of two orders`(dob: String, isDay: Bool) throws {
    let letter = try #require(Self.parse(Self.text.replacing("05/11/1984", with: dob)))
    #expect(letter.dateOfBirth == (isDay ? CalendarDate(year: 1984, month: 11, day: 5) : nil))
    #expect(letter.yearOfBirth == 1984)
  }

  @Test(arguments: [("M", "M"), ("T", "X"), ("Female", "F"), ("", nil), ("Q", nil)])
  func `the gender is one of three letters`(gender: String, sex: String?) {
    #expect(Self.parse(Self.text.replacing("gender=\"F\"", with: "gender='\(gender)'"))?.sex == sex)
  }

  @Test(arguments: ["xxxxxxxx4069", "96763471406", "9676347140690", "९६७६३४७१४०६९"])
  func `a number that is masked or of another length is none`(uid: String) throws {
    let letter = try #require(Self.parse(Self.text.replacing("967634714069", with: uid)))
    #expect(letter.number == nil && letter.name == "Asha & Rao")
  }

  @Test(arguments: [
    "", "uid=967634714069&name=Asha", #"{"uid": "967634714069", "name": "Asha"}"#, "<PrintLetterBarcodeData",
    "<PrintLetterBarcodeData/>", "<PrintLetterBarcodeData uid=967634714069/>",
    #"<PrintLetterBarcodeData uid="967634714069"#, #"<PrintLetterBarcodeData gender="F"/>"#,
    #"<QRCode uid="967634714069" name="Asha"/>"#,
  ])
  func `anything else is not guessed at`(text: String) { #expect(Self.parse(text) == nil) }

  @Test func `bytes that are no text, or too many, are none`() {
    #expect(AadhaarLetter.parse([0xFF] + Array(Self.text.utf8)) == nil)
    let long = String(repeating: " ", count: AadhaarLetter.byteCountMax) + Self.text
    #expect(Self.parse(long) == nil)
  }
}

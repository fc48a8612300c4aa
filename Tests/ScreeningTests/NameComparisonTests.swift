import Domain
import Testing

@testable import Screening

@Suite("Two names compared")
struct NameComparisonTests {
  private let comparison = NameComparison()
  private let threshold = ScreeningPreset.balanced.threshold

  @Test(
    arguments: [
      ("Marta Elvira Quintero", "QUINTERO, Marta Elvira"),
      ("Olek Bartosch", "Olek Bartoschh"),
      ("Jonas Wettering", "Jonas Wetterimg"),
      ("Tadeusz Kowalik", "Tadeusz Kowlaik"),
      ("Mohammed Al-Farazi", "Muhamad Alfarazi"),
      ("Bob Wintermere", "Robert Wintermere"),
      ("T. Wintermere", "Theodor Wintermere"),
      ("Dr. Ines Palomar Jr.", "Ines Palomar"),
      ("Ines de la Palomar", "Ines Palomar"),
      ("Abd Allah Qorbani", "Abdullah Qorbani"),
      ("InesPalomar", "Ines Palomar"),
      ("Ines Pa lomar", "Ines Palomar"),
      ("Vladimir Sergeevich Ostrogin", "Vladimir Ostrogin"),
      ("Владимир Острогин", "Vladimir Ostrogin"),
      ("Κυριάκος Παλαμάς", "Kyriakos Palamas"),
      ("محمد حسن", "Mohammed Hassan"),
      ("김영수", "Kim Yong Su"),
      ("Vldmr Ostrgn", "Vladimir Ostrogin"),
      ("Vladimir Ostr0gin", "Vladimir Ostrogin"),
      ("Vladimir\u{200B} Ostro\u{200D}gin", "Vladimir Ostrogin"),
      ("Vlаdіmіr Оstrоgіn", "Vladimir Ostrogin"),
    ])
  func `one person's name is known in spite of how it is written`(left: String, right: String) {
    #expect(comparison.compare(left, right).score >= threshold, "\(comparison.compare(left, right).terms)")
  }

  @Test(
    arguments: [
      ("Marta Quintero", "Elvira Quintero"),
      ("Hugo Beltran", "Hugo Banzer"),
      ("Farid Ben Romdhane Sahraoui", "Farid Ben Ali Sahraoui"),
      ("A. Wintermere", "Theodor Wintermere"),
      ("Kim Sok Jin", "Kim Sok Chol"),
      ("高石早苗", "高市早苗"),
      ("Walijan", "Walijan Abdul Ghafoor Haqqani"),
      ("Ines Palomar", "Jonas Wettering"),
    ])
  func `another person's name is another name`(left: String, right: String) {
    #expect(comparison.compare(left, right).score < threshold, "\(comparison.compare(left, right).terms)")
  }

  @Test(
    arguments: [
      ("Nordwind Aktiengesellschaft", "Nordwind AG"),
      ("OOO Severnyi Put", "Limited Liability Company Severnyi Put"),
      ("Brigade Forty-Four", "Brigade 44"),
      ("A.B.C. Trading", "ABC Trading"),
      ("Nordwind & Sons Ltd", "Nordwind and Sons Limited"),
    ])
  func `a body's name is known in spite of its legal form and numbers in words`(left: String, right: String) {
    #expect(comparison.compare(left, right, kind: .organisation).score >= threshold)
  }

  @Test(
    arguments: [
      ("Brigade 44", "Brigade 45"), ("Nordwind Shipping Fund II", "Nordwind Shipping Fund III"),
      ("Ministry of Roads", "Ministry of Rivers"),
    ])
  func `a number and a telling word of a body's name are never nearly right`(left: String, right: String) {
    #expect(comparison.compare(left, right, kind: .organisation).score < threshold)
  }

  @Test(arguments: [ScreeningPreset.balanced, .strict, .ofac])
  func `the terms of a score sum to it`(preset: ScreeningPreset) {
    for (left, right) in [("Ines Palomar", "Inez Palomar Vega"), ("Ines Palomar", "Jonas"), ("a", "b")] {
      let result = NameComparison(preset).compare(left, right)
      #expect(abs(result.terms.reduce(0) { $0 + $1.contribution } - result.score) < 1e-9)
    }
  }

  @Test func `an exact name reaches the name's share of the score and no more`() {
    #expect(comparison.compare("Ines Palomar", "PALOMAR, Ines").score == ScreeningPreset.nameShare)
  }
}

import Domain
import Testing

@Suite("What a verification leaves to be known again by")
struct BehaviourTraceTests {
  private static func form(_ kind: BehaviourTrace.Kind, _ declared: JSON, device: JSON? = nil) -> String? {
    var record = ApplicantRecord()
    record.merge(declared)
    return BehaviourTrace.all(of: record, device: device).first { $0.kind == kind }?.form
  }

  @Test(
    arguments: [
      ("Ada@Example.ORG", "ada@example.org"), (" ada@example.org ", "ada@example.org"),
      ("ada+news@example.org", "ada@example.org"), ("ada+a+b@example.org", "ada@example.org"),
      ("a.da@example.org", "a.da@example.org"), ("+x@example.org", nil), ("ada", nil), ("@example.org", nil),
      ("ada@", nil), ("a@b@c", nil),
    ] as [(String, String?)])
  func `one mailbox has one form`(email: String, form: String?) {
    #expect(Self.form(.email, ["email": .string(email)]) == form)
  }

  @Test(
    arguments: [
      ("+49 (170) 123-4567", "491701234567"), ("0049 170 1234567", "491701234567"), ("0170 1234567", "01701234567"),
      ("+683 4002", "6834002"), ("123456", nil), ("n/a", nil),
    ] as [(String, String?)])
  func `one telephone has one form`(phone: String, form: String?) {
    #expect(Self.form(.phone, ["phone": .string(phone)]) == form)
  }

  @Test(
    arguments: [
      ("203.0.113.7", "203.0.113.7", "203.0.113.0/24"), ("::ffff:203.0.113.7", "203.0.113.7", "203.0.113.0/24"),
      ("2001:DB8:1:2::3", "2001:db8:1:2:0:0:0:3", "2001:db8:1:0:0:0:0:0/48"), ("203.0.113", nil, nil),
    ] as [(String, String?, String?)])
  func `an address is read however it is written, and its network with it`(ip: String, form: String?, network: String?)
  {
    #expect(Self.form(.ip, [:], device: ["ip": .string(ip)]) == form)
    #expect(Self.form(.network, [:], device: ["ip": .string(ip)]) == network)
  }

  @Test func `a postal address is the same however it is written, and another house is another`() {
    func form(_ line: String, _ code: String? = "10115") -> String? {
      Self.form(
        .address,
        ["address": ["line1": .string(line), "city": "Berlin", "postal_code": .optional(code), "country": "DEU"]])
    }
    #expect(form("Musterstraße 1") != nil)
    #expect(form("Musterstr. 1") == form("Musterstraße 1"))
    #expect(form("1, MUSTERSTRASSE") == form("Musterstraße 1"))
    #expect(form("Musterstraße 2") != form("Musterstraße 1"))
    #expect(form("Musterstraße 1", "10117") != form("Musterstraße 1"))
    #expect(form("Musterstraße 1", nil) != nil)
    #expect(form("") == nil)
    #expect(Self.form(.address, ["address": ["line1": "Musterstraße 1"]]) == nil)
  }

  @Test func `neither marks nor order tell names apart, and a person takes a date of birth`() {
    func record(_ given: String, _ family: String) -> ApplicantRecord {
      var record = ApplicantRecord()
      (record.givenNames, record.familyName) = (given, family)
      return record
    }
    let name = BehaviourTrace.name(of: record("María Elena", "Lindqvist"))
    #expect(name == BehaviourTrace.name(of: record("LINDQVIST", "maria-elena")))
    #expect(name == BehaviourTrace.name(of: record("Maria", "Elena Lindqvist")))
    #expect(name != BehaviourTrace.name(of: record("Maria", "Lindqvist")))
    #expect(BehaviourTrace.name(of: ApplicantRecord()) == nil)
    let declared: JSON = ["given_names": "Maria", "family_name": "Lindqvist"]
    #expect(Self.form(.person, declared) == nil)
    #expect(
      Self.form(.person, ["given_names": "Maria", "family_name": "Lindqvist", "date_of_birth": "1986-11-19"])
        == "LINDQVIST MARIA|1986-11-19")
  }

  @Test func `what is not given leaves nothing`() {
    #expect(BehaviourTrace.all(of: ApplicantRecord(), device: nil).isEmpty)
    #expect(BehaviourTrace.all(of: ApplicantRecord(), device: ["user_agent": "x"]).isEmpty)
    let session = BehaviourTrace.all(of: ApplicantRecord(), device: ["session_id": "s-1"])
    #expect(session == [BehaviourTrace(.device, "s-1")])
  }
}

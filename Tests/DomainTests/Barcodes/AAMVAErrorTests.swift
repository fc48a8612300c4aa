import SeededNumbers
import Testing

@testable import Domain

/// Bytes that are no payload, and bytes that hardly are.
struct AAMVAErrorTests {
  @Test(arguments: [
    ("", AAMVAError.empty), ("   ", .complianceIndicator(byte: 3)), ("%VARICHMOND^", .complianceIndicator(byte: 0)),
    ("\n\nX", .complianceIndicator(byte: 2)), ("@", .fileType(byte: 1)), ("@\n\u{1E}\rANS", .fileType(byte: 4)),
    ("@\n\n\n\n\n\n\n\n\nANSI ", .fileType(byte: 9)), ("@\n\u{1E}\rANSI 63600", .issuerIdentificationNumber(byte: 9)),
    ("@\n\u{1E}\rANSI 63600X10", .issuerIdentificationNumber(byte: 9)), ("@\n\u{1E}\rANSI 6360001", .version(byte: 15)),
    ("@\n\u{1E}\rANSI 636000XX", .version(byte: 15)), ("@\n\u{1E}\rANSI 63600010", .entryCount(byte: 17)),
    ("@\n\u{1E}\rANSI 63600010000DL", .entryCount(byte: 17)),
    ("@\n\u{1E}\rANSI 636000100001", .noSubfile(byte: 21)),
    ("@\n\u{1E}\rANSI 636000100001DL00310010HELLO", .noSubfile(byte: 31)),
    ("@\n\u{1E}\rANSI ٦٣٦٠٠٠", .issuerIdentificationNumber(byte: 9)),
  ])
  func `what is not a payload is refused with what is wrong and where`(text: String, error: AAMVAError) {
    #expect(throws: error) { try AAMVAPayload.parse(Array(text.utf8)) }
  }

  @Test func `a payload of 8192 bytes is read and one more byte is refused`() throws {
    let card = AAMVABuilder.card(version: 10).bytes
    let filled = card + [UInt8](repeating: 0x20, count: AAMVAPayload.byteCountMax - card.count)
    #expect(try AAMVAPayload.parse(filled).documentNumber == "T0001")
    #expect(throws: AAMVAError.tooLong(limit: 8192, given: 8193)) { try AAMVAPayload.parse(filled + [0x20]) }
  }

  @Test(arguments: [1, 3, 10])
  func `a payload cut at any byte is read or refused`(version: Int) {
    let bytes = AAMVABuilder.card(version: version).adding("ZV", ["ZVA01", "ZVBÉ"]).bytes
    for count in 0..<bytes.count {
      let cut = Array(bytes[..<count])
      do throws(AAMVAError) {
        let payload = try AAMVAPayload.parse(cut)
        touch(payload)
        #expect(payload.elements.count <= 40)
      } catch {
        // No more than a header and one element is too little.
        #expect(count < 60)
      }
    }
  }

  @Test(arguments: 1...11)
  func `a payload changed at random never crashes`(version: Int) {
    var random = SplitMix(state: UInt64(version))
    let bytes = AAMVABuilder.card(version: version).adding("ZV", ["ZVA01"]).bytes
    let structural = Array("@\n\u{1E}\r\u{0}DLIDZV019 ,ÿ".utf8)
    for _ in 0..<300 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        let place = Int.random(in: 0..<changed.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: changed[place] = UInt8.random(in: 0...255, using: &random)
        case 1: changed[place] = structural[Int.random(in: 0..<structural.count, using: &random)]
        case 2: changed.remove(at: place)
        default: changed.insert(structural[Int.random(in: 0..<structural.count, using: &random)], at: place)
        }
      }
      if let payload = read(changed) { touch(payload) }
    }
  }

  @Test func `bytes at random and structure without content never crash`() {
    var random = SplitMix(state: 7)
    let header = Array("@\n\u{1E}\rANSI 636000100099".utf8)
    for _ in 0..<300 {
      let noise = (0..<Int.random(in: 0...400, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      for bytes in [noise, header + noise] {
        if let payload = read(bytes) { touch(payload) }
      }
    }
    let many = header + Array(String(repeating: "DL00000000", count: 800).utf8)
    #expect(read(many) == nil)
    let starts = header + Array(String(repeating: "DLDAQ1\r", count: 1100).utf8)
    #expect(read(starts)?.documentNumber == "1")
  }

  private func read(_ bytes: [UInt8]) -> AAMVAPayload? {
    do throws(AAMVAError) { return try AAMVAPayload.parse(bytes) } catch { return nil }
  }

  /// Every accessor is asked.
  private func touch(_ payload: AAMVAPayload) {
    _ = (payload.findings, payload.elements, payload.jurisdictionElements, payload.kind, payload.issuingCountry)
    _ = (payload.name, payload.address, payload.height?.wholeCentimetres, payload.weight, payload.sex)
    _ = (payload.eyeColour, payload.hairColour, payload.placeOfBirth, payload.documentNumber, payload.dateOfBirth)
    _ = (payload.vehicleClass, payload.restrictions, payload.endorsements, payload.compliance, payload.isOrganDonor)
  }
}

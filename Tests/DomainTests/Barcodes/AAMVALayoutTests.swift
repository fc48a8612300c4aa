import Testing

@testable import Domain

/// Payloads whose layout departs from the standard.
struct AAMVALayoutTests {
  @Test(arguments: [-41, -7, -1, 1, 2, 300, 5000])
  func `a subfile is found where its offset is wrong`(error: Int) throws {
    var card = AAMVABuilder.card(version: 10).adding("ZV", ["ZVA01"])
    card.offsetError = error
    let payload = try AAMVAPayload.parse(card.bytes)
    #expect(payload.documentNumber == "T0001")
    #expect(payload.jurisdictionElements.map(\.id) == ["ZVA"])
    #expect(payload.findings.isEmpty)
    #expect(payload.deviations.count == 2)
    #expect(payload.deviations.first == .subfileOffset(type: "DL", declared: 41 + error, found: 41))
  }

  @Test func `a length without the terminator is right and any other is told`() throws {
    var card = AAMVABuilder.card(version: 10)
    card.lengthError = -1
    #expect(try AAMVAPayload.parse(card.bytes).deviations.isEmpty)
    for error in [-50, -2, 1, 400] {
      card.lengthError = error
      let payload = try AAMVAPayload.parse(card.bytes)
      let length = payload.subfiles[0].length
      #expect(payload.deviations == [.subfileLength(type: "DL", declared: length + error, found: length)])
      #expect(payload.findings.isEmpty)
    }
  }

  @Test func `letters in place of an offset are told`() throws {
    let bytes = Array("@\n\u{1E}\rANSI 604432040001DLabacefghDLDAQ1\nDCSSAMPLE\r".utf8)
    let payload = try AAMVAPayload.parse(bytes)
    #expect(payload.documentNumber == "1")
    #expect(
      payload.deviations == [
        .subfileOffset(type: "DL", declared: nil, found: 31), .subfileLength(type: "DL", declared: nil, found: 17),
      ])
  }

  @Test(arguments: ["\r", "\r\n", "\u{1E}", "\n\n"])
  func `elements between other separators are read`(separator: String) throws {
    var card = AAMVABuilder.card(version: 9).adding("ZV", ["ZVA01", "ZVBX"])
    card.separator = separator
    let payload = try AAMVAPayload.parse(card.bytes)
    #expect(payload.deviations == [.elementSeparator])
    #expect(payload.findings.isEmpty)
    #expect(payload.jurisdictionElements.map(\.value) == ["01", "X"])
  }

  @Test(arguments: [
    ("@\r\n\u{1E}\r\n", "ANSI ", [AAMVADeviation.headerSeparators]), ("@\n\u{1C}\r", "ANSI ", [.headerSeparators]),
    ("@", "ANSI ", [.headerSeparators]), ("@\n\u{1E}\r", "AAMVA", [.fileType]), ("@\n\u{1E}\r", "ANSI", [.fileType]),
    ("\n @\n\u{1E}\r", "ANSI ", [.leadingBytes(count: 2), .subfileOffset(type: "DL", declared: 43, found: 41)]),
  ])
  func `headers that issuers and scanners bend are read`(
    start: String, fileType: String, expected: [AAMVADeviation]
  ) throws {
    var card = AAMVABuilder.card(version: 10).adding("ZV", ["ZVA01"])
    card.start = start
    card.fileType = fileType
    let payload = try AAMVAPayload.parse(card.bytes)
    #expect(Array(payload.deviations.prefix(expected.count)) == expected)
    #expect(payload.findings.isEmpty)
    #expect(payload.elements.last == AAMVAElement(id: "ZVA", encoded: "01"))
  }

  @Test func `version 1 has no jurisdiction version and a header that differs is told`() throws {
    let one = "@\n\u{1E}\rANSI 6360010101DL00290019DLDAQ1\nDAASAMPLE,A\r"
    #expect(try AAMVAPayload.parse(Array(one.utf8)).header.jurisdictionVersion == nil)
    let both = "@\n\u{1E}\rANSI 636001010301DL00310019DLDAQ1\nDAASAMPLE,A\r"
    let read = try AAMVAPayload.parse(Array(both.utf8))
    #expect(read.header.jurisdictionVersion == 3)
    #expect(read.deviations == [.headerShape])
    let ten = "@\n\u{1E}\rANSI 6360011001DL00290019DLDAQ1\nDAASAMPLE,A\r"
    #expect(try AAMVAPayload.parse(Array(ten.utf8)).deviations == [.headerShape])
  }

  @Test func `a wrong number of entries is told and every subfile is read`() throws {
    let card = AAMVABuilder.card(version: 10).adding("ZV", ["ZVA01"])
    var bytes = card.bytes
    bytes[20] = UInt8(ascii: "1")
    let few = try AAMVAPayload.parse(bytes)
    #expect(few.deviations == [.entryCount(declared: 1, found: 2)])
    #expect(few.jurisdictionElements.count == 1)
    bytes[20] = UInt8(ascii: "5")
    #expect(try AAMVAPayload.parse(bytes).deviations == [.entryCount(declared: 5, found: 2)])
  }

  @Test func `a subfile that the header does not describe is read`() throws {
    let text = "@\n\u{1E}\rANSI 636000100001DL00310009DLDAQ123\rZVZVA01\nZVB02\r"
    let payload = try AAMVAPayload.parse(Array(text.utf8))
    #expect(payload.deviations == [.subfileUndeclared(type: "ZV")])
    #expect(payload.jurisdictionElements.map(\.id) == ["ZVA", "ZVB"])
    let bare = "@\n\u{1E}\rANSI 636000100000DLDAQ123\r"
    let read = try AAMVAPayload.parse(Array(bare.utf8))
    #expect(read.documentNumber == "123")
    #expect(read.deviations == [.subfileUndeclared(type: "DL")])
  }

  @Test func `a missing designator, a doubled one and a missing subfile are told`() throws {
    let missing = "@\n\u{1E}\rANSI 636000100001DL00310016DAQ123\nDCSSAMPLE\r"
    let first = try AAMVAPayload.parse(Array(missing.utf8))
    #expect(first.elements.map(\.id) == ["DAQ", "DCS"])
    #expect(first.deviations.contains(.subfileDesignatorMissing(type: "DL")))
    let doubled = "@\n\u{1E}\rANSI 636000100001DL00310021DLDLDAQ123\nDCSSAMPLE\r"
    #expect(try AAMVAPayload.parse(Array(doubled.utf8)).elements.map(\.id) == ["DAQ", "DCS"])
    let absent = "@\n\u{1E}\rANSI 636000100002DL00410009ZV00500008DLDAQ123\r"
    #expect(try AAMVAPayload.parse(Array(absent.utf8)).deviations == [.subfileMissing(type: "ZV")])
  }

  @Test func `stray text is left out and told by its place`() throws {
    let text = "@\n\u{1E}\rANSI 636000100001DL00310018DLDAQ123\n??\nDCSX\n\r"
    let payload = try AAMVAPayload.parse(Array(text.utf8))
    #expect(payload.elements.map(\.id) == ["DAQ", "DCS"])
    #expect(payload.deviations == [.strayText(byte: 40)])
  }

  @Test func `an unknown issuer and a later version are read and told`() throws {
    let payload = try AAMVAPayload.parse(AAMVABuilder.card(version: 12, issuer: "999999").bytes)
    #expect(payload.deviations == [.unknownIssuer, .unknownVersion(12)])
    #expect(payload.header.issuer == nil)
    #expect(payload.issuingCountry == "USA")
    #expect(payload.effectiveVersion == 11)
    #expect(payload.findings.isEmpty)
  }
}

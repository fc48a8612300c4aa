/// Says in a PDF's catalogue what language it is in, which Cairo cannot: by an incremental update (ISO 32000-1,
/// sections 7.5.6, 7.7.2 and 14.9.2). From which side its pages are turned is left out: pdfium would turn its letters,
/// too.
enum PDFCatalog {
  /// The same pages in a language.
  /// - Throws: ``TypesettingError/failed`` where the file is not of the form that Cairo writes.
  static func adding(language: String, to pdf: [UInt8]) throws(TypesettingError) -> [UInt8] {
    let tail = pdf.suffix(1024)
    guard let trailer = position(of: "trailer", in: tail),
      let start = number(after: "startxref", in: tail, from: trailer),
      let size = number(after: "/Size", in: tail, from: trailer),
      let root = number(after: "/Root", in: tail, from: trailer), (0..<pdf.count).contains(start),
      let info = number(after: "/Info", in: tail, from: trailer),
      let object = position(of: "\n\(root) 0 obj", in: pdf[..<start]),
      let open = position(of: "<<", in: pdf[object..<start]),
      let close = position(of: "\nendobj", in: pdf[open..<start])
    else { throw .failed }
    let language = language.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    let added = "<< /Lang (\(language)) /ViewerPreferences << /DisplayDocTitle true >>"
    var updated = pdf
    if updated.last != 0x0A { updated.append(0x0A) }
    let place = String(updated.count)
    updated += Array("\(root) 0 obj\n\(added)".utf8) + pdf[(open + 2)..<close] + Array("\nendobj\n".utf8)
    let table = updated.count
    let offset = String(repeating: "0", count: max(0, 10 - place.count)) + place
    updated += Array(
      """
      xref
      \(root) 1
      \(offset) 00000 n\u{20}
      trailer
      << /Size \(size) /Root \(root) 0 R /Info \(info) 0 R /Prev \(start) >>
      startxref
      \(table)
      %%EOF

      """.utf8)
    return updated
  }

  /// Where `word` stands last.
  private static func position(of word: String, in bytes: ArraySlice<UInt8>) -> Int? {
    let wanted = Array(word.utf8)
    guard bytes.count >= wanted.count else { return nil }
    let places = bytes.startIndex...(bytes.endIndex - wanted.count)
    return places.last { bytes[$0] == wanted[0] && bytes[$0..<$0 + wanted.count].elementsEqual(wanted) }
  }

  /// The number that follows `word`, at most nine digits.
  private static func number(after word: String, in bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
    guard let place = position(of: word, in: bytes[start...]) else { return nil }
    let digits = bytes[(place + word.utf8.count)...].drop { $0 == 0x20 || $0 == 0x0A }
      .prefix { (0x30...0x39).contains($0) }
    return digits.count > 9 ? nil : Int(String(decoding: digits, as: UTF8.self))
  }
}

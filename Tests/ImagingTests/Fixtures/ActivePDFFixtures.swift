import Foundation

/// PDFs that act when a viewer opens them, or that only seem to, and encrypted ones.
enum ActivePDFFixtures {
  /// A page whose document has more entries in its catalogue, and more objects from number 4 on.
  static func catalogue(_ entries: String, _ objects: String...) -> [UInt8] {
    PDFFixtures.file(
      [
        "<< /Type /Catalog /Pages 2 0 R \(entries) >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
      ] + objects)
  }

  /// A page with more entries of its own, and a content stream.
  static func page(_ entries: String = "", content: String = "") -> [UInt8] {
    PDFFixtures.file([
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R \(entries) >>",
      PDFFixtures.stream(content),
    ])
  }

  /// A page whose document opens with an action that stands in an object stream (ISO 32000-1, 7.5.7 and 7.5.8).
  /// - Parameters:
  ///   - entries: of the object stream, beside its type, counts and length.
  ///   - kept: how the stream's content is kept.
  static func packed(
    _ object: String, entries: String = "/Filter /FlateDecode", kept: ([UInt8]) -> [UInt8] = ActivePDFFixtures.deflated
  ) -> [UInt8] {
    let index = "5 0 "
    let content = kept(Array((index + object).utf8))
    let head = "<< /Type /ObjStm /N 1 /First \(index.utf8.count) /Length \(content.count) \(entries) >>\nstream\n"
    let objects: [[UInt8]] = [
      Array("<< /Type /Catalog /Pages 2 0 R /OpenAction 5 0 R >>".utf8),
      Array("<< /Type /Pages /Kids [3 0 R] /Count 1 >>".utf8),
      Array("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>".utf8),
      Array(head.utf8) + content + Array("\nendstream".utf8),
    ]
    let (body, places) = PDFFixtures.numbered(objects)
    // One byte of kind, two of a place or a stream's number, one of an index: free, four in the file, one in stream 4,
    // and the table itself.
    var table: [UInt8] = [0, 0, 0, 0]
    for place in places { table += [1] + FileSurgery.bigEndian(place, 2) + [0] }
    table += [2, 0, 4, 0, 1] + FileSurgery.bigEndian(body.count, 2) + [0]
    let start = "6 0 obj\n<< /Type /XRef /Size 7 /W [1 2 1] /Root 1 0 R /Length \(table.count) >>\nstream\n"
    let end = "\nendstream\nendobj\nstartxref\n\(body.count)\n%%EOF\n"
    return body + Array(start.utf8) + table + Array(end.utf8)
  }

  /// A zlib stream of one stored block (RFC 1950; RFC 1951, 3.2.4) of up to 65,535 bytes.
  static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    let length: [UInt8] = FileSurgery.bigEndian(bytes.count, 2).reversed()
    var (low, high) = (1, 0)
    for byte in bytes {
      low = (low + Int(byte)) % 65_521
      high = (high + low) % 65_521
    }
    var stream: [UInt8] = [0x78, 0x01, 0x01]
    stream += length
    stream += length.map { ~$0 }
    stream += bytes
    stream += FileSurgery.bigEndian(high << 16 | low, 4)
    return stream
  }

  /// An empty page, encrypted with the owner's password `owner` and no user password: made with pikepdf 10.18.0 by
  /// `add_blank_page(page_size=(100, 100))` and `save(static_id=True, encryption=Encryption(owner="owner", user="",
  /// R=3, aes=False, metadata=False))`.
  static let encryptedRC4 = bytes(
    """
    JVBERi0xLjQKJb/3ov4KMSAwIG9iago8PCAvUGFnZXMgMiAwIFIgL1R5cGUgL0NhdGFsb2cgPj4KZW5kb2JqCjIgMCBvYmoKPDwgL0NvdW50IDEgL0\
    tpZHMgWyAzIDAgUiBdIC9UeXBlIC9QYWdlcyA+PgplbmRvYmoKMyAwIG9iago8PCAvQ29udGVudHMgNCAwIFIgL01lZGlhQm94IFsgMCAwIDEwMCAx\
    MDAgXSAvUGFyZW50IDIgMCBSIC9SZXNvdXJjZXMgPDwgPj4gL1R5cGUgL1BhZ2UgPj4KZW5kb2JqCjQgMCBvYmoKPDwgL0xlbmd0aCAwIC9GaWx0ZX\
    IgL0ZsYXRlRGVjb2RlID4+CnN0cmVhbQoKZW5kc3RyZWFtCmVuZG9iago1IDAgb2JqCjw8IC9GaWx0ZXIgL1N0YW5kYXJkIC9MZW5ndGggMTI4IC9P\
    IDw1NjZmYTg3M2VlMzNjNzk3Y2QzYjkwNGZkYWRmODE0YWZhMzRkZjlhMzhmNmVkNDFiOTg0ZTJjNmRhMmFhNmY1PiAvUCAtMTAyOCAvUiAzIC9VID\
    xkZTczZGNkYzU3OGQ1NTI5YzdjYzdhODljMjMxOTgzODAwMjE0NDY5OTBiOWU0MTE0MDcxYTRkOTEwNDk4NGMxPiAvViAyID4+CmVuZG9iagp4cmVm\
    CjAgNgowMDAwMDAwMDAwIDY1NTM1IGYgCjAwMDAwMDAwMTUgMDAwMDAgbiAKMDAwMDAwMDA2NCAwMDAwMCBuIAowMDAwMDAwMTIzIDAwMDAwIG4gCj\
    AwMDAwMDAyMjkgMDAwMDAgbiAKMDAwMDAwMDI5OSAwMDAwMCBuIAp0cmFpbGVyIDw8IC9Sb290IDEgMCBSIC9TaXplIDYgL0lEIFs8MzE0MTU5MjY1\
    MzU4OTc5MzIzODQ2MjY0MzM4MzI3OTU+PDMxNDE1OTI2NTM1ODk3OTMyMzg0NjI2NDMzODMyNzk1Pl0gL0VuY3J5cHQgNSAwIFIgPj4Kc3RhcnR4cm\
    VmCjUwOQolJUVPRgo=
    """)

  /// The same with `Encryption(owner="owner", user="", R=6)`: AES of 256 bits.
  static let encryptedAES = bytes(
    """
    JVBERi0xLjcKJb/3ov4KMSAwIG9iago8PCAvRXh0ZW5zaW9ucyA8PCAvQURCRSA8PCAvQmFzZVZlcnNpb24gLzEuNyAvRXh0ZW5zaW9uTGV2ZWwgOC\
    A+PiA+PiAvUGFnZXMgMiAwIFIgL1R5cGUgL0NhdGFsb2cgPj4KZW5kb2JqCjIgMCBvYmoKPDwgL0NvdW50IDEgL0tpZHMgWyAzIDAgUiBdIC9UeXBl\
    IC9QYWdlcyA+PgplbmRvYmoKMyAwIG9iago8PCAvQ29udGVudHMgNCAwIFIgL01lZGlhQm94IFsgMCAwIDEwMCAxMDAgXSAvUGFyZW50IDIgMCBSIC\
    9SZXNvdXJjZXMgPDwgPj4gL1R5cGUgL1BhZ2UgPj4KZW5kb2JqCjQgMCBvYmoKPDwgL0xlbmd0aCAzMiAvRmlsdGVyIC9GbGF0ZURlY29kZSA+Pgpz\
    dHJlYW0KJFAr2DFKXXF2H6Mdd9+GlYz3jp4rZiomIQtZsB8OwCMKZW5kc3RyZWFtCmVuZG9iago1IDAgb2JqCjw8IC9DRiA8PCAvU3RkQ0YgPDwgL0\
    F1dGhFdmVudCAvRG9jT3BlbiAvQ0ZNIC9BRVNWMyAvTGVuZ3RoIDMyID4+ID4+IC9GaWx0ZXIgL1N0YW5kYXJkIC9MZW5ndGggMjU2IC9PIDwyMDdk\
    OTQ4OTdiMmJjYzAwNzM5MjAxYjMxOWJjNGE0YTc0MjU4YmIyODEyNTEyYWJmN2YzMzRjZDM1ZTc0ZWExYTYwODNiOGM2MmI1MjE0YzAzN2YwZDc0Yz\
    AxMDdiZDY+IC9PRSA8NjRjMDg3ZDgzODlhMzYwZmYwNTdiYTk2NTA4NGE5ZDlkMmM4NGU5ZmFiOWIyYWFmMmNjM2Q3NmI2ZDEyODQ0OD4gL1AgLTEw\
    MjggL1Blcm1zIDw3NTA1ZGJhYTJlZDE5OGQ0NGRmNTBlMjg0NTg5NmVjZD4gL1IgNiAvU3RtRiAvU3RkQ0YgL1N0ckYgL1N0ZENGIC9VIDxhNzdjNT\
    hiMzY4NjhmNjY0ZDQ2NGE1OGVlNmZkYmM1YjgwNzYzNDBhMTAzMGYxMWUxNTA0ZTNhNWY5ZDk5OTQ3ZDY5YWZmMTU1ZDdhMjA1N2M5OTU2ZTlmMWQ2\
    OTRlYTg+IC9VRSA8MmRlMjMzMjFlNGI1ZTkxZmMzZjQ5ZmYyMzZjNjE1ZWM0ZmZjMGUyYmJiYTNjYmZmZTkyZmE0NzBkMmY3MGZhNz4gL1YgNSA+Pg\
    plbmRvYmoKeHJlZgowIDYKMDAwMDAwMDAwMCA2NTUzNSBmIAowMDAwMDAwMDE1IDAwMDAwIG4gCjAwMDAwMDAxMzAgMDAwMDAgbiAKMDAwMDAwMDE4\
    OSAwMDAwMCBuIAowMDAwMDAwMjk1IDAwMDAwIG4gCjAwMDAwMDAzOTggMDAwMDAgbiAKdHJhaWxlciA8PCAvUm9vdCAxIDAgUiAvU2l6ZSA2IC9JRC\
    BbPDMxNDE1OTI2NTM1ODk3OTMyMzg0NjI2NDMzODMyNzk1PjwzMTQxNTkyNjUzNTg5NzkzMjM4NDYyNjQzMzgzMjc5NT5dIC9FbmNyeXB0IDUgMCBS\
    ID4+CnN0YXJ0eHJlZgo5NDgKJSVFT0YK
    """)

  /// A page encrypted with the empty password by a handler of revision -1, which pdfium opens and then reports as none.
  /// The user's entry was computed in Python (ISO 32000-1, algorithms 2 and 5, without the rounds of revision 3).
  static func disguised() -> [UInt8] {
    let owner = String(repeating: "5A", count: 32)
    let user = "D18F61CB1010616A31CD034198D6138C00000000000000000000000000000000"
    let identifier = String(repeating: "01", count: 16)
    let handler = "/Filter /Standard /V 1 /R -1 /Length 40 /P -4 /O <\(owner)> /U <\(user)>"
    return PDFFixtures.file(
      [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
      ], trailer: "/Encrypt << \(handler) >> /ID [<\(identifier)> <\(identifier)>]")
  }

  private static func bytes(_ base64: String) -> [UInt8] {
    Data(base64Encoded: base64).map([UInt8].init) ?? []
  }
}

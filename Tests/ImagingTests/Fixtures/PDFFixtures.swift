/// PDFs written object by object (ISO 32000-1, 7.5).
enum PDFFixtures {
  /// Pages of one size, in points, whose lower half is red.
  static func pages(_ count: Int, width: Int = 144, height: Int = 72) -> [UInt8] {
    let kids = (0..<count).map { "\(4 + $0) 0 R" }.joined(separator: " ")
    let content = "1 0 0 rg 0 0 \(width) \(height / 2) re f"
    let pages = (0..<count).map { _ in
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(width) \(height)] /Contents 3 0 R >>"
    }
    return file(
      ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [\(kids)] /Count \(count) >>", stream(content)]
        + pages)
  }

  /// A page that draws a form that draws a form, and so on, each ten times: 10^levels drawings, which no machine ends.
  static func endless(levels: Int = 14) -> [UInt8] {
    let calls = String(repeating: "/F Do ", count: 10)
    let forms = (0..<levels).map { level in
      let inner = level + 1 < levels ? "/Resources << /XObject << /F \(5 + level) 0 R >> >>" : ""
      let body = level + 1 < levels ? calls : "0 0 100 100 re f"
      return stream(body, "/Type /XObject /Subtype /Form /BBox [0 0 100 100] \(inner)")
    }
    let page =
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents \(4 + levels) 0 R "
      + "/Resources << /XObject << /F 4 0 R >> >> >>"
    return file(
      ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page] + forms + [stream(calls)]
    )
  }

  /// A page that prints lines in a font of its text layer, turned clockwise by `rotation` degrees.
  static func printed(_ lines: [String], rotation: Int = 0) -> [UInt8] {
    let text = lines.enumerated().map { "BT /F 10 Tf 20 \(90 - 14 * $0) Td (\($1)) Tj ET" }.joined(separator: " ")
    let page =
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 110] /Rotate \(rotation) /Contents 4 0 R "
      + "/Resources << /Font << /F 5 0 R >> >> >>"
    return file([
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, stream(text),
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ])
  }

  /// A page that cannot be opened without a password that nobody has.
  static func locked() -> [UInt8] {
    let entry = String(repeating: "5A", count: 32)
    let encryption = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <\(entry)> /U <\(entry)> >> /ID [<00> <00>]"
    return file(
      [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
      ], trailer: encryption)
  }

  /// A page whose document runs a script when it is opened in a viewer.
  static func scripted() -> [UInt8] {
    named("/JavaScript << /Names [(go) 4 0 R] >>", "<< /S /JavaScript /JS (app.alert\\(1\\)) >>")
  }

  /// A page whose document carries a file.
  static func carrying() -> [UInt8] {
    named(
      "/EmbeddedFiles << /Names [(note.txt) 4 0 R] >>", "<< /Type /Filespec /F (note.txt) /EF << /F 5 0 R >> >>",
      stream("hello", "/Type /EmbeddedFile"))
  }

  private static func named(_ names: String, _ objects: String...) -> [UInt8] {
    file(
      [
        "<< /Type /Catalog /Pages 2 0 R /Names << \(names) >> >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
      ] + objects)
  }

  /// A stream object.
  static func stream(_ content: String, _ entries: String = "") -> String {
    "<< \(entries) /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream"
  }

  /// A whole file of objects, numbered from 1: the catalogue first.
  static func file(_ objects: [String], trailer: String = "") -> [UInt8] {
    let (body, places) = numbered(objects.map { Array($0.utf8) })
    let table = places.map { String(repeating: "0", count: 10 - "\($0)".count) + "\($0) 00000 n \n" }.joined()
    var text = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n\(table)trailer\n"
    text += "<< /Size \(objects.count + 1) /Root 1 0 R \(trailer) >>\nstartxref\n\(body.count)\n%%EOF\n"
    return body + Array(text.utf8)
  }

  /// The header and objects, numbered from 1, and where each begins.
  static func numbered(_ objects: [[UInt8]]) -> (bytes: [UInt8], places: [Int]) {
    var bytes = Array("%PDF-1.7\n".utf8)
    var places: [Int] = []
    for (index, object) in objects.enumerated() {
      places.append(bytes.count)
      bytes += Array("\(index + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
    }
    return (bytes, places)
  }
}

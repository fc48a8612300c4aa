@testable import Domain

/// Puts a payload together: header, designators with their offsets and lengths, elements. Every person is made up.
struct AAMVABuilder {
  var issuer = "636000"
  var version = 10
  var jurisdictionVersion = 1
  var start = "@\n\u{1E}\r"
  var fileType = "ANSI "
  /// Types and the lines of their elements.
  var subfiles: [(type: String, lines: [String])] = []
  /// Between elements.
  var separator = "\n"
  /// Behind the last element of a subfile.
  var terminator = "\r"
  /// Added to every offset in the header.
  var offsetError = 0
  /// Added to every length in the header.
  var lengthError = 0
  var encode: (String) -> [UInt8] = { Array($0.utf8) }

  /// A licence of a version with every mandatory element.
  static func card(version: Int, type: String = "DL", issuer: String = "636000") -> AAMVABuilder {
    AAMVABuilder(
      issuer: issuer, version: version,
      subfiles: [(type, lines(version: version, isCanadian: AAMVAIssuer.find(number: issuer)?.country == "CAN"))])
  }

  static func lines(version: Int, isCanadian: Bool = false) -> [String] {
    let yearFirst = version <= 2 || isCanadian
    let dates =
      yearFirst
      ? ["DBD20200131", "DBB19900607", "DBA20300607"] : ["DBD01312020", "DBB06071990", "DBA06072030"]
    let address = ["DAG1 EXAMPLE STREET", "DAISAMPLETON", "DAJVA", "DAK232690000  "]
    let document = ["DCFDISCRIMINATOR1", isCanadian ? "DCGCAN" : "DCGUSA"]
    switch version {
    case 0, 1:
      return ["DAQT0001", "DAASAMPLE,ALEX,MARIA JO,JR"] + address
        + ["DARC   ", "DAS          ", "DAT     ", "DAU509", "DAW180", "DAYBRO", "DAZBLK", "DBC1", "DBHY"] + dates
    case 2, 3:
      return ["DCAC", "DCBB", "DCDNONE", "DCHNONE", "DCSSAMPLE", "DCTALEX,MARIA,JO", "DCUJR", "DBC1", "DAYBRO"]
        + ["DAU069 in", "DCE4", "DAQT0001", "DAZBLK"] + dates + address + document
    default:
      return ["DAQT0001", "DCSSAMPLE", "DDEN", "DACALEX", "DDFT", "DADMARIA,JO", "DDGU", "DCUJR", "DCAC", "DCBB"]
        + ["DCDNONE", "DBC1", "DAYBRO", "DAU069 in", "DAW180", "DAZBLK"] + dates + address + document
    }
  }

  /// The bytes of the payload.
  var bytes: [UInt8] {
    let entryCount = String(subfiles.count)
    let counts = (version == 1 ? "" : padded(jurisdictionVersion, 2)) + (entryCount.count == 1 ? "0" : "") + entryCount
    let header = encode(start + fileType + issuer + padded(version, 2) + counts)
    let bodies = subfiles.map { encode($0.type + $0.lines.joined(separator: separator) + terminator) }
    var offset = header.count + subfiles.count * 10
    var designators = ""
    for (subfile, body) in zip(subfiles, bodies) {
      designators += subfile.type + padded(offset + offsetError, 4) + padded(body.count + lengthError, 4)
      offset += body.count
    }
    return header + encode(designators) + bodies.flatMap { $0 }
  }

  func adding(_ type: String, _ lines: [String]) -> AAMVABuilder {
    var copy = self
    copy.subfiles.append((type, lines))
    return copy
  }

  /// The element of the first subfile replaced, or taken out for nil.
  func replacing(_ id: String, with value: String?) -> AAMVABuilder {
    var copy = self
    copy.subfiles[0].lines = subfiles[0].lines.compactMap { line in
      guard line.hasPrefix(id) else { return line }
      return value.map { id + $0 }
    }
    return copy
  }

  private func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(max(0, value))
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

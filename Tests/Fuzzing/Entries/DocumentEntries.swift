import Domain
import FoundationEssentials

extension FuzzEntry {
  /// What is made of the text that an engine read.
  static let documents: [FuzzEntry] = [
    FuzzEntry("aadhaar") { bytes in _ = AadhaarLetter.parse(bytes) },
    FuzzEntry("aamva") { bytes in _ = try AAMVAPayload.parse(bytes) },
    FuzzEntry("mrz") { bytes in
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
      for format in MRZFormat.allCases {
        do { _ = try MachineReadableZone.parse(lines: lines, format: format, today: today).findings } catch {}
      }
      _ = MachineReadableZone.find(in: String(decoding: bytes, as: UTF8.self), today: today)
    },
    FuzzEntry("date") { bytes in
      let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
      let language = languages[Int(bytes.first ?? 0) % languages.count]
      _ = PrintedDate.dates(in: text, context: DateContext(languages: [language], today: today))
    },
    FuzzEntry("name") { bytes in
      let parts = String(decoding: bytes, as: UTF8.self).split(separator: "\n", maxSplits: 1).map(String.init)
      guard let first = parts.first, let last = parts.last else { return }
      _ = Transliteration.spellings(of: first)
      _ = Transliteration.agreement(native: first, latin: last)
    },
    FuzzEntry("letter") { bytes in
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
      var address = PostalAddress()
      (address.line1, address.postalCode, address.city) = (lines.first, lines.dropFirst().first, lines.last)
      _ = AddressAgreement(
        declared: address, printed: lines.dropFirst(2).prefix(8).map(AddressText.init), isMisreadable: true)
      let page = LetterObservation.Page(
        origin: .picture,
        lines: lines.prefix(40).enumerated().map { row, text in
          .init(
            text: text, confidence: 1, box: .init(x: Double(row % 3) * 200, y: Double(row) * 9, width: 150, height: 12))
        })
      _ = Letter([page], country: "DEU", today: today)
    },
    FuzzEntry("visual-zone") { bytes in
      var side = DocumentObservation.Side(kind: .documentFront)
      side.lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").enumerated().map { row, text in
        .init(
          text: String(text), confidence: 1, box: .init(x: 0.1, y: Double(row) * 0.04, width: 0.4, height: 0.03))
      }
      _ = VisualZone.read([side], known: nil, confidenceMin: 0.5, today: today)
    },
  ]

  private static let languages = ["en", "ar", "fa", "th", "ja", "ko", "zh", "he", "hi", "el", "ru", "de", "hu"]
  private static let today = CalendarDate(utc: Date(timeIntervalSince1970: 1_790_000_000))
}

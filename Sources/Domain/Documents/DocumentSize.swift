/// The size of a document, its longer side across.
public struct DocumentSize: Sendable, Hashable {
  /// The longer side in millimetres.
  public let width: Double
  /// The shorter side in millimetres.
  public let height: Double

  /// A size in millimetres, `width` the longer side.
  public init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// Cards (ISO/IEC 7810, ID-1; ICAO Doc 9303-5, TD1; Directive 2006/126/EC, annex I; AAMVA card design standard).
  public static let id1 = DocumentSize(width: 85.60, height: 53.98)
  /// Large cards (ISO/IEC 7810, ID-2; ICAO Doc 9303-6, TD2; the French card of 1995).
  public static let id2 = DocumentSize(width: 105, height: 74)
  /// A passport's data page (ISO/IEC 7810, ID-3; ICAO Doc 9303-4).
  public static let id3 = DocumentSize(width: 125, height: 88)
  /// Visas of full size (ICAO Doc 9303-7, MRV-A).
  public static let mrva = DocumentSize(width: 120, height: 80)

  /// Along every edge of a passport's page, a card or a visa so much is left clear of data, in millimetres (ICAO Doc
  /// 9303-4 to 9303-7, margins of the layout).
  public static let clearMargin = 2.0

  /// The size of documents with a zone of a format.
  public static func of(_ format: MRZFormat) -> DocumentSize {
    switch format {
    case .td1: id1
    // Small visas are as large as TD2.
    case .td2, .fra, .mrvb: id2
    case .td3: id3
    case .mrva: mrva
    }
  }

  /// The size of documents of a type whose zone was not seen; nil for visas, which have two. Cards and licences older
  /// than these standards, and paper ones, have others: ``isShape(width:height:)`` tells.
  public static func of(_ type: DocumentType) -> DocumentSize? {
    switch type {
    case .drivingLicence, .identityCard, .residencePermit: id1
    case .passport: id3
    case .visa: nil
    }
  }

  /// How many times as long as wide an outline may be against the document, either way. Half of the way between the two
  /// shapes that there are, √2 and 1.586, so that one is never taken for the other.
  static let shapeTolerance = 1.056

  /// Units of an outline on a millimetre of the document, the mean of both sides'; nil where the outline has not the
  /// document's shape.
  public func scale(width: Double, height: Double) -> Double? {
    guard isShape(width: width, height: height) else { return nil }
    return (max(width, height) / self.width + min(width, height) / self.height) / 2
  }

  /// Whether an outline has the document's shape, whichever way it lies.
  /// - Parameters:
  ///   - width: of the outline, above 0, in any unit.
  ///   - height: of the outline, above 0, in the same.
  public func isShape(width: Double, height: Double) -> Bool {
    guard width > 0, height > 0 else { return false }
    let ratio = max(width, height) / min(width, height) / (self.width / self.height)
    return (1 / Self.shapeTolerance...Self.shapeTolerance).contains(ratio)
  }
}

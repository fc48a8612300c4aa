/// What an engine saw on a document.
public struct DocumentObservation: Sendable, Equatable {
  /// Why the bytes could not be looked at; all else is empty then.
  public var refusal: Refusal?
  /// The sides that were read, those of the front's picture first.
  public var sides: [Side] = []
  /// What did the work.
  public var engine: EngineStamp

  /// The side that says most: one with a zone, else one with a barcode, else the first; nil where none was read.
  public var principal: Side? {
    sides.first { $0.zone != nil } ?? sides.first { !$0.barcodes.isEmpty } ?? sides.first
  }

  /// Why bytes were not looked at.
  public enum Refusal: String, Sendable, Equatable {
    case activeContent = "active_content"
    case encrypted
    case tooManyPages = "too_many_pages"
    case tooManyPixels = "too_many_pixels"
    case undecodable
    case unsupported

    /// What the applicant is told, and with it what to send instead.
    public var reason: ReasonCode {
      switch self {
      case .activeContent: .fileActiveContent
      case .encrypted: .fileEncrypted
      case .tooManyPages: .fileTooManyPages
      case .tooManyPixels: .imageTooLarge
      case .undecodable, .unsupported: .imageUndecodable
      }
    }
  }

  /// One side, as its picture shows it.
  public struct Side: Sendable, Equatable {
    /// Which piece of evidence it was read from.
    public let kind: EvidenceKind
    /// True where a page was found.
    public var pageFound = false
    /// How large the page is; nil where none was found.
    public var page: Page?
    /// True where part of the page lies beyond the picture.
    public var isCropped = false
    /// What lies beyond the picture, in pixels of the rectified page, one box a border; empty where nothing does.
    public var missingRegions: [Box] = []
    /// Sharpness of text edges, 0 upward.
    public var sharpness = 0.0
    /// Share of the page that is blown out, 0 through 1.
    public var glare = 0.0
    /// Blown-out areas, in pixels of the rectified page.
    public var glareRegions: [Box] = []
    /// Areas that a finger covers, in pixels of the rectified page.
    public var occludedRegions: [Box] = []
    /// Luma that one sample in twenty reaches, 0 through 255.
    public var brightness = 255.0
    /// Standard deviation of the samples' colours, 0 through about 0.5; 0 in grey pictures.
    public var colourSpread = 1.0
    /// Pixels per character of the zone; nil where no zone was found.
    public var pixelsPerCharacter: Double?
    /// The machine-readable zone; nil where none was found.
    public var zone: Zone?
    /// Where the zone's lines stand, in pixels of the rectified page, ``Zone/margin`` around each.
    public var zoneBoxes: [Box] = []
    /// Two-dimensional symbols.
    public var barcodes: [Barcode] = []
    /// Lines of the visual zone, from top to bottom.
    public var lines: [Line] = []
    /// True where a portrait was found on the page.
    public var hasPortrait = false
    /// Where it is, in pixels of the rectified page; nil where none was found.
    public var portrait: Box?
    /// What it looks like; nil where none was found, or it is too small to say.
    public var portraitHash: PortraitHash?
    /// Paler or smaller images of a face beside the portrait, in pixels of the rectified page.
    public var ghosts: [Box] = []
    /// Other faces that are as large and as vivid as the portrait, in pixels of the rectified page.
    public var otherPortraits: [Box] = []
    /// The holder's signature, in pixels of the rectified page; nil where none was found.
    public var signature: Box?
    /// A program that edits or makes up pictures and is named in the file; nil where none is.
    public var software: String?
    /// Places whose pixels do not go with the rest of the picture.
    public var traces: [Trace] = []
    /// The grid of a screen that the picture was taken of; nil where none shows.
    public var screen: Trace?
    /// The page seen straight on, JPEG.
    public var rectified: [UInt8]?
    /// The same with what was read drawn on it, JPEG.
    public var annotated: [UInt8]?
    /// The portrait cut out, JPEG.
    public var portraitCrop: [UInt8]?
    /// The signature cut out, JPEG.
    public var signatureCrop: [UInt8]?

    /// A side of which nothing is known yet.
    public init(kind: EvidenceKind) { self.kind = kind }
  }

  /// How large a page is.
  public struct Page: Sendable, Equatable {
    /// Width of the rectified page in pixels.
    public let width: Double
    /// Height of the rectified page in pixels.
    public let height: Double
    /// The page in the picture, before it was seen straight on; nil where no outline was found, and the whole picture
    /// is taken for the page.
    public let outline: Outline?

    /// A page.
    public init(width: Double, height: Double, outline: Outline? = nil) {
      self.width = width
      self.height = height
      self.outline = outline
    }
  }

  /// A page's outline in the picture.
  public struct Outline: Sendable, Equatable {
    /// Mean length of its upper and lower side in pixels.
    public let width: Double
    /// Mean length of its other two sides in pixels.
    public let height: Double

    /// An outline.
    public init(width: Double, height: Double) {
      self.width = width
      self.height = height
    }
  }

  /// A place whose pixels do not go with the rest of the picture, or with a picture taken of a document itself.
  public struct Trace: Sendable, Equatable {
    /// `compression`, `copy`, `glyph_height`, `noise` or `screen`.
    public let kind: String
    /// Where, in pixels of the rectified page.
    public let box: Box
    /// How strongly, from 0 at the threshold upward.
    public let strength: Double

    /// A place and what was seen there.
    public init(kind: String, box: Box, strength: Double) {
      self.kind = kind
      self.box = box
      self.strength = strength
    }

    /// As records show it.
    public func json(on side: Side) -> JSON {
      [
        "kind": .string(kind), "side": .string(side.kind.rawValue), "box": box.json, "strength": .number(strength),
      ]
    }
  }

  /// A machine-readable zone as read.
  public struct Zone: Sendable, Equatable {
    /// `TD1`, `TD2`, `TD3`, `MRVA`, `MRVB` or `FRA`.
    public let format: String
    /// Lines as read.
    public let lines: [String]
    /// The same lines read without constraint.
    public let unconstrained: [String]
    /// Probability of each character of ``lines``, 0 through 1.
    public let confidences: [[Double]]
    /// Share of the characters that a second reader sees too, 0 through 1; lines that the first is sure of count as
    /// seen.
    public let agreement: Double
    /// The least confidence among characters that the second reader sees otherwise; 1 where there are none.
    public let disputedConfidence: Double
    /// What the second reader sees at each place of a line, a space where it sees nothing; nil for a line that the
    /// first is sure of, so that it was not read twice.
    public let secondReading: [String?]

    /// Lowest probability of a character, 0 through 1; 0 where there is none.
    public var confidenceMin: Double { confidences.joined().min() ?? 0 }
    /// Space around a line in its box, as a share of the line's height.
    public static let margin = 0.12

    /// A zone.
    /// - Parameter secondReading: nil where no line was read twice.
    public init(
      format: String, lines: [String], unconstrained: [String], confidences: [[Double]], agreement: Double = 1,
      disputedConfidence: Double = 1, secondReading: [String?]? = nil
    ) {
      self.format = format
      self.lines = lines
      self.unconstrained = unconstrained
      self.confidences = confidences
      self.agreement = agreement
      self.disputedConfidence = disputedConfidence
      self.secondReading = secondReading ?? lines.map { _ in nil }
    }
  }

  /// A two-dimensional symbol; its error correction held.
  public struct Barcode: Sendable, Equatable {
    /// `aztec`, `data_matrix`, `pdf417` or `qr`.
    public let symbology: String
    /// Its bytes, at most 8 KiB.
    public let content: [UInt8]
    /// Where it lies, in pixels of the rectified page; nil where no page was found.
    public let box: Box?

    /// A symbol.
    public init(symbology: String, content: [UInt8], box: Box? = nil) {
      self.symbology = symbology
      self.content = content
      self.box = box
    }
  }

  /// A line of text of the visual zone.
  public struct Line: Sendable, Equatable {
    /// What it says.
    public let text: String
    /// 0 through 1.
    public let confidence: Double
    /// What it was read as.
    public let script: DocumentScript
    /// Where it stands, in pixels of the rectified page.
    public let box: Box

    /// A line.
    public init(text: String, confidence: Double, script: DocumentScript = .latin, box: Box = Box()) {
      self.text = text
      self.confidence = confidence
      self.script = script
      self.box = box
    }
  }

  /// An upright box in pixels, origin top left.
  public struct Box: Sendable, Equatable {
    /// Left edge.
    public let x: Double
    /// Top edge.
    public let y: Double
    /// Extent to the right.
    public let width: Double
    /// Extent downward.
    public let height: Double

    /// As records show it: left, top, width and height.
    public var json: JSON { .array([x, y, width, height].map(JSON.number)) }

    /// Where a run of characters stands in the box of a zone's line. A zone's characters are all of one width, and fill
    /// their line (ICAO Doc 9303-3, section 4.4: ten to the inch), so that each has an equal share of it.
    /// - Parameters:
    ///   - places: counted from 0.
    ///   - count: characters of the line, above 0.
    public func run(_ places: Range<Int>, of count: Int) -> Box {
      let margin = height * Zone.margin / (1 + 2 * Zone.margin)
      let pitch = max(0, width - 2 * margin) / Double(max(count, 1))
      return Box(
        x: x + margin + pitch * Double(places.lowerBound), y: y + margin, width: pitch * Double(places.count),
        height: height - 2 * margin)
    }

    /// The box in tenths of a pixel, as the engine gives boxes.
    public var rounded: Box {
      func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }
      return Box(x: tenths(x), y: tenths(y), width: tenths(width), height: tenths(height))
    }

    /// A box.
    public init(x: Double = 0, y: Double = 0, width: Double = 0, height: Double = 0) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }
  }

  /// An empty observation of `engine`, to be filled.
  public init(engine: EngineStamp) { self.engine = engine }
}

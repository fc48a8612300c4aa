/// Everything an engine saw on one side of a document.
public struct DocumentReadingMessage: Codable, Sendable, Equatable {
  /// Request blob index of the picture that was read.
  public let blob: Int
  /// Where the page lies in the picture; nil where no page was found.
  public let page: PageMessage?
  /// How well the picture can be read.
  public let legibility: LegibilityMessage
  /// The machine-readable zone; nil where none was found.
  public let zone: ZoneMessage?
  /// Two-dimensional symbols, at most 8.
  public let barcodes: [BarcodeMessage]
  /// Lines of the visual zone, in the rectified page, top to bottom.
  public let lines: [TextLineMessage]
  /// The holder's portrait in the rectified page; nil where none was found.
  public let portrait: BoxMessage?
  /// What the portrait looks like: eight bands of 16 bits that change little when a picture is saved again; nil where
  /// there is none, or it is too small to say.
  public let portraitHash: [UInt16]?
  /// Paler or smaller images of a face in the rectified page, as documents repeat the portrait (ICAO Doc 9303 part 3).
  public let ghostImages: [BoxMessage]
  /// Other faces that are as large and as vivid as the portrait, in the rectified page.
  public let otherPortraits: [BoxMessage]
  /// The holder's signature in the rectified page; nil where no ink looks like one.
  public let signature: BoxMessage?
  /// Pages of the upload that exist (1 for a picture).
  public let pages: Int
  /// Name of a program that edits or makes up pictures and is named in the file; nil where none is.
  public let software: String?
  /// Places whose pixels do not go with the rest of the picture, at most 32.
  public let traces: [TraceMessage]
  /// The grid of a screen that the picture was taken of; nil where none shows.
  public let screen: TraceMessage?
  /// Answer blob index of the rectified page, JPEG; nil where no page was found.
  public var rectified: Int?
  /// Answer blob index of the rectified page with what was read drawn on it, JPEG.
  public var annotated: Int?
  /// Answer blob index of the portrait crop, JPEG.
  public var portraitCrop: Int?
  /// Answer blob index of the signature crop, JPEG.
  public var signatureCrop: Int?

  /// A complete reading.
  public init(
    blob: Int, page: PageMessage?, legibility: LegibilityMessage, zone: ZoneMessage?, barcodes: [BarcodeMessage] = [],
    lines: [TextLineMessage], portrait: BoxMessage?, portraitHash: [UInt16]? = nil, ghostImages: [BoxMessage] = [],
    otherPortraits: [BoxMessage] = [], signature: BoxMessage? = nil, pages: Int, software: String? = nil,
    traces: [TraceMessage] = [], screen: TraceMessage? = nil, rectified: Int?, annotated: Int?, portraitCrop: Int?,
    signatureCrop: Int? = nil
  ) {
    self.blob = blob
    self.page = page
    self.legibility = legibility
    self.zone = zone
    self.barcodes = barcodes
    self.lines = lines
    self.portrait = portrait
    self.portraitHash = portraitHash
    self.ghostImages = ghostImages
    self.otherPortraits = otherPortraits
    self.signature = signature
    self.pages = pages
    self.software = software
    self.traces = traces
    self.screen = screen
    self.rectified = rectified
    self.annotated = annotated
    self.portraitCrop = portraitCrop
    self.signatureCrop = signatureCrop
  }
}

/// An axis-aligned box in pixels, origin top left.
public struct BoxMessage: Codable, Sendable, Equatable {
  /// Left edge.
  public let x: Double
  /// Top edge.
  public let y: Double
  /// Extent to the right, above 0.
  public let width: Double
  /// Extent downward, above 0.
  public let height: Double

  /// A box in pixels.
  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }
}

/// A page found in a picture.
public struct PageMessage: Codable, Sendable, Equatable {
  /// Four corners, clockwise from the page's own top left, as x,y pairs in the decoded picture (EXIF applied).
  public let corners: [[Double]]
  /// Quarter turns that were undone: 0, 90, 180 or 270 degrees clockwise.
  public let rotationDegrees: Int
  /// Size of the rectified page in pixels.
  public let width: Int
  /// Size of the rectified page in pixels.
  public let height: Int
  /// True where the page's outline was found; false where the whole picture is taken for the page.
  public let outlined: Bool
  /// True where a corner lies on or beyond the picture's border, so that part of the page is missing.
  public let cropped: Bool
  /// What of the rectified page lies beyond the picture, one box a border; where no outline tells how much, a strip
  /// along the border that text runs into. Empty where `cropped` is false.
  public let missingRegions: [BoxMessage]

  /// A found page.
  public init(
    corners: [[Double]], rotationDegrees: Int, width: Int, height: Int, outlined: Bool, cropped: Bool,
    missingRegions: [BoxMessage] = []
  ) {
    self.corners = corners
    self.rotationDegrees = rotationDegrees
    self.width = width
    self.height = height
    self.outlined = outlined
    self.cropped = cropped
    self.missingRegions = missingRegions
  }
}

/// Measures of legibility, none of them a verdict.
public struct LegibilityMessage: Codable, Sendable, Equatable {
  /// Sharpness of text edges on the page, 0 (none) upward; scale documented by the engine's `Sharpness`.
  public let sharpness: Double
  /// Share of the page's area that is blown out, 0 through 1.
  public let glare: Double
  /// Luma that one sample in twenty reaches, 0 through 255.
  public let brightness: Double
  /// Standard deviation of the samples' colours, 0 through about 0.5; 0 in grey pictures.
  public let colourSpread: Double
  /// Pixels per character of the machine-readable zone in the decoded picture; nil where no zone was found.
  public let pixelsPerCharacter: Double?
  /// Blown-out regions in the rectified page.
  public let glareRegions: [BoxMessage]
  /// Areas of the rectified page that a finger covers.
  public let occludedRegions: [BoxMessage]

  /// Measures of one page.
  public init(
    sharpness: Double, glare: Double, brightness: Double, colourSpread: Double, pixelsPerCharacter: Double?,
    glareRegions: [BoxMessage], occludedRegions: [BoxMessage] = []
  ) {
    self.sharpness = sharpness
    self.glare = glare
    self.brightness = brightness
    self.colourSpread = colourSpread
    self.pixelsPerCharacter = pixelsPerCharacter
    self.glareRegions = glareRegions
    self.occludedRegions = occludedRegions
  }
}

/// A machine-readable zone as read (ICAO 9303).
public struct ZoneMessage: Codable, Sendable, Equatable {
  /// `TD1`, `TD2`, `TD3`, `MRVA`, `MRVB` or `FRA`.
  public let format: String
  /// The lines under the format's position classes, `<` as filler, of exactly the format's length.
  public let lines: [String]
  /// The same lines with any of the 37 characters at every place, of the same length, for comparison.
  public let unconstrained: [String]
  /// Probability of each character of `lines`, 0 through 1.
  public let confidences: [[Double]]
  /// Share of the characters that a second reader of another kind sees too, 0 through 1; rows that the first one is
  /// sure of count as seen.
  public let agreement: Double
  /// The least confidence among characters that the second reader sees otherwise, 0 through 1; 1 where there are none.
  public let disputedConfidence: Double
  /// What the second reader sees at each place of a line, a space where it sees nothing; nil for a line that the first
  /// one is sure of, so that it was not read twice.
  public let secondReading: [String?]
  /// Box of each line in the rectified page, with a margin around it.
  public let boxes: [BoxMessage]

  /// A zone as read.
  public init(
    format: String, lines: [String], unconstrained: [String], confidences: [[Double]], agreement: Double,
    disputedConfidence: Double, secondReading: [String?], boxes: [BoxMessage]
  ) {
    self.format = format
    self.lines = lines
    self.unconstrained = unconstrained
    self.confidences = confidences
    self.agreement = agreement
    self.disputedConfidence = disputedConfidence
    self.secondReading = secondReading
    self.boxes = boxes
  }
}

/// A line of text.
public struct TextLineMessage: Codable, Sendable, Equatable {
  /// What it says.
  public let text: String
  /// Mean probability of its characters, 0 through 1.
  public let confidence: Double
  /// ISO 15924 code of the script that it was read as.
  public let script: String
  /// Where it stands in the rectified page.
  public let box: BoxMessage

  /// A line as read.
  public init(text: String, confidence: Double, script: String, box: BoxMessage) {
    self.text = text
    self.confidence = confidence
    self.script = script
    self.box = box
  }
}

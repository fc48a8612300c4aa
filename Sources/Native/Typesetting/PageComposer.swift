/// Sets a document on A4 pages, from top to bottom. What is added flows to the next page where it does not fit; pages
/// are numbered once all are known. Places are reckoned from the side where reading starts and mirrored where that is
/// the right one.
public struct PageComposer: ~Copyable {
  /// More pages than any report or invoice fills; what would is refused.
  public static let pagesMax = 100

  let press: Press
  let tongue: Tongue
  let pictures: [Picture]
  private var pages: [[Mark]] = [[]]
  // Headings wait for what they stand above, so that none is left alone at the foot of a page.
  private var held: [(text: LaidText, step: Int)] = []
  /// How far down the page is filled.
  private(set) var y = PageStyle.marginTop
  /// Characters that no font has.
  public private(set) var missingGlyphs = 0

  /// Width of what pages hold.
  static let width = PageStyle.a4.width - 2 * PageStyle.marginSide
  /// Where a page is full.
  static let bottom = PageStyle.a4.height - PageStyle.marginBottom

  /// An empty first page.
  /// - Parameter pictures: those that ``addPictures(_:)`` names by index.
  public init(press: Press, tongue: Tongue, pictures: [Picture]) {
    self.press = press
    self.tongue = tongue
    self.pictures = pictures
  }

  /// Pages so far, at least 1.
  public var pageCount: Int { pages.count }

  /// The document's name, once, at its top, with a line below that says what it is of.
  /// - Throws: ``TypesettingError``.
  public mutating func addTitle(_ title: String, below: String) throws(TypesettingError) {
    try flow(try lay(title, PageStyle.titleSize, isBold: true))
    if !below.isEmpty { try flow(try lay(below, PageStyle.bodySize), colour: PageStyle.quiet) }
    space(8)
  }

  /// A heading, which stays with what follows it.
  /// - Parameter level: 1 through 3, the highest first.
  /// - Throws: ``TypesettingError``.
  public mutating func addHeading(_ text: String, level: Int) throws(TypesettingError) {
    let step = min(max(level, 1), PageStyle.headingSizes.count) - 1
    held.append((try lay(text, PageStyle.headingSizes[step], isBold: true), step))
  }

  private static let aboveHeading = [18.0, 12, 8]
  private static let belowRule = 7.0
  private static let belowHeading = [5.0, 3, 2]

  private mutating func setHeading(_ text: LaidText, step: Int) {
    if y > PageStyle.marginTop { space(Self.aboveHeading[step]) }
    if step == 0 {
      fill(x: 0, width: Self.width, height: 1, PageStyle.strongRule)
      space(Self.belowRule)
    }
    for index in text.lines.indices {
      set(text, line: index, x: 0, top: y, colour: step == 2 ? PageStyle.quiet : PageStyle.ink)
      space(text.lines[index].height)
    }
    space(Self.belowHeading[step])
  }

  /// Running text; quiet text is an aside.
  /// - Throws: ``TypesettingError``.
  public mutating func addParagraph(_ text: String, isQuiet: Bool) throws(TypesettingError) {
    let size = isQuiet ? PageStyle.smallSize : PageStyle.bodySize
    try flow(try lay(text, size), colour: isQuiet ? PageStyle.quiet : PageStyle.ink)
    space(5)
  }

  /// A few words that have to be seen first.
  /// - Throws: ``TypesettingError``.
  public mutating func addBanner(_ text: String, tone: Tone) throws(TypesettingError) {
    let (colour, ground) = PageStyle.colours(of: tone)
    let laid = try lay(text, 12, isBold: true, width: Self.width - 32)
    // With the first of what follows it.
    try need(laid.height + 18 + 60)
    fill(x: 0, width: Self.width, height: laid.height + 18, ground)
    fill(x: 0, width: 4, height: laid.height + 18, colour)
    space(9)
    try flow(laid, x: 16, colour: colour)
    space(9 + 6)
  }

  /// Ends the document.
  /// - Parameters:
  ///   - footer: stands at the foot of each page.
  ///   - pageLabel: beside it, such as `Page {page} of {pages}`.
  ///   - createdAt: ISO 8601, the only time that is written.
  /// - Returns: the PDF; the same for the same additions.
  /// - Throws: ``TypesettingError``.
  public consuming func finish(
    title: String, footer: String, pageLabel: String, createdAt: String
  ) throws(TypesettingError) -> [UInt8] {
    try need(0)
    let count = pages.count
    for page in 0..<count {
      let parts = pageLabel.split(separator: "{pages}", omittingEmptySubsequences: false)
      let label = parts.map { Self.replacing("{page}", in: $0, with: page + 1) }.joined(separator: String(count))
      try addFooter(footer, label, to: page)
    }
    let pdf = try Sheets.write(
      pages, pictures: pictures, title: title, createdAt: createdAt, size: PageStyle.a4)
    return try PDFCatalog.adding(language: tongue.language, to: pdf)
  }

  private static func replacing(_ place: String, in text: Substring, with number: Int) -> String {
    text.split(separator: place, omittingEmptySubsequences: false).joined(separator: String(number))
  }

  private mutating func addFooter(_ footer: String, _ label: String, to page: Int) throws(TypesettingError) {
    let rule = PageStyle.a4.height - PageStyle.footerRule
    pages[page].append(.fill(mirrored(0, rule, Self.width, PageStyle.hairline), PageStyle.rule))
    let number = try lay(label, PageStyle.smallSize)
    let words = try lay(footer, PageStyle.smallSize, width: Self.width - 100)
    for (laid, atEnd) in [(words, false), (number, true)] {
      guard let line = laid.lines.first else { continue }
      let x = atEnd ? Self.width - line.width : 0
      pages[page].append(
        .line(
          laid, index: 0, x: mirrored(x, 0, line.width, 0).x, baseline: rule + 7 + line.ascent,
          colour: PageStyle.quiet))
    }
  }
}

// MARK: - What every addition is made of

extension PageComposer {
  /// Lays a text out for the whole width, or for `width`.
  mutating func lay(
    _ text: String, _ size: Double, isBold: Bool = false, isCode: Bool = false, width: Double = Self.width
  ) throws(TypesettingError) -> LaidText {
    let words = Words(text: text, size: size, width: width, isBold: isBold, isCode: isCode)
    let laid = try press.lay(words, in: tongue)
    missingGlyphs += laid.missing
    return laid
  }

  /// Leaves room, which the end of a page swallows.
  mutating func space(_ height: Double) { y += height }

  /// Goes to the next page where this one has no room for so much and the headings that wait for it; a page's worth
  /// always has.
  /// - Throws: ``TypesettingError/tooManyPages``.
  mutating func need(_ height: Double) throws(TypesettingError) {
    let headings = held
    held = []
    let above = headings.reduce(0) { sum, heading in
      sum + Self.aboveHeading[heading.step] + Self.belowRule + heading.text.height + Self.belowHeading[heading.step]
    }
    if y + above + height > Self.bottom, y > PageStyle.marginTop {
      guard pages.count < Self.pagesMax else { throw .tooManyPages }
      pages.append([])
      y = PageStyle.marginTop
    }
    for heading in headings { setHeading(heading.text, step: heading.step) }
  }

  /// Sets lines one below another, over pages where they do not fit on one.
  mutating func flow(_ text: LaidText, x: Double = 0, colour: UInt32 = PageStyle.ink) throws(TypesettingError) {
    for index in text.lines.indices {
      try need(text.lines[index].height)
      set(text, line: index, x: x, top: y, colour: colour)
      y += text.lines[index].height
    }
  }

  /// Sets one line of a text at a place of this page.
  mutating func set(_ text: LaidText, line index: Int, x: Double, top: Double, colour: UInt32) {
    let line = text.lines[index]
    add(
      .line(
        text, index: index, x: mirrored(x, top, line.width, 0).x, baseline: top + line.ascent, colour: colour))
  }

  /// Fills a box that starts where the page is filled to.
  mutating func fill(x: Double, width: Double, height: Double, _ colour: UInt32) {
    add(.fill(mirrored(x, y, width, height), colour))
  }

  /// Adds a mark to this page.
  mutating func add(_ mark: Mark) { pages[pages.count - 1].append(mark) }

  /// The place on the sheet of a box that is `x` away from the side where reading starts.
  func mirrored(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Mark.Box {
    let left = tongue.isRightToLeft ? Self.width - x - width : x
    return Mark.Box(x: PageStyle.marginSide + left, y: y, width: width, height: height)
  }
}

internal import CImaging

/// Looks through a PDF's objects for the names of what runs, sends or plays something, wherever they hang: scripts,
/// launched programs, forms that are sent or filled from elsewhere, forms of XML, whose page is drawn by a program, and
/// media (ISO 32000-1, sections 12.6.4, 12.7.5, 12.7.8 and 13). A link that a reader may follow (`URI`) is none: bills
/// have them, and nobody follows one here. Objects are found as a viewer that repairs a file finds them, by the keyword
/// before them, and not by the file's own tables; content streams, strings and comments are no objects.
///
/// Bounds: at most `inflatedMax` bytes are inflated in all, at most twice these and the file are read, and nothing is
/// nested deeper than 512. A file beyond them counts as active: nobody can say that it is not.
struct PDFActiveNames {
  /// Most bytes that a file's object streams are inflated to.
  static let inflatedMax = 16 << 20

  private static let active: Set<String> = [
    "GoToE", "ImportData", "JS", "JavaScript", "Launch", "Movie", "Rendition", "RichMedia", "SubmitForm", "XFA",
  ]
  private static let depthMax = 512
  private static let object = Array("obj".utf8)
  private static let trailer = Array("trailer".utf8)

  private let bytes: [UInt8]
  private var inflatableCount: Int
  private var readableCount: Int

  private init(_ bytes: [UInt8], inflatedMax: Int) {
    self.bytes = bytes
    inflatableCount = inflatedMax
    readableCount = 2 * (bytes.count + inflatedMax)
  }

  /// - Throws: ``ImagingError/activeContent`` where a name is found or the bounds are reached,
  ///   ``ImagingError/unsupported`` where the file names an encryption, ``ImagingError/outOfMemory`` where object
  ///   streams could not be inflated for want of it.
  static func ruleOut(in bytes: [UInt8], inflatedMax: Int = PDFActiveNames.inflatedMax) throws(ImagingError) {
    var search = Self(bytes, inflatedMax: inflatedMax)
    var at = 0
    // Goes on behind the keyword, not behind the object: one reader's string may be the next one's object.
    while let start = search.objectStart(from: at) {
      try search.readIndirectObject(at: start)
      at = start
    }
  }

  /// Where the first object from an index on begins: behind the keyword `obj` or `trailer`.
  private func objectStart(from index: Int) -> Int? {
    var at = index
    while at + 3 <= bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "o"):
        if bytes[at...].starts(with: Self.object), at == 0 || !Self.isLetter(bytes[at - 1]) { return at + 3 }
      case UInt8(ascii: "t"):
        if bytes[at...].starts(with: Self.trailer) { return at + 7 }
      default: break
      }
      at += 1
    }
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private mutating func readIndirectObject(at start: Int) throws(ImagingError) {
    var lexer = PDFLexer(bytes, at: start)
    let stream = try Self.readObject(&lexer)
    let isStream = lexer.next() == .word("stream")
    if isStream { lexer.skipLine() }
    try charge(lexer.at - start)
    guard isStream else { return }
    switch stream.content {
    case .none: break
    case .plain(let first, let count): try readObjects(of: bytes, from: lexer.at, first: first, count: count)
    case .deflated(let first, let count):
      let content = try inflated(from: lexer.at)
      try readObjects(of: content, from: 0, first: first, count: count)
    case .obscure: throw .activeContent
    }
  }

  /// Reads one object to its end: a closing bracket that closes nothing is passed over, as viewers do.
  private static func readObject(_ lexer: inout PDFLexer) throws(ImagingError) -> PDFObjectStream {
    var stream = PDFObjectStream()
    var open: [PDFLexer.Token] = []
    repeat {
      guard let token = lexer.next() else { return stream }
      switch token {
      case .name(let name):
        guard !active.contains(name) else { throw .activeContent }
        // pdfium answers -1 for "no encryption", and also where the file itself says that its revision is -1.
        guard name != "Encrypt" else { throw .encrypted }
      case .openDictionary, .openArray:
        guard open.count < depthMax else { throw .activeContent }
        open.append(token)
      case .closeDictionary where open.last == .openDictionary, .closeArray where open.last == .openArray:
        open.removeLast()
      case .closeDictionary, .closeArray: continue
      case .word, .other: break
      }
      stream.note(token)
    } while !open.isEmpty
    return stream
  }

  /// Reads an object stream's content, which begins with pairs of an object's number and its place behind `first`.
  private mutating func readObjects(
    of content: [UInt8], from origin: Int, first: Int, count: Int
  ) throws(ImagingError) {
    guard first <= content.count - origin else { return }
    var index = PDFLexer(content, at: origin)
    for _ in 0..<count {
      guard let number = index.next(), let place = index.next() else { break }
      // Viewers go on behind a pair that is none, each in its own way.
      guard case .word = number, case .word(let digits) = place, let offset = Int(digits) else { throw .activeContent }
      guard offset >= 0, offset < content.count - origin - first else { continue }
      var lexer = PDFLexer(content, at: origin + first + offset)
      _ = try Self.readObject(&lexer)
      try charge(lexer.at - origin - first - offset)
    }
    try charge(index.at - origin)
  }

  /// What the zlib stream at an index holds; of one that is damaged what came before, nothing where it is none.
  private mutating func inflated(from start: Int) throws(ImagingError) -> [UInt8] {
    let (source, limit) = (bytes, inflatableCount)
    var (status, readCount) = (IMAGING_UNDECODABLE, source.count - start)
    // One byte more than allowed, to tell a stream that fits from one that does not.
    let content = [UInt8](unsafeUninitializedCapacity: limit + 1) { target, count in
      var room = limit + 1
      source.withUnsafeBufferPointer { given in
        guard let input = given.baseAddress, let out = target.baseAddress else { return }
        status = imaging_inflate(input + start, &readCount, out, &room)
        count = room
      }
    }
    guard status != IMAGING_NO_MEMORY else { throw .outOfMemory }
    guard content.count <= limit else { throw .activeContent }
    inflatableCount -= content.count
    try charge(readCount)
    return content
  }

  private mutating func charge(_ count: Int) throws(ImagingError) {
    readableCount -= count
    guard readableCount >= 0 else { throw .activeContent }
  }
}

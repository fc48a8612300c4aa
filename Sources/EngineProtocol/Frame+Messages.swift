import FoundationEssentials

extension Frame {
  /// Frames a request with the blobs it refers to.
  /// - Throws: ``FrameError/unreadableMessage`` where the request holds a number that JSON has no form for.
  public init(_ request: EngineRequest, blobs: [[UInt8]]) throws(FrameError) {
    self.init(message: try Self.encode(request), blobs: blobs)
  }

  /// Frames an answer with the blobs it refers to.
  /// - Throws: ``FrameError/unreadableMessage`` where the answer holds a number that JSON has no form for.
  public init(_ answer: EngineAnswer, blobs: [[UInt8]]) throws(FrameError) {
    self.init(message: try Self.encode(answer), blobs: blobs)
  }

  /// The message as a request; every blob that it names is there.
  /// - Throws: ``FrameError/unreadableMessage`` for anything else.
  public func request() throws(FrameError) -> EngineRequest {
    let request: EngineRequest = try decode()
    guard request.blobIndices.allSatisfy(blobs.indices.contains) else { throw .unreadableMessage }
    return request
  }

  /// The message as an answer; every blob that it names is there.
  /// - Throws: ``FrameError/unreadableMessage`` for anything else.
  public func answer() throws(FrameError) -> EngineAnswer {
    let answer: EngineAnswer = try decode()
    guard answer.blobIndices.allSatisfy(blobs.indices.contains) else { throw .unreadableMessage }
    return answer
  }

  private static func encode(_ message: some Encodable) throws(FrameError) -> [UInt8] {
    do {
      return [UInt8](try JSONEncoder().encode(message))
    } catch {
      throw .unreadableMessage
    }
  }

  private func decode<Message: Decodable>() throws(FrameError) -> Message {
    do {
      return try JSONDecoder().decode(Message.self, from: Data(message))
    } catch {
      throw .unreadableMessage
    }
  }
}

extension EngineRequest {
  /// Blobs of the same frame that the request names.
  fileprivate var blobIndices: [Int] {
    switch self {
    case .hello: []
    case .readDocument(let document): [document.front, document.back].compactMap(\.self)
    case .readPages(let pages): [pages.letter]
    case .compareFaces(let faces): [faces.reference, faces.probe]
    case .setPages(let document): document.pictures
    }
  }
}

extension EngineAnswer {
  /// Blobs of the same frame that the answer names. A refusal names one of the request's, which is not here.
  fileprivate var blobIndices: [Int] {
    switch self {
    case .ready, .refused: []
    case .document(let readings):
      readings.flatMap { [$0.rectified, $0.annotated, $0.portraitCrop, $0.signatureCrop].compactMap(\.self) }
    case .pages(let letter): letter.pages.flatMap { [$0.rectified, $0.annotated] }
    case .faces(let faces): [faces.referenceCrop, faces.probeCrop].compactMap(\.self)
    case .pagesSet(let pages): [pages.pdf]
    }
  }
}

import Domain
import Hummingbird
import ListFiles

/// A list that is read whole: a JSON array, or a line of JSON for each element.
struct ListBody: Sendable {
  let limits: UploadLimits
  let watch: BodyWatch
  let room: UploadRoom
  let element: Schema
  let elementsMax: Int

  /// The array, each element as its schema has it.
  /// - Parameter bytesAnnounced: `Content-Length`; nil for a body in chunks, whose end is marked.
  /// - Throws: ``Problem`` that says which element is wrong, by its place from 0 as RFC 6901 counts.
  func json(_ body: RequestBody, type: String?, bytesAnnounced: Int?) async throws -> JSON {
    var limits = limits
    limits.jsonBytesMax = limits.listBytesMax
    limits.totalBytesMax = limits.listBytesMax
    let reader = BodyReader(limits: limits, watch: watch, room: room)
    let schema = Schema.array(element, 1...elementsMax)
    switch type {
    case "application/json": return try APIResponder.validated(try await reader.json(body), schema)
    case RowFormat.lines.rawValue:
      let most = elementsMax
      var lines = try await reader.read(body, into: RowIntake(.lines, schema: element, rowBytesMax: limits.rowBytesMax))
      {
        intake, piece in
        try intake.take(piece.readableBytesView)
        guard intake.rows.count <= most else { throw Problem.tooLarge("There are more than \(most) lines.") }
      }
      if let bytesAnnounced, lines.byteCount != bytesAnnounced { throw Problem.malformed("The body ended early.") }
      try lines.finish()
      let list = JSON.array(try lines.rows.enumerated().map { try $1.value(at: $0) })
      let errors = schema.errors(in: list)
      guard errors.isEmpty else { throw Problem.invalid(errors) }
      return list
    default: throw Problem.unsupported("The body is application/json or \(RowFormat.lines.rawValue).")
    }
  }
}

extension SentRow {
  /// The row's value, for whoever takes a list whole or not at all.
  fileprivate func value(at place: Int) throws -> JSON {
    switch self {
    case .value(let json): return json
    case .broken(let error):
      throw Problem.invalid([FieldError(pointer: "/\(place)", code: error.code, detail: error.detail)])
    }
  }
}

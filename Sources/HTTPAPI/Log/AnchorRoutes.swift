import Domain
import FoundationEssentials

/// `/v1/log/anchors`: where roots of the operator's log were laid down, with what proves it.
struct AnchorRoutes: Sendable {
  let anchors: any AnchorStore

  /// Most anchors of an answer: three months of four places, a root a day each.
  private static let most = 400

  var endpoints: [Endpoint] { [list] }

  private var list: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/log/anchors", operation: "listLogAnchors",
      summary: "Anchors of the operator's log, the greatest trees first: the newest \(Self.most).",
      access: .scope(.logRead),
      answers: [200: .json(.object([.required("data", .array(.logAnchor, 0...Self.most))]))]
    ) { _ in
      .json(["data": .array(try await anchors.newest(limit: Self.most).map(\.json))])
    }
  }
}

extension Schema {
  fileprivate static let logAnchor = Schema.named(
    "LogAnchor",
    .object([
      .required("name", .words(64)), .required("kind", .values(AnchorKind.self)),
      .required("state", .values(AnchorState.self)), .required("size", .integer(1...1 << 53)),
      .required("checkpoint", .words(262_144), "The anchored checkpoint, a signed note (C2SP tlog-checkpoint)."),
      .required(
        "reference", .nullable(.words(200)), "The token's serial number, or the transaction's hash; null where unknown."
      ),
      .required("token", .nullable(.words(349_528)), "The timestamp token (RFC 3161), DER in base64."),
      .required("failures", .integer(0...1 << 31)), .required("error", .nullable(.values(LogWatchFailure.self))),
      .required("created_at", .instant), .required("placed_at", .nullable(.instant), "As the place says."),
    ]))
}

extension AnchorView {
  /// The wire form.
  fileprivate var json: JSON {
    [
      "name": .string(name), "kind": .string(kind.rawValue), "state": .string(state.rawValue), "size": .integer(size),
      "checkpoint": .string(checkpoint), "reference": .optional(reference),
      "token": .optional(token.map { Data($0).base64EncodedString() }), "failures": .integer(Int64(failures)),
      "error": .optional(failure?.rawValue), "created_at": .string(beganAt.rfc3339),
      "placed_at": .optional(placedAt?.rfc3339),
    ]
  }
}

import FoundationEssentials

// Answers of tellers as a tape holds them (``CheckTape``).

extension EarlierSightings {
  /// The form on a tape.
  public var json: JSON {
    func list(_ ids: [VerificationID]) -> JSON { .array(ids.map { .string($0.description) }) }
    return ["documents": list(documents), "pictures": list(pictures), "portraits": list(portraits)]
  }

  /// Reads the form on a tape.
  public init(json: JSON) {
    func list(_ name: String) -> [VerificationID] { Self.ids(json[name]) }
    self.init(documents: list("documents"), pictures: list("pictures"), portraits: list("portraits"))
  }

  /// Identifiers in a list; whatever is none is left out.
  public static func ids(_ json: JSON?) -> [VerificationID] {
    (json?.elements ?? []).compactMap { $0.text.flatMap { VerificationID($0) } }
  }
}

extension BehaviourHistory {
  /// The form on a tape. Times are whole: the rules count within spans of them.
  public var json: JSON {
    let seen = BehaviourTrace.Kind.allCases.compactMap { kind in
      sightings[kind].map { JSON.Member(kind.rawValue, .array($0.map(\.json))) }
    }
    return [
      "applicant": .string(applicant.description), "at": at.map(JSON.init(moment:)) ?? .null,
      "name": .optional(name?.hexadecimal), "sightings": .object(seen),
      "declines": .array(
        declines.map {
          ["verification": .string($0.verification.description), "basis": .string($0.basis.rawValue)]
        }),
    ]
  }

  /// Reads the form on a tape; nil for anything else.
  public init?(json: JSON) {
    guard let applicant = json["applicant"]?.text.flatMap({ ApplicantID($0) }) else { return nil }
    self.init(applicant: applicant, at: json["at"]?.moment, name: json["name"]?.text.map(\.hexadecimalBytes))
    for kind in BehaviourTrace.Kind.allCases {
      sightings[kind] = json["sightings"]?[kind.rawValue]?.elements?.compactMap(Sighting.init)
    }
    declines = (json["declines"]?.elements ?? []).compactMap { element in
      guard let verification = element["verification"]?.text.flatMap({ VerificationID($0) }),
        let basis = element["basis"]?.text.flatMap(Decline.Basis.init)
      else { return nil }
      return Decline(verification: verification, basis: basis)
    }
  }
}

extension BehaviourHistory.Sighting {
  fileprivate var json: JSON {
    [
      "verification": .string(verification.description), "applicant": .string(applicant.description),
      "name": .optional(name?.hexadecimal), "at": JSON(moment: at),
    ]
  }

  fileprivate init?(json: JSON) {
    guard let verification = json["verification"]?.text.flatMap({ VerificationID($0) }),
      let applicant = json["applicant"]?.text.flatMap({ ApplicantID($0) }), let at = json["at"]?.moment
    else { return nil }
    self.init(
      verification: verification, applicant: applicant, name: json["name"]?.text.map(\.hexadecimalBytes), at: at)
  }
}

extension JSON {
  /// A moment, whole.
  fileprivate init(moment: Date) { self = .number(moment.timeIntervalSinceReferenceDate) }

  fileprivate var moment: Date? { double.map(Date.init(timeIntervalSinceReferenceDate:)) }
}

extension String {
  /// Bytes of pairs of hexadecimal digits; what is no pair is left out.
  fileprivate var hexadecimalBytes: [UInt8] {
    let digits = Array(utf8)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap { place in
      UInt8(String(decoding: digits[place...place + 1], as: UTF8.self), radix: 16)
    }
  }
}

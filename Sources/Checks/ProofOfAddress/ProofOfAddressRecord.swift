import Domain

/// What a person sees of a letter that was checked.
enum ProofOfAddressRecord {
  static func breakdown(
    _ seen: LetterObservation, _ facts: ProofOfAddressFacts, _ expected: ProofOfAddressExpectations
  ) -> JSON {
    [
      "legibility": legibility(seen), "letter": letter(facts), "receiver": receiver(facts),
      "age": [
        "days": facts.ageDays.map { .integer(Int64($0)) } ?? .null,
        "days_max": .integer(Int64(expected.policy.ageDaysMax)),
      ],
      "comparisons": comparisons(seen, facts, expected),
      "lines": .array(
        seen.pages.enumerated().flatMap { page, seen in seen.lines.map { line($0, page: page) } }),
    ]
  }

  static func legibility(_ seen: LetterObservation) -> JSON {
    .object([
      JSON.Member("page_count", .integer(Int64(seen.pageCount))),
      JSON.Member(
        "pages",
        .array(
          seen.pages.map { page in
            [
              "origin": .string(page.origin.rawValue), "lines": .integer(Int64(page.lines.count)),
              "lines_counted": .integer(Int64(page.readable.lines.count)), "sharpness": hundredths(page.sharpness),
              "glare_share": hundredths(page.glare), "brightness": hundredths(page.brightness),
            ]
          })),
    ])
  }

  private static func letter(_ facts: ProofOfAddressFacts) -> JSON {
    let issue = facts.letter.issue
    return [
      "kind": facts.letter.kind.map { found($0.value.rawValue, $0.line, $0.page) } ?? .null,
      "language": .optional(facts.letter.language),
      "issuer": facts.letter.issuer.map { found($0.value, $0.line, $0.page) } ?? .null,
      "date_of_issue": issue.map { issue in
        .object([
          JSON.Member("readings", .array(issue.value.readings.map { .string($0.day.description) })),
          JSON.Member("labelled", .bool(issue.value.isLabelled)), JSON.Member("printed", .string(issue.line.text)),
          JSON.Member("box", issue.line.box.json), JSON.Member("page", .integer(Int64(issue.page))),
        ])
      } ?? .null,
    ]
  }

  private static func receiver(_ facts: ProofOfAddressFacts) -> JSON {
    let page = facts.receiver.block?.page ?? 0
    return [
      "name": facts.receiver.nameLine.map { found($0.text, $0, page) } ?? .null,
      "block": .array(facts.receiver.block?.lines.map { line($0, page: page) } ?? []),
    ]
  }

  private static func comparisons(
    _ seen: LetterObservation, _ facts: ProofOfAddressFacts, _ expected: ProofOfAddressExpectations
  ) -> JSON {
    [
      "name": .string(facts.receiver.name?.rawValue ?? "not_declared"),
      "address": facts.receiver.address.map { .object($0.members) } ?? "not_declared",
      "editing_software": .optional(seen.software),
      "kind_taken": .bool(facts.letter.kind.map { expected.policy.kinds.contains($0.value) } ?? false),
    ]
  }

  private static func found(_ text: String, _ line: DocumentObservation.Line, _ page: Int) -> JSON {
    [
      "value": .string(text), "box": line.box.json, "page": .integer(Int64(page)),
      "confidence": .number(line.confidence),
    ]
  }

  private static func line(_ line: DocumentObservation.Line, page: Int) -> JSON {
    [
      "text": .string(line.text), "box": line.box.json, "page": .integer(Int64(page)),
      "confidence": .number(line.confidence), "script": .string(line.script.rawValue),
    ]
  }

  private static func hundredths(_ value: Double) -> JSON { .number((value * 100).rounded() / 100) }
}

import Domain

extension CustomerImport {
  /// The wire form.
  var json: JSON {
    [
      "id": .string(id.description), "mode": .string(realm.mode.rawValue), "state": .string(state.rawValue),
      "next_row": .integer(Int64(nextRow)),
      "counts": [
        "created": .integer(Int64(counts.created)), "updated": .integer(Int64(counts.updated)),
        "unchanged": .integer(Int64(counts.unchanged)), "rejected": .integer(Int64(counts.rejected)),
        "screened": .integer(Int64(counts.screened)),
      ],
      "created_at": .string(createdAt.rfc3339), "updated_at": .string(updatedAt.rfc3339),
      "finished_at": .optional(finishedAt?.rfc3339),
    ]
  }
}

extension ImportedRow {
  /// A row as it was sent, held against its schema.
  init(_ sent: SentRow) {
    switch sent {
    case .broken(let error): self = .rejected([RowProblem(error)])
    case .value(let json):
      let errors = Schema.importedCustomer.errors(in: json)
      guard errors.isEmpty, let externalID = json["external_id"]?.text else {
        self = .rejected(errors.map(RowProblem.init))
        return
      }
      let others: Set<String> = ["external_id", "metadata", "consents"]
      self = .customer(
        ImportedCustomer(
          externalID: externalID, declared: .object(json.members?.filter { !others.contains($0.name) } ?? []),
          metadata: json["metadata"] == nil ? nil : json.metadata,
          consents: json["consents"]?.elements?.compactMap(Consent.init) ?? []))
    }
  }
}

extension RowProblem {
  /// An error without names of the row's own: what stands where a name is expected may be anything.
  init(_ error: FieldError) {
    let tokens = error.pointer.split(separator: "/").prefix { token in
      Self.names.contains(String(token)) || token.utf8.count == 1 && token.utf8.allSatisfy { (48...57).contains($0) }
    }
    self.init(pointer: tokens.map { "/" + $0 }.joined(), code: error.code, detail: error.detail)
  }

  /// Names of members that a row may have; those of `metadata` are the merchant's.
  private static let names: Set<String> = Schema.importedCustomer.memberNames
}

extension Schema {
  /// Every name of a member in it that it names itself.
  fileprivate var memberNames: Set<String> {
    switch self {
    case .named(_, let inner), .nullable(let inner), .array(let inner, _): inner.memberNames
    case .object(let fields): fields.reduce(into: []) { $0.formUnion($1.schema.memberNames.union([$1.name])) }
    default: []
    }
  }

  /// One row of an import.
  static let importedCustomer = Schema.named(
    "ImportedCustomer",
    .object(
      [.required("external_id", .words(128), "Your own name: the same is the same applicant.")]
        + Schema.applicantFields + [
          .optional("metadata", .metadata), .optional("consents", .array(.consent, 0...10), "Lines of JSON alone."),
        ]))

  /// An import as it is read.
  static let customerImport = Schema.named(
    "Import",
    .object([
      .required("id", .id(ImportID.self)), .required("mode", .values(Mode.self)),
      .required("state", .values(CustomerImport.State.self)),
      .required("next_row", .integer(1...Int64.max), "The row that is taken next; all before it are recorded."),
      .required(
        "counts",
        .object([
          .required("created", .integer(0...Int64.max)), .required("updated", .integer(0...Int64.max)),
          .required("unchanged", .integer(0...Int64.max)), .required("rejected", .integer(0...Int64.max)),
          .required(
            "screened", .integer(0...Int64.max),
            "Screenings that were begun; a customer whose declared data change has another."),
        ])), .required("created_at", .instant), .required("updated_at", .instant),
      .required("finished_at", .nullable(.instant)),
    ]))

  /// What was wrong with a row.
  static let importError = Schema.named(
    "ImportError",
    .object([
      .required("row", .integer(1...Int64.max)), .required("pointer", .text(TextRule(0...200))),
      .required("code", .words(64)), .required("detail", .words(500)),
    ]))
}

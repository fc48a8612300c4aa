import Domain

extension ListVersion {
  /// One line for people.
  var words: String {
    let rows = rejectedCount == 0 ? [] : ["\(rejectedCount) of \(rowCount) rows left out"]
    let memory = memoryBytes.map { ["\($0) bytes of memory"] } ?? []
    let parts =
      ["\(list) version \(number) (\(version))", "\(entityCount) entries, \(nameCount) names"] + memory + rows
    return (parts + [changes.words, importedAt.rfc3339]).joined(separator: "  ")
  }

  /// The same for programs: what the API shows, and what is the operator's alone.
  var operatorJSON: JSON {
    .object((json.members ?? []) + [JSON.Member("memory_bytes", memoryBytes.map { .integer(Int64($0)) } ?? .null)])
  }
}

extension ListChangeCounts {
  /// As a line of a diff begins: `+3 ~1 -0`.
  var words: String { "+\(added) ~\(changed) -\(removed)" }
}

extension ListImportReport {
  /// One line for people.
  var words: String { (isNew ? "" : "unchanged: ") + version.words }

  /// The same for programs, with the first rows that were left out.
  var json: JSON {
    .object(
      (version.operatorJSON.members ?? []) + [
        JSON.Member("new", .bool(isNew)), JSON.Member("rejected_rows", .array(rejected.map(\.json))),
      ])
  }
}

extension ListChange {
  /// One line for people: what differs, by the names of the entry's members.
  var words: String {
    let name = (after ?? before)?.names.first?.text ?? ""
    guard let before, let after else { return "\(before == nil ? "+" : "-") \(id)  \(name)" }
    let (old, new) = (before.json.members ?? [], after.json.members ?? [])
    let differing = Set(old).symmetricDifference(new).map(\.name)
    return "~ \(id)  \(name)  \(Set(differing).sorted().joined(separator: ", "))"
  }
}

extension RejectedRow {
  /// One line for people.
  var words: String { "\(file.isEmpty ? "" : file + ":")\(line)  \(reason.rawValue)\(field.map { "  " + $0 } ?? "")" }

  /// The same for programs.
  var json: JSON {
    [
      "file": .string(file), "line": .integer(Int64(line)), "reason": .string(reason.rawValue),
      "field": .optional(field),
    ]
  }
}

extension ListImportError {
  /// What stands in the way, for people.
  var words: String {
    switch self {
    case .badSlug: "its name has 1 through 64 lower-case letters, digits and hyphens."
    case .fetching(let error): "it could not be fetched (\(error.rawValue))."
    case .opening(let error): "\(error.words)."
    case .noEntries: "there is no entry in it."
    case .tooManyRejected(let count, let total): "\(count) of \(total) rows are wrong; is it another format?"
    case .tooSmall: "it is much smaller than the version before; --force-smaller takes it all the same."
    case .tooLarge(let excess):
      """
      with the lists beside it, it takes \(excess.needBytes) bytes of memory of the \(excess.boundBytes) that lists \
      may take; --list-memory says how much.
      """
    case .storing(.stale): "another import came in between; try again."
    case .storing(.damaged): "an entry has no key, one that another has, or a text that cannot be kept."
    case .storing(let error): "it could not be stored (\(error))."
    }
  }
}

extension ListSource {
  /// One line for people.
  var words: String {
    let state = error.map { "failed: " + $0 } ?? (fetchedAt == nil ? "never fetched" : "ok")
    return "\(draft.list)  \(draft.format)  \(draft.location)  \(state)  next \(nextAt.rfc3339)"
  }

  /// The same for programs.
  var json: JSON {
    [
      "list": .string(draft.list), "format": .string(draft.format), "location": .string(draft.location),
      "every_seconds": .integer(draft.every.components.seconds), "etag": .optional(mark.etag),
      "digest": .optional(mark.digest), "fetched_at": .optional(fetchedAt?.rfc3339), "error": .optional(error),
      "next_at": .string(nextAt.rfc3339),
    ]
  }
}

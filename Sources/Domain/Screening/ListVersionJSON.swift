extension ListVersion {
  /// As the API and the command line show it.
  public var json: JSON {
    [
      "list": .string(list), "number": .integer(Int64(number)), "version": .string(version), "format": .string(format),
      "digest": .string(digest), "rows": .integer(Int64(rowCount)), "rejected": .integer(Int64(rejectedCount)),
      "entities": .integer(Int64(entityCount)), "names": .integer(Int64(nameCount)),
      "changes": [
        "added": .integer(Int64(changes.added)), "changed": .integer(Int64(changes.changed)),
        "removed": .integer(Int64(changes.removed)),
      ], "imported_at": .string(importedAt.rfc3339),
    ]
  }
}

extension ListChange {
  /// As the API and the command line show it: the whole entry as it was and as it is, null where there was or is none.
  public var json: JSON {
    ["entity_id": .string(id), "before": before?.json ?? .null, "after": after?.json ?? .null]
  }
}

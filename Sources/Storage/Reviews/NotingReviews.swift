import Domain
import FoundationEssentials
import PostgreSQL
import Sealing

extension PostgreSQLReviewDesk {
  /// See ``ReviewDesk/note(_:on:member:in:by:at:)``.
  public func note(
    _ text: String, on id: ReviewID, member: MemberID, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) -> NoteID {
    let note = NoteID(at: now)
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      try await database.effect(by: actor, making: note.description, in: realm, at: now) { transaction in
        let row = try await transaction.lockReview(id, in: realm)
        try await transaction.write(
          text, as: note, on: try row.reviewed(id, by: member, in: realm), keys: keys, by: actor, at: now)
      }
    }
    return note
  }

  /// See ``ReviewDesk/notes(on:in:)``.
  public func notes(on id: ReviewID, in realm: Realm) async throws(StoreError) -> [ReviewNote] {
    _ = try await item(id, in: realm)
    return try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      return try await database.once(
        inScopeOf: realm.tenant.uuid, ReviewStatements.notes, [realm.tenant.parameter, id.parameter]
      ).compactMap { row in
        let note: NoteID = try row.decode("id")
        let opened = try row.opened(
          "sealed", of: try row.decode("applicant_id"), object: note.uuid, label: .note, keys: keys)
        guard let text = opened?["text"]?.text else { return nil }
        return ReviewNote(
          id: note, member: try row.decode("member_id"), text: text, createdAt: try row.decode("created_at"))
      }
    }
  }
}

extension Transaction {
  /// Keeps the note that came with a ruling, if one did; returns which.
  func keepNote(
    of ruling: ReviewRuling, on item: ReviewedItem, keys: TenantKeys, by actor: Actor, at now: Date
  ) async throws -> NoteID? {
    guard let text = ruling.note else { return nil }
    let note = NoteID(at: now)
    try await write(text, as: note, on: item, keys: keys, by: actor, at: now)
    return note
  }

  fileprivate func write(
    _ text: String, as note: NoteID, on item: ReviewedItem, keys: TenantKeys, by actor: Actor, at now: Date
  ) async throws {
    let (tenant, applicant) = (item.realm.tenant.parameter, item.applicant)
    let notes = Parameter.text(DataClass.notes.rawValue)
    let results = try await pipeline([
      Command(
        EvidenceStatements.insertKey,
        [tenant, applicant.parameter, notes, .bytes(try keys.freshKey(applicant, .notes))]),
      Command(VerificationStatements.keyOfClass, [tenant, applicant.parameter, notes]),
    ])
    guard let key = try results[1].first?.decode("wrapped", as: [UInt8].self) else { throw StoreError.damaged }
    let sealed = try keys.seal(["text": .string(text)], under: key, of: applicant, object: note.uuid, column: .note)
    let seal = try keys.leafSeal(of: applicant, .notes, wrapped: key)
    try await pipeline([
      Command(
        ReviewStatements.insertNote,
        [
          tenant, note.parameter, item.id.parameter, applicant.parameter, item.member.parameter, .bytes(sealed),
          .timestamp(now),
        ]),
      AuditStatements.write("review.noted", on: item.id.description, in: item.realm, by: actor, at: now),
      try item.leaf(of: .note(note, text), under: seal, at: now),
    ])
  }
}

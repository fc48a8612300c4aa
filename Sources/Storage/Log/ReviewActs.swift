import Crypto
import Domain
import FoundationEssentials
import PostgreSQL
import TransparencyLog

/// What a reviewer does, each with a leaf of its own: what was noted and what was found of screening's matches lie
/// under the keys of their classes, and are closed with them.
enum ReviewAct {
  case claim
  case extend
  case release
  /// What was noted, by its digest.
  case note(NoteID, String)
  /// What was found of screening's matches: proposed, or final.
  case find([HitFinding], isFinal: Bool)
  /// A ruling that waits for a second member, with the note that came with it.
  case propose(ReviewRuling, note: NoteID?)
  /// A ruling, with the note that came with it.
  case decide(ReviewRuling, note: NoteID?)

  fileprivate var name: String {
    switch self {
    case .claim: "claim"
    case .extend: "extend"
    case .release: "release"
    case .note: "note"
    case .find: "find"
    case .propose: "propose"
    case .decide: "decide"
    }
  }

  fileprivate var facts: [JSON.Member] {
    switch self {
    case .claim, .extend, .release: []
    case .note(let id, let text):
      [
        JSON.Member("note_id", .string(id.description)),
        JSON.Member("note_sha256", .string(SHA256.hash(data: Array(text.utf8)).hexadecimal)),
      ]
    case .find(let hits, let isFinal):
      [
        JSON.Member("is_final", .bool(isFinal)),
        JSON.Member(
          "hits",
          .array(
            hits.map {
              ["list": .string($0.list), "entity": .string($0.entity), "verdict": .string($0.verdict.rawValue)]
            })),
      ]
    case .propose(let ruling, let note), .decide(let ruling, let note):
      [
        JSON.Member("action", .string(ruling.action.rawValue)),
        JSON.Member("reasons", .array(ruling.reasons.map { .string($0.rawValue) })),
        JSON.Member("evidence_digest", .string(ruling.evidenceDigest)),
        JSON.Member("requirements", .array(ruling.requirements.map(\.json))),
        JSON.Member("queue", .optional(ruling.escalation?.queue)),
        JSON.Member("four_eyes", ruling.escalation.map { .bool($0.fourEyes) } ?? .null),
        JSON.Member("note_id", .optional(note?.description)),
      ]
    }
  }
}

/// An item on which a reviewer acts, and who does.
struct ReviewedItem {
  let id: ReviewID
  let verification: VerificationID
  let applicant: ApplicantID
  let member: MemberID
  let realm: Realm

  /// The command that writes the leaf of an act.
  func leaf(of act: ReviewAct, under seal: LeafSeal, at now: Date) throws -> Command {
    let record = LogRecord(
      .reviewAction, of: id.description, in: realm, at: now,
      [
        JSON.Member("verification_id", .string(verification.description)),
        JSON.Member("member_id", .string(member.description)), JSON.Member("act", .string(act.name)),
      ] + act.facts)
    return try LeafStatements.write(record, as: LeafID(at: now).uuid, under: seal)
  }
}

extension Row {
  /// The item of a row with its verification and its applicant.
  func reviewed(_ id: ReviewID, by member: MemberID, in realm: Realm) throws -> ReviewedItem {
    ReviewedItem(
      id: id, verification: try decode("verification_id"), applicant: try decode("applicant_id"), member: member,
      realm: realm)
  }

  /// The command that writes the leaf of an act that the applicant's record tells, in a row with that record's key.
  func leaf(
    of act: ReviewAct, on id: ReviewID, by member: MemberID, keys: TenantKeys, in realm: Realm, at now: Date
  ) throws -> Command {
    let item = try reviewed(id, by: member, in: realm)
    return try item.leaf(of: act, under: try recordSeal(of: item.applicant, keys: keys), at: now)
  }
}

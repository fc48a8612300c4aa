import Domain

extension Schema {
  static let address = Schema.object([
    .optional("line1", .nullable(.words(200))), .optional("line2", .nullable(.words(200))),
    .optional("city", .nullable(.words(100))), .optional("region", .nullable(.words(100))),
    .optional("postal_code", .nullable(.words(20))), .optional("country", .nullable(.country)),
  ])

  /// What may be declared of an applicant.
  static let applicantFields: [Field] = [
    .optional("given_names", .nullable(.words(200)), "As on the document."),
    .optional("family_name", .nullable(.words(200)), "As on the document."),
    .optional("date_of_birth", .nullable(.date)), .optional("nationality", .nullable(.country), "ISO 3166-1 alpha-3."),
    .optional("sex", .nullable(.choice(["F", "M", "X"])), "As ICAO 9303 writes it."),
    .optional("email", .nullable(.words(254))), .optional("phone", .nullable(.words(32))),
    .optional("address", .nullable(.address)),
  ]

  static let consent = Schema.object([
    .required("purpose", .values(ConsentPurpose.self)), .required("granted", .boolean),
    .required("granted_at", .instant), .required("text_version", .words(64)), .required("language", .language),
  ])

  static let device = Schema.object([
    .optional("ip", .ipAddress, "The applicant's, not your proxy's: IPv4, or IPv6 as RFC 4291 has it."),
    .optional("user_agent", .words(500)),
    .optional("session_id", .words(128), "The same for one device, as your own site knows it."),
  ])

  /// The `request` of a verification (DESIGN §2).
  static let verificationRequest = Schema.named(
    "VerificationRequest",
    .object([
      .optional(
        "applicant",
        .object(
          [.optional("external_id", .words(128), "Your own name: the same is the same applicant.")] + applicantFields)),
      .optional("applicant_id", .id(ApplicantID.self), "Instead of `applicant`."),
      .optional(
        "documents",
        .array(.object([.required("type", .values(DocumentType.self)), .optional("country", .country)]), 0...5)),
      .optional("checks", .array(.values(CheckType.self), 1...10), "Default: the tenant's policy."),
      .optional("consents", .array(.consent, 0...10)),
      .optional("accommodations", .array(.choice(["no_motion", "no_hearing", "longer_time", "supervised"]), 0...5)),
      .optional("language", .language), .optional("metadata", .metadata), .optional("device", .device),
      .optional(
        "supplements",
        .array(
          .object([
            .required("kind", .choice(["name_change", "source_of_funds", "guardian_consent", "other"])),
            .optional("label", .words(100)),
          ]), 0...10)),
    ]))

  /// The `request` of a supplement.
  static let supplementRequest = Schema.named(
    "SupplementRequest",
    .object([
      .optional("consents", .array(.consent, 0...10)),
      .optional(
        "supplements",
        .array(
          .object([
            .required("kind", .choice(["name_change", "source_of_funds", "guardian_consent", "other"])),
            .optional("label", .words(100)),
          ]), 0...10)),
    ]))

  static let reason = Schema.named(
    "Reason",
    .object([
      .required("code", .values(ReasonCode.self)), .required("check", .nullable(.values(CheckType.self))),
      .required("message", .words(500)), .required("audience", .values(Audience.self)),
    ]))

  static let decision = Schema.named(
    "Decision",
    .object([
      .required("id", .id(DecisionID.self)), .required("outcome", .values(DecisionOutcome.self)),
      .required("reasons", .array(.reason, 0...50)), .required("automated", .boolean),
      .required("decided_by", .values(Decider.self)), .required("member_id", .nullable(.id(MemberID.self))),
      .required("policy_version", .integer(1...1_000_000)), .required("decided_at", .instant),
    ]))

  static let billing = Schema.object([
    .required("billable", .boolean), .required("reason", .nullable(.values(FreeReason.self))),
    .required("unit_price", .text(TextRule(1...30, pattern: "^[0-9]+(\\.[0-9]+)?$"))),
    .required("currency", .text(TextRule(3...3))), .required("price_book_version", .words(100)),
    .required("usage_event_id", .id(UsageID.self)),
  ])

  /// See ``ExtractedDocument/json``.
  static let extractedDocument = Schema.named(
    "ExtractedDocument",
    .object([
      .required("document_type", printed), .required("issuing_country", printed), .required("document_number", printed),
      .required("family_name", printed), .required("given_names", printed),
      .required("full_name", printed, "Where the document does not say which of it is the family name."),
      .required("native_names", .nullable(names), "As printed in a script other than Latin."),
      .optional("latin_names", .nullable(names), "The same in Latin letters, where a standard says how."),
      .required("date_of_birth", .nullable(.date)), .required("date_of_issue", .nullable(.date)),
      .required("date_of_expiry", .nullable(.date)), .required("sex", printed), .required("nationality", printed),
      .required("personal_number", printed), .required("address", printed),
      .required("mrz", .array(.text(TextRule(30...44)), 0...3)),
    ]))

  private static let names = Schema.object([
    .required("family_name", printed), .required("given_names", printed), .required("full_name", printed),
  ])

  private static let printed = Schema.nullable(.text(TextRule(0...2000)))

  static let check = Schema.named(
    "Check",
    .object([
      .required("id", .id(CheckID.self)), .required("type", .values(CheckType.self)),
      .required("attempt", .integer(1...1000)), .required("status", .values(CheckStatus.self)),
      .required("outcome", .nullable(.values(CheckOutcome.self))), .required("score", .nullable(.number(0...1))),
      .required("reasons", .array(.reason, 0...50)), .required("breakdown", .any, "What was looked at, by group."),
      .required("extracted", .nullable(.extractedDocument), "What a document or letter says."),
      .required("engine", .any), .required("duration_ms", .nullable(.integer(0...86_400_000))),
      .required("billing", .nullable(.billing)),
    ]))

  static let requirement = Schema.object([
    .required("kind", .values(EvidenceKind.self)), .required("code", .values(ReasonCode.self)),
    .required("message", .words(500)),
  ])

  static let verification = Schema.named(
    "Verification",
    .object([
      .required("id", .id(VerificationID.self)), .required("status", .values(VerificationStatus.self)),
      .required("applicant_id", .id(ApplicantID.self)), .required("external_id", .nullable(.words(128))),
      .required("mode", .values(Mode.self)), .required("metadata", .metadata),
      .required("decision", .nullable(.decision)), .required("checks", .array(.check, 0...20)),
      .required("requirements", .array(.requirement, 0...20)), .required("policy_version", .integer(1...1_000_000)),
      .required("language", .language), .required("resource_version", .integer(1...1_000_000)),
      .required("created_at", .instant), .required("updated_at", .instant),
      .required("completed_at", .nullable(.instant)), .required("expires_at", .instant),
    ]))

  static let event = Schema.named(
    "Event",
    .object([
      .required("id", .id(EventID.self)), .required("type", .values(EventType.self)),
      .required("tenant_seq", .nullable(.integer(1...Int64.max))), .required("data", .any),
      .required("actor", .words(100)), .required("created_at", .instant),
    ]))
}

extension AAMVAPayload {
  /// The number of the licence or card, element DAQ.
  public var documentNumber: String? { stated("DAQ") }

  /// Day of issue, element DBD.
  public var dateOfIssue: AAMVADate? { date("DBD") }

  /// Day of expiry, element DBA.
  public var dateOfExpiry: AAMVADate? { date("DBA") }

  /// What tells this card from others of the same holder, element DCF.
  public var documentDiscriminator: String? { stated("DCF") }

  /// Audit information, element DCJ.
  public var auditInformation: String? { stated("DCJ") }

  /// Inventory control number of the card's stock, element DCK.
  public var inventoryControlNumber: String? { stated("DCK") }

  /// Compliance with the REAL ID Act, element DDA; nil for another code or none.
  public var compliance: AAMVACompliance? { value("DDA").flatMap { AAMVACompliance(rawValue: $0.uppercased()) } }

  /// The day of the card design's latest revision, element DDB.
  public var cardRevisionDate: AAMVADate? { date("DDB") }

  /// The day on which the endorsement for hazardous materials expires, element DDC; not in version 11.
  public var hazardousMaterialsExpiry: AAMVADate? { date("DDC") }

  /// Whether the card is limited to the holder's lawful stay, element DDD; nil where the card does not say.
  public var isLimitedDuration: Bool? { indicator("DDD") }

  /// Vehicle class as encoded: DCA, or DAR in version 1; nil for `NONE`.
  public var vehicleClass: String? { header.version <= 1 ? stated("DCA", "DAR") : stated("DCA") }

  /// Restrictions as encoded: DCB, or DAS in version 1; nil for `NONE`.
  public var restrictions: String? { header.version <= 1 ? stated("DCB", "DAS") : stated("DCB") }

  /// Endorsements as encoded: DCD, or DAT in version 1; nil for `NONE`.
  public var endorsements: String? { header.version <= 1 ? stated("DCD", "DAT") : stated("DCD") }

  /// Federal commercial vehicle codes, element DCH of versions 2 and 3; nil for `NONE`.
  public var federalCommercialVehicleCodes: String? { stated("DCH") }

  /// Whether the card is a commercial licence or learner's permit, element DDM of version 11.
  public var isCommercial: Bool? { indicator("DDM") }

  /// Whether a commercial card's holder is not domiciled in the jurisdiction, element DDN of version 11.
  public var isNonDomiciled: Bool? { indicator("DDN") }

  /// Whether the card is an enhanced one: element DDO of version 11, or the subfile type `EN`.
  public var isEnhanced: Bool? { indicator("DDO") ?? (kind == .enhancedCard ? true : nil) }

  /// Whether the card is a permit, element DDP of version 11.
  public var isPermit: Bool? { indicator("DDP") }
}

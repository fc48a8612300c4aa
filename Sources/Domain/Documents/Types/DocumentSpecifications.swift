/// Every type of document whose printed text is read: one line each, in the order of their names.
public enum DocumentSpecifications {
  /// All of them.
  public static let all: [DocumentSpecification] = [
    .austriaDrivingLicence,
    .austriaIdentityCard,
    .belgiumDrivingLicence,
    .belgiumIdentityCard,
    .brazilDrivingLicence,
    .bulgariaDrivingLicence,
    .bulgariaIdentityCard,
    .canadaDrivingLicence,
    .canadaIdentityCard,
    .chinaIdentityCard,
    .croatiaDrivingLicence,
    .croatiaIdentityCard,
    .cyprusDrivingLicence,
    .cyprusIdentityCard,
    .czechiaDrivingLicence,
    .czechiaIdentityCard,
    .denmarkDrivingLicence,
    .estoniaDrivingLicence,
    .estoniaIdentityCard,
    .finlandDrivingLicence,
    .finlandIdentityCard,
    .franceDrivingLicence,
    .franceIdentityCard,
    .germanyDrivingLicence,
    .germanyIdentityCard,
    .greeceDrivingLicence,
    .greeceIdentityCard,
    .hungaryDrivingLicence,
    .hungaryIdentityCard,
    .icelandDrivingLicence,
    .icelandIdentityCard,
    .indiaAadhaar,
    .indiaPAN,
    .indonesiaIdentityCard,
    .internationalIdentityCard,
    .internationalPassport,
    .internationalResidencePermit,
    .internationalVisa,
    .irelandDrivingLicence,
    .irelandIdentityCard,
    .italyDrivingLicence,
    .italyIdentityCard,
    .japanMyNumberCard,
    .koreaIdentityCard,
    .latviaDrivingLicence,
    .latviaIdentityCard,
    .liechtensteinDrivingLicence,
    .liechtensteinIdentityCard,
    .lithuaniaDrivingLicence,
    .lithuaniaIdentityCard,
    .luxembourgDrivingLicence,
    .luxembourgIdentityCard,
    .maltaDrivingLicence,
    .maltaIdentityCard,
    .mexicoVoterCard,
    .monacoIdentityCard,
    .netherlandsDrivingLicence,
    .netherlandsIdentityCard,
    .nigeriaIdentityCard,
    .norwayDrivingLicence,
    .norwayIdentityCard,
    .polandDrivingLicence,
    .polandIdentityCard,
    .portugalDrivingLicence,
    .portugalIdentityCard,
    .romaniaDrivingLicence,
    .romaniaIdentityCard,
    .serbiaIdentityCard,
    .slovakiaDrivingLicence,
    .slovakiaIdentityCard,
    .sloveniaDrivingLicence,
    .sloveniaIdentityCard,
    .southAfricaIdentityCard,
    .spainDrivingLicence,
    .spainIdentityCard,
    .swedenDrivingLicence,
    .swedenIdentityCard,
    .switzerlandDrivingLicence,
    .switzerlandIdentityCard,
    .thailandIdentityCard,
    .turkeyIdentityCard,
    .ukraineIdentityCard,
    .unitedStatesDrivingLicence,
    .unitedStatesIdentityCard,
  ]

  /// How to read a page. Where a zone or a barcode says what the document is: the issuer's own type if its marks are
  /// read, or the one that every issuer follows. Else the type whose marks are read, with the most of them where
  /// several are. Nil for a kind that nobody here knows.
  /// - Parameters:
  ///   - lines: everything that was read on the document, side by side.
  ///   - known: type and issuer as the part that proves itself says.
  public static func matching(_ lines: [String], known: (type: DocumentType, issuer: String)?) -> DocumentSpecification?
  {
    let page = lines.map { FoldedText($0) }
    if let known {
      let issuer = known.issuer == "D" ? "DEU" : known.issuer
      return all.first { $0.type == known.type && $0.issuer == issuer && $0.isShown(on: page) }
        ?? all.first { $0.type == known.type && $0.issuer == nil }
    }
    var best: DocumentSpecification?
    for type in all where type.isShown(on: page) && type.marks.count > best?.marks.count ?? 0 { best = type }
    return best
  }
}

/// Every rule of a national number: one line each, by id.
public enum NationalNumbers {
  /// All of them.
  public static let all: [NationalNumberRule] = [
    .argentinaCUIT, .belgiumNationalNumber, .bulgariaEGN, .brazilCNH, .brazilCPF, .canadaSIN, .chileRUT,
    .chinaResidentIdentityNumber, .czechiaRodneCislo, .germanyTaxID, .denmarkCPR, .egyptNationalID, .spainDNI,
    .spainNIE, .estoniaIsikukood, .finlandHETU, .franceNIR, .unitedKingdomDriverNumber, .greeceAMKA, .hongKongHKID,
    .croatiaOIB, .hungarySzemelyiAzonosito, .indonesiaNIK, .indiaAadhaar, .indiaPAN, .irelandPPS, .israelTeudatZehut,
    .italyCodiceFiscale, .japanMyNumber, .kazakhstanIIN, .koreaResidentRegistrationNumber, .lithuaniaAsmensKodas,
    .latviaPersonasKods, .mexicoClaveDeElector, .mexicoCURP, .malaysiaMyKad, .nigeriaNIN, .netherlandsBSN,
    .norwayFodselsnummer, .pakistanCNIC, .polandPESEL,
    .portugalCitizenCard, .portugalNIF, .romaniaCNP, .russiaINN, .russiaSNILS, .saudiArabiaNationalID,
    .singaporeNRIC, .sloveniaEMSO, .swedenPersonnummer, .thailandIdentificationNumber, .turkeyKimlikNo,
    .taiwanNationalID, .ukraineRNOKPP, .ukraineUNZR, .unitedArabEmiratesID, .unitedStatesSSN, .vietnamCCCD,
    .southAfricaIdentityNumber,
  ].sorted { $0.id < $1.id }

  /// The rule of an id; nil for an unknown one.
  public static func rule(_ id: String) -> NationalNumberRule? { byID[id] }

  private static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
}

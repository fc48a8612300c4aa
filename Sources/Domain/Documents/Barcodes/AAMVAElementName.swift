extension AAMVAPayload {
  /// An element that the standard names, and what it says.
  public struct NamedElement: Sendable, Hashable {
    /// What an element says.
    public enum Value: Sendable, Hashable {
      /// Its text as encoded, without spaces at its ends.
      case text(String)
      /// A day, where eight digits are one.
      case day(CalendarDate)
      /// An indicator, where it is `1`, `Y`, `0` or `N`.
      case flag(Bool)
    }

    /// Three letters, such as `DAQ`.
    public let id: String
    /// The standard's name in snake case, such as `customer_id_number`.
    public let name: String
    /// What it says.
    public let value: Value
  }

  /// Every element of the card that a standard names, its version's before others, and that is not empty; each once. A
  /// social security number is left out but for four digits: since the Intelligence Reform and Terrorism Prevention Act
  /// of 2004, section 7214, no licence may show one (42 U.S.C. 405(c)(2)(C)(vi)).
  public var namedElements: [NamedElement] {
    AAMVAElementName.names(version: effectiveVersion).compactMap { id, name in
      guard let text = value(id) else { return nil }
      return NamedElement(id: id, name: name, value: meaning(of: text, id: id))
    }
  }

  /// How many elements of the card no version of the standard names.
  public var unnamedElementCount: Int {
    let named = Set(AAMVAElementName.names(version: effectiveVersion).map(\.id))
    return Set(cardElements.filter { !$0.value.isEmpty }.map(\.id)).subtracting(named).count
  }

  private func meaning(of text: String, id: String) -> NamedElement.Value {
    if AAMVAElementRule.dates.contains(id), let day = date(id)?.day { return .day(day) }
    if AAMVAElementName.indicators.contains(id), let flag = indicator(id) { return .flag(flag) }
    guard AAMVAElementName.socialSecurityNumbers.contains(id) else { return .text(text) }
    return .text(NationalNumberRule.masked(text, shownAtEnd: 4))
  }
}

/// The names of elements: AAMVA DL/ID Card Design Standard 2009 to 2025, annex D, tables D.3 and D.4, with those that
/// the specifications of 2003 and 2005 have beside them; DL/ID-2000, section 6, for version 1, and for version 0, which
/// borrowed its elements. Cards of one version carry elements of another, so that either table is asked after its own.
enum AAMVAElementName {
  /// Elements that are `1` or `0`, `Y` or `N`.
  static let indicators: Set<String> = ["DBH", "DBI", "DDD", "DDK", "DDL", "DDM", "DDN", "DDO", "DDP"]
  /// The holder's and the one of another name, of DL/ID-2000.
  static let socialSecurityNumbers: Set<String> = ["DBK", "DBM"]

  static func names(version: Int) -> [(id: String, name: String)] { version <= 1 ? oldFirst : newFirst }

  private static let newFirst = joined(current, ofTheYear2000)
  private static let oldFirst = joined(ofTheYear2000, current)

  private static func joined(
    _ own: [(id: String, name: String)], _ others: [(id: String, name: String)]
  ) -> [(id: String, name: String)] {
    let known = Set(own.map(\.id))
    return own + others.filter { !known.contains($0.id) }
  }

  private static let current = table(
    """
    DCA jurisdiction_specific_vehicle_class
    DCB jurisdiction_specific_restriction_codes
    DCD jurisdiction_specific_endorsement_codes
    DBA document_expiration_date
    DCS customer_family_name
    DCT customer_given_names
    DAC customer_first_name
    DAD customer_middle_name
    DBD document_issue_date
    DBB date_of_birth
    DBC physical_description_sex
    DAY physical_description_eye_color
    DAU physical_description_height
    DAG address_street_1
    DAH address_street_2
    DAI address_city
    DAJ address_jurisdiction_code
    DAK address_postal_code
    DAQ customer_id_number
    DCF document_discriminator
    DCG country_identification
    DCH federal_commercial_vehicle_codes
    DDE family_name_truncation
    DDF first_name_truncation
    DDG middle_name_truncation
    DAZ hair_color
    DCI place_of_birth
    DCJ audit_information
    DCK inventory_control_number
    DBN alias_family_name
    DBG alias_given_name
    DBS alias_suffix_name
    DCU name_suffix
    DCE physical_description_weight_range
    DCL race_ethnicity
    DCM standard_vehicle_classification
    DCN standard_endorsement_code
    DCO standard_restriction_code
    DCP jurisdiction_specific_vehicle_classification_description
    DCQ jurisdiction_specific_endorsement_code_description
    DCR jurisdiction_specific_restriction_code_description
    DDA compliance_type
    DDB card_revision_date
    DDC hazmat_endorsement_expiration_date
    DDD limited_duration_document_indicator
    DAW weight_pounds
    DAX weight_kilograms
    DDH under_18_until
    DDI under_19_until
    DDJ under_21_until
    DDK organ_donor_indicator
    DDL veteran_indicator
    DDM cdl_indicator
    DDN non_domiciled_indicator
    DDO enhanced_credential_indicator
    DDP permit_indicator
    """)

  private static let ofTheYear2000 = table(
    """
    DAA driver_license_name
    DAB driver_last_name
    DAC driver_first_name
    DAD driver_middle_name
    DAE driver_name_suffix
    DAF driver_name_prefix
    DAG driver_mailing_street_address_1
    DAH driver_mailing_street_address_2
    DAI driver_mailing_city
    DAJ driver_mailing_jurisdiction_code
    DAK driver_mailing_postal_code
    DAL driver_residence_street_address_1
    DAM driver_residence_street_address_2
    DAN driver_residence_city
    DAO driver_residence_jurisdiction_code
    DAP driver_residence_postal_code
    DAQ driver_license_id_number
    DAR driver_license_classification_code
    DAS driver_license_restriction_code
    DAT driver_license_endorsements_code
    DAU height_feet_inches
    DAV height_centimeters
    DAW weight_pounds
    DAX weight_kilograms
    DAY eye_color
    DAZ hair_color
    DBA license_expiration_date
    DBB date_of_birth
    DBC driver_sex
    DBD license_issue_date
    DBE issue_timestamp
    DBF number_of_duplicates
    DBG medical_indicator_codes
    DBH organ_donor
    DBI non_resident_indicator
    DBJ unique_customer_identifier
    DBK social_security_number
    DBL driver_aka_date_of_birth
    DBM driver_aka_social_security_number
    DBN driver_aka_name
    DBO driver_aka_last_name
    DBP driver_aka_first_name
    DBQ driver_aka_middle_name
    DBR driver_aka_suffix
    DBS driver_aka_prefix
    """)

  private static func table(_ rows: String) -> [(id: String, name: String)] {
    rows.split(separator: "\n").map { row in (String(row.prefix(3)), String(row.dropFirst(4))) }
  }
}

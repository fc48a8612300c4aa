/// A jurisdiction with an issuer identification number of AAMVA (ISO/IEC 7812).
public struct AAMVAIssuer: Sendable, Hashable {
  /// Six digits.
  public let number: String
  /// Two letters as in AAMVA's list: the postal code of a state or province; `US` for the Department of State, which
  /// has none.
  public let code: String
  /// ISO 3166-1 alpha-3: `USA` (with its territories), `CAN` or `MEX`.
  public let country: String
  /// English name.
  public let name: String

  /// The jurisdiction of `number`; nil for a number that is not in AAMVA's list.
  public static func find(number: String) -> AAMVAIssuer? { byNumber[number] }

  /// Every jurisdiction of AAMVA's published list of issuer identification numbers (aamva.org, "Issuer Identification
  /// Numbers (IIN)"), in the order of their numbers.
  public static let all: [AAMVAIssuer] = rows.split(separator: "\n").compactMap { row in
    let parts = row.split(separator: " ", maxSplits: 3).map { String($0) }
    guard parts.count == 4 else { return nil }
    return AAMVAIssuer(number: parts[0], code: parts[1], country: parts[2], name: parts[3])
  }

  private static let byNumber = Dictionary(all.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })

  private static let rows = """
    604426 PE CAN Prince Edward Island
    604427 AS USA American Samoa
    604428 QC CAN Quebec
    604429 YT CAN Yukon
    604430 MP USA Northern Mariana Islands
    604431 PR USA Puerto Rico
    604432 AB CAN Alberta
    604433 NU CAN Nunavut
    604434 NT CAN Northwest Territories
    636000 VA USA Virginia
    636001 NY USA New York
    636002 MA USA Massachusetts
    636003 MD USA Maryland
    636004 NC USA North Carolina
    636005 SC USA South Carolina
    636006 CT USA Connecticut
    636007 LA USA Louisiana
    636008 MT USA Montana
    636009 NM USA New Mexico
    636010 FL USA Florida
    636011 DE USA Delaware
    636012 ON CAN Ontario
    636013 NS CAN Nova Scotia
    636014 CA USA California
    636015 TX USA Texas
    636016 NL CAN Newfoundland and Labrador
    636017 NB CAN New Brunswick
    636018 IA USA Iowa
    636019 GU USA Guam
    636020 CO USA Colorado
    636021 AR USA Arkansas
    636022 KS USA Kansas
    636023 OH USA Ohio
    636024 VT USA Vermont
    636025 PA USA Pennsylvania
    636026 AZ USA Arizona
    636027 US USA Department of State
    636028 BC CAN British Columbia
    636029 OR USA Oregon
    636030 MO USA Missouri
    636031 WI USA Wisconsin
    636032 MI USA Michigan
    636033 AL USA Alabama
    636034 ND USA North Dakota
    636035 IL USA Illinois
    636036 NJ USA New Jersey
    636037 IN USA Indiana
    636038 MN USA Minnesota
    636039 NH USA New Hampshire
    636040 UT USA Utah
    636041 ME USA Maine
    636042 SD USA South Dakota
    636043 DC USA District of Columbia
    636044 SK CAN Saskatchewan
    636045 WA USA Washington
    636046 KY USA Kentucky
    636047 HI USA Hawaii
    636048 MB CAN Manitoba
    636049 NV USA Nevada
    636050 ID USA Idaho
    636051 MS USA Mississippi
    636052 RI USA Rhode Island
    636053 TN USA Tennessee
    636054 NE USA Nebraska
    636055 GA USA Georgia
    636056 CU MEX Coahuila
    636057 HL MEX Hidalgo
    636058 OK USA Oklahoma
    636059 AK USA Alaska
    636060 WY USA Wyoming
    636061 WV USA West Virginia
    636062 VI USA Virgin Islands
    """
}

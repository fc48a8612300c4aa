/// What a verification leaves to be known again by: a kind, and a normal form that is the same however it is written.
/// Personal data: kept as a blind index alone.
public struct BehaviourTrace: Sendable, Hashable {
  /// Kinds of traces.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The session of the device, as the merchant names it.
    case device
    /// The address of the network that the request names.
    case ip
    /// The network around it.
    case network
    case email, phone, address
    /// The declared name with the date of birth.
    case person

    /// Whether it is kept for velocity alone, for a policy's ``BehaviourPolicy/window``.
    public var isShort: Bool { self == .ip || self == .network }
  }
  /// What kind it is.
  public let kind: Kind
  /// The normal form.
  public let form: String

  /// A trace.
  public init(_ kind: Kind, _ form: String) {
    self.kind = kind
    self.form = form
  }

  /// Bits of an IPv4 address that name its network: no longer prefix is routed between networks (RFC 7454, section
  /// 6.1.3).
  static let networkBitsIPv4 = 24
  /// The same of an IPv6 address, also the most that one site is given.
  static let networkBitsIPv6 = 48
  /// Fewest digits of a telephone number: a country's code of three and the four of Niue's and Saint Helena's numbers,
  /// the shortest of ITU-T E.164.
  static let phoneDigitsMin = 7

  /// What a verification leaves, each kind once; what was not given, or says nothing, is left out.
  /// - Parameters:
  ///   - record: the applicant's, with what the request declares.
  ///   - device: the request's `device`.
  public static func all(of record: ApplicantRecord, device: JSON?) -> [BehaviourTrace] {
    let ip = device?["ip"]?.text.flatMap { IPAddress($0) }?.unmapped
    let forms: [(Kind, String?)] = [
      (.device, device?["session_id"]?.text), (.ip, ip?.description), (.network, ip.flatMap(network)),
      (.email, record.email.flatMap(email)), (.phone, record.phone.flatMap(phone)),
      (.address, record.address.flatMap(address)), (.person, person(record)),
    ]
    return forms.compactMap { kind, form in form.map { BehaviourTrace(kind, $0) } }
  }

  /// The normal form of a declared name: folded words in the order of the alphabet, so that neither marks nor order nor
  /// parting tell people apart; nil without one.
  public static func name(of record: ApplicantRecord) -> String? {
    let words = [record.givenNames, record.familyName].compactMap(\.self).flatMap(words)
    return words.isEmpty ? nil : words.sorted().joined(separator: " ")
  }

  /// A name alone is many people's; with a date of birth it is hardly two customers' of one tenant.
  private static func person(_ record: ApplicantRecord) -> String? {
    guard let name = name(of: record), let birth = record.dateOfBirth else { return nil }
    return "\(name)|\(birth)"
  }

  private static func network(_ address: IPAddress) -> String? {
    IPNetwork(of: address, length: address.isIPv6 ? networkBitsIPv6 : networkBitsIPv4)?.description
  }

  /// In small letters, without a subaddress (RFC 5233: what follows `+` is the same mailbox); nil without two sides.
  private static func email(_ text: String) -> String? {
    let sides = text.lowercased().filter { !$0.isWhitespace }.split(separator: "@", omittingEmptySubsequences: false)
    guard sides.count == 2, let box = sides[0].split(separator: "+", omittingEmptySubsequences: false).first,
      !box.isEmpty, !sides[1].isEmpty
    else { return nil }
    return "\(box)@\(sides[1])"
  }

  /// Digits alone, without the prefix of international calls, `+` or `00` (ITU-T E.123, section 2).
  private static func phone(_ text: String) -> String? {
    let digits = text.compactMap(\.wholeNumberValue).filter { (0...9).contains($0) }.map(String.init).joined()
    let number = digits.hasPrefix("00") ? String(digits.dropFirst(2)) : digits
    return number.count >= phoneDigitsMin ? number : nil
  }

  /// Country, postal code or else town, and what of the lines names a house, kinds of street left out (`Musterstr. 1`
  /// is `Muster Straße 1`); nil where one of the latter two is missing.
  private static func address(_ address: PostalAddress) -> String? {
    let lines = AddressText([address.line1, address.line2].compactMap(\.self).joined(separator: " "))
    let house = lines.names.sorted() + lines.numbers + lines.unitNumbers
    guard !house.isEmpty,
      let place = [address.postalCode, address.city].compactMap(\.self).lazy.map(bare).first(where: {
        !$0.isEmpty
      })
    else { return nil }
    return ([address.country ?? "", place] + house).joined(separator: "|")
  }

  private static func bare(_ text: String) -> String { words(text).joined() }

  /// Words of letters and digits without marks, in capitals.
  private static func words(_ text: String) -> [String] {
    text.split { !$0.isLetter && !$0.isNumber }.map { AddressText.folded(String($0)) }.filter { !$0.isEmpty }
  }
}

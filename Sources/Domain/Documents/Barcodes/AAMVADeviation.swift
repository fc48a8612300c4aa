/// Where a payload departs from the layout of the AAMVA DL/ID Card Design Standard, annex D, section D.12, and was read
/// nevertheless. Bytes count from 0 in what was given; offsets count from the compliance indicator, as the header's do.
/// No deviation holds personal data.
public enum AAMVADeviation: Sendable, Hashable {
  /// Spaces or control characters stand before the compliance indicator.
  case leadingBytes(count: Int)
  /// What follows the compliance indicator is not line feed, record separator, carriage return.
  case headerSeparators
  /// The file type is not `ANSI` with one space after it.
  case fileType
  /// The header has a jurisdiction version where its version has none (01), or has none where one belongs (02 and on).
  case headerShape
  /// The version is later than the latest that this parser knows; it was read as the latest.
  case unknownVersion(Int)
  /// The issuer identification number is not in AAMVA's list.
  case unknownIssuer
  /// The header announces another number of subfiles than it describes.
  case entryCount(declared: Int, found: Int)
  /// The subfile does not begin where the header says; `declared` is nil where the offset is not a number.
  case subfileOffset(type: String, declared: Int?, found: Int)
  /// The subfile does not end where the header says; `declared` is nil where the length is not a number.
  case subfileLength(type: String, declared: Int?, found: Int)
  /// The elements follow the header without the subfile's designator before them.
  case subfileDesignatorMissing(type: String)
  /// The header describes a subfile that is not there.
  case subfileMissing(type: String)
  /// A subfile is there that the header does not describe.
  case subfileUndeclared(type: String)
  /// A line of a subfile does not begin with an element identifier; it was left out.
  case strayText(byte: Int)
  /// Elements are separated by something else than one line feed.
  case elementSeparator
  /// The element stands more than once with different values; the first that is not empty counts.
  case repeatedElement(id: String)
  /// The date is written in the order that its country and version do not use.
  case dateOrder(id: String)
  /// Text beyond ASCII is encoded in UTF-8; the standard prescribes ISO/IEC 8859-1.
  case utf8Text
}

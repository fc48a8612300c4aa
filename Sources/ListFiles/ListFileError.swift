/// Why a source gives no reading. It tells where and what, and never repeats what the file says.
public struct ListFileError: Error, Sendable, Hashable {
  /// What can be wrong with a source as a whole.
  public enum Problem: Sendable, Hashable {
    /// No format has this name.
    case unknownFormat(String)
    /// A part of the source is not among the files; the format's words for it.
    case missingPart(String)
    /// A file that is no part of the source, or a part that another file is already.
    case unexpectedFile
    /// Not a file of this format at all.
    case notTheFormat
    /// The file ends inside a row, a quote or an element.
    case truncated
    /// XML that is not well-formed, so that nothing after it can be trusted.
    case malformed
    /// A document type declaration, with which a small file can become huge or fetch another.
    case documentType
    /// A reference to an entity other than the five that XML defines itself.
    case entityReference
    /// Nested deeper than ``ListLimits/depthMax``.
    case tooDeep
    /// A line, tag or text with more bytes than this.
    case lineTooLong(bytesMax: Int)
    /// More entries than this.
    case tooManyEntities(max: Int)
    /// Bytes that are not UTF-8, or a declared encoding other than UTF-8.
    case notUTF8
    /// A column, counted from 1, that the format does not know or that stands twice.
    case unknownColumn(number: Int)
    /// A column without which the format means nothing.
    case missingColumn(String)
    /// The caller's closure failed; its own words.
    case unreadable(String)
  }

  /// The file's name; nil where no single file is at fault.
  public let file: String?
  /// The line where it shows, from 1; nil where no line is at fault.
  public let line: Int?
  /// What is wrong.
  public let problem: Problem

  /// An error.
  public init(_ problem: Problem, file: String? = nil, line: Int? = nil) {
    self.problem = problem
    self.file = file
    self.line = line
  }
}

extension ListFileError: CustomStringConvertible {
  /// A closed set of names for programs, such as `not_utf8`.
  public var code: String {
    switch problem {
    case .unknownFormat: "unknown_format"
    case .missingPart: "missing_part"
    case .unexpectedFile: "unexpected_file"
    case .notTheFormat: "not_the_format"
    case .truncated: "truncated"
    case .malformed: "malformed"
    case .documentType: "document_type"
    case .entityReference: "entity_reference"
    case .tooDeep: "too_deep"
    case .lineTooLong: "line_too_long"
    case .tooManyEntities: "too_many_entities"
    case .notUTF8: "not_utf8"
    case .unknownColumn: "unknown_column"
    case .missingColumn: "missing_column"
    case .unreadable: "unreadable"
    }
  }

  /// What is wrong, for people.
  public var detail: String {
    switch problem {
    case .unknownFormat(let name): "there is no format \(name)"
    case .missingPart(let part): "\(part) is missing"
    case .unexpectedFile: "no part of the source, or a part given twice"
    case .notTheFormat: "not a file of this format"
    case .truncated: "it is cut off"
    case .malformed: "the XML is not well-formed"
    case .documentType: "document type declarations are not taken"
    case .entityReference: "entities other than &lt; &gt; &amp; &quot; &apos; are not taken"
    case .tooDeep: "nested too deep"
    case .lineTooLong(let bytesMax): "a line or element with more than \(bytesMax) bytes"
    case .tooManyEntities(let max): "more than \(max) entries"
    case .notUTF8: "not UTF-8"
    case .unknownColumn(let number): "column \(number) is unknown or stands twice"
    case .missingColumn(let name): "the column \(name) is missing"
    case .unreadable(let reason): "it cannot be read: \(reason)"
    }
  }

  /// `file:line: detail`, without the parts that there are not.
  public var description: String {
    let place = [file, line.map(String.init)].compactMap(\.self).joined(separator: ":")
    return place.isEmpty ? detail : place + ": " + detail
  }
}

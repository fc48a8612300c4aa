import Domain
import TransparencyLog

/// The first line of an invoice's bundle.
public struct BundleHeader: Sendable, Hashable {
  /// Longest line that is read: price books, a hundred thousand lines and their roots.
  public static let bytesMax = 67_108_864

  /// The document as it is kept.
  public let document: String
  /// The manifest as it is kept.
  public let manifest: String
  /// The proof of the invoice's leaf.
  public let proof: ProofFile

  /// Reads a line. Members that a bundle does not have are refused, as in proof files.
  /// - Throws: ``BundleError``
  public init(_ line: [UInt8]) throws(BundleError) {
    let json: JSON
    do throws(JSONParseError) { json = try JSON.parse(line) } catch { throw .json(error) }
    guard json["format"]?.text == InvoiceBundle.format else { throw .otherFormat }
    let known: Set<String> = ["format", "document", "manifest", "proof"]
    guard let members = json.members, members.allSatisfy({ known.contains($0.name) }) else { throw .unknownMember }
    guard let document = json["document"]?.text, let manifest = json["manifest"]?.text, let proof = json["proof"] else {
      throw .missingMember
    }
    self.document = document
    self.manifest = manifest
    do throws(ProofFileError) { self.proof = try ProofFile(proof.bytes) } catch { throw .proof(error) }
  }
}

/// Why a line is not the first of a bundle.
public enum BundleError: Error, Sendable, Hashable {
  /// No JSON.
  case json(JSONParseError)
  /// Another form than ``Domain/InvoiceBundle/format``, or none.
  case otherFormat
  /// A member that no bundle has.
  case unknownMember
  /// A member is missing, or no text.
  case missingMember
  /// The proof cannot be read.
  case proof(ProofFileError)
}

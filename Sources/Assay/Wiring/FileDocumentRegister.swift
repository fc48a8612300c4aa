import Domain
import Foundation

/// Reported documents from a file, held in memory: one `issuer,number` a line, `#` before remarks.
struct FileDocumentRegister: DocumentRegister {
  private let reported: Set<DocumentReference>

  /// Reads the file whole.
  /// - Throws: ``Refusal`` that names the file and the line that is wrong, never what stands there.
  init(path: String) throws {
    let text: String
    do {
      text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw Refusal("\(path) cannot be read, where reported documents should be.")
    }
    var reported: Set<DocumentReference> = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      if index == 0, cells == ["issuer", "number"] { continue }
      guard cells.count == 2, let document = DocumentReference(issuer: cells[0], number: cells[1]) else {
        throw Refusal("\(path), line \(index + 1): not an issuer's three letters, a comma and a number.")
      }
      reported.insert(document)
    }
    self.reported = reported
  }

  func isReported(_ document: DocumentReference) async throws(StoreError) -> Bool { reported.contains(document) }
}

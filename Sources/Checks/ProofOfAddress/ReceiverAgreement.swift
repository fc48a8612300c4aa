import Domain

/// How far a letter's receiver is the declared person at the declared address.
struct ReceiverAgreement {
  /// The name; nil where none is declared.
  let name: NameAgreement?
  /// The address; nil where none is declared.
  let address: AddressAgreement?
  /// The lines in which the receiver, or the address, stands.
  let block: Letter.Block?
  /// The line of ``block`` with the name.
  let nameLine: DocumentObservation.Line?

  /// Finds the receiver: the lines with the name that agrees best, and of these the ones with the address. The address
  /// alone, elsewhere on the letter, is the sender's or a third party's: it counts only where no name was found, for
  /// the record.
  init(_ letter: Letter, declared: ApplicantRecord, isMisreadable: Bool) {
    let names = declared.familyName.map { _ in ReceiverNames(letter, declared, isMisreadable: isMisreadable) }
    name = names?.best
    let places = letter.blocks.filter { block in names.map { $0.line(of: block) != nil } ?? true }
    let compared = places.isEmpty ? letter.blocks : places
    guard let wanted = declared.address, !wanted.isEmpty else {
      address = nil
      block = names == nil ? nil : places.first
      nameLine = block.flatMap { block in names.flatMap { $0.line(of: block) } }
      return
    }
    let agreements = compared.map {
      AddressAgreement(declared: wanted, printed: $0.address, isMisreadable: isMisreadable)
    }
    let best = agreements.indices.max {
      // Of equals the first, which begins with the most of the block.
      (agreements[$0].whole.rawValue, -$0) < (agreements[$1].whole.rawValue, -$1)
    }
    address = best.map { agreements[$0] }
    let found = best.flatMap { agreements[$0].whole == .absent ? nil : compared[$0] } ?? places.first
    block = found
    nameLine = found.flatMap { block in names.flatMap { $0.line(of: block) } }
  }
}

extension PostalAddress {
  /// Whether nothing is declared that could be compared.
  fileprivate var isEmpty: Bool { [line1, line2, city, postalCode].allSatisfy { $0?.isEmpty != false } }
}

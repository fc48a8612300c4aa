/// One row of an import as it was read: a customer, or everything that is wrong with it.
public enum ImportedRow: Sendable {
  /// A customer whose values hold.
  case customer(ImportedCustomer)
  /// A row that cannot be taken, with at least one problem.
  case rejected([RowProblem])

  /// The merchant's name of its customer; nil for a row that cannot be taken.
  public var externalID: String? { if case .customer(let customer) = self { customer.externalID } else { nil } }
}

/// A customer as a merchant hands it over. Personal data.
public struct ImportedCustomer: Sendable {
  /// The merchant's own name: the same is the same applicant.
  public let externalID: String
  /// What is declared of the applicant; merged into the record of one that exists.
  public let declared: JSON
  /// The merchant's string pairs, at most 16; nil leaves those that are there.
  public let metadata: [String: String]?
  /// Consents of this customer, at most 10.
  public let consents: [Consent]

  /// A customer.
  public init(externalID: String, declared: JSON, metadata: [String: String]?, consents: [Consent]) {
    self.externalID = externalID
    self.declared = declared
    self.metadata = metadata
    self.consents = consents
  }
}

/// One thing that is wrong with a row. It never repeats what the row says.
public struct RowProblem: Sendable, Hashable {
  /// RFC 6901, from the row; names of members that nobody knows are left out.
  public let pointer: String
  /// A closed, stable word.
  public let code: String
  /// What is wrong, for people.
  public let detail: String

  /// A problem.
  public init(pointer: String, code: String, detail: String) {
    self.pointer = pointer
    self.code = code
    self.detail = detail
  }
}

/// A problem of a row that was rejected.
public struct RowRejection: Sendable, Hashable {
  /// The row, from 1.
  public let row: Int
  /// Its place among the row's problems, from 1.
  public let position: Int
  /// What is wrong.
  public let problem: RowProblem

  /// A problem of a row.
  public init(row: Int, position: Int, problem: RowProblem) {
    self.row = row
    self.position = position
    self.problem = problem
  }
}

import Domain
import Workflows

extension Problem {
  /// The one place where errors become HTTP.
  init(_ error: any Error) {
    switch error {
    case let problem as Problem: self = problem
    case let error as StoreError: self.init(store: error)
    case let error as WorkflowRefusal: self.init(refusal: error)
    case let error as InvoiceRefusal: self.init(invoice: error)
    case is CancellationError: self = .unavailable
    default:
      self = Problem(500, "internal", "Internal error", "Something failed here. It was logged with the request id.")
    }
  }

  private init(store error: StoreError) {
    switch error {
    case .unavailable: self = .unavailable
    case .notFound: self = .notFound
    case .stale: self = .stale
    case .idempotencyKeyReused:
      self = Problem(
        422, "idempotency_key_reused", "Key reused", "This Idempotency-Key came with another request before.")
    case .replay: self = .conflict("in_flight", "A request with this Idempotency-Key is in flight.")
    case .damaged:
      self = Problem(
        500, "internal", "Internal error", "Stored data could not be read. It was logged with the request id.")
    case .notAllowed(let obstacle): self.init(obstacle: obstacle)
    }
  }

  private init(obstacle: StoreError.Obstacle) {
    let detail =
      switch obstacle {
      case .alreadyFinal: "The verification is closed."
      case .currencyNotInUBL: "EN 16931 has no amounts with more than two digits behind the point."
      case .declared: "The operator's tenant file declares this endpoint; it is changed there."
      case .erased: "The data was erased."
      case .evidenceChanged: "The evidence changed since it was read."
      case .fourEyes: "This queue takes four eyes: one member proposes, another decides."
      case .hitsUndecided: "Each match has to be found to be this person or not, before this is approved."
      case .importFinished: "The import was finished: open another."
      case .invoiceNotFinal: "The invoice is a draft: it has no number yet."
      case .lastAdmin: "A tenant keeps at least one admin."
      case .keyBudget: "The period's budget of this key does not allow this."
      case .legalHold: "A legal hold keeps the data."
      case .listTooSmall: "The list is much smaller than the one before it."
      case .memberExists: "There is a member with this address."
      case .nothingRequired: "Nothing is asked for now."
      case .notProven: "Nothing is proven yet: it is decided first, and stands in the log within a second."
      case .proposerApproves: "Another member has to decide what one proposed."
      case .retentionObligation: "The law asks for the data to be kept until its retention ends."
      case .spendCap: "The period's spend cap does not allow this."
      case .slugTaken: "There is a tenant with this slug."
      case .tooManyEndpoints: "A tenant has at most 16 endpoints in each mode."
      case .tooManyKeys: "Two keys of one name may live at once; revoke one first."
      case .unpricedMeter: "The tenant's price book has no price for a check that was asked for."
      }
    switch obstacle {
    case .erased: self = Problem(410, "erased", "Gone", detail)
    case .proposerApproves: self = Problem(403, "proposer_approves", "Not allowed", detail)
    case .keyBudget: self = Problem(402, "key_budget", "Key budget reached", detail)
    case .spendCap: self = Problem(402, "spend_cap", "Spend cap reached", detail)
    case .retentionObligation: self = .conflict("retention.obligation", detail)
    default: self = .conflict(obstacle.rawValue, detail)
    }
  }

  private init(invoice refusal: InvoiceRefusal) {
    switch refusal {
    case .store(let error): self.init(store: error)
    case .incomplete(let gaps):
      self = .conflict("invoice_incomplete", "Not declared: \(gaps.map(\.rawValue).joined(separator: ", ")).")
    case .periodNotBegun: self = .conflict("period_not_begun", "The period did not begin yet.")
    case .notCreditable(let line):
      self = .invalid([
        FieldError(
          pointer: "/lines", code: "not_creditable", detail: "line \(line) has not so much left, or is not there")
      ])
    case .nothingLeft: self = .conflict("nothing_left", "Nothing is left of this invoice.")
    case .notComputable: self.init(store: .damaged)
    }
  }

  private init(refusal: WorkflowRefusal) {
    switch refusal {
    case .store(let error): self.init(store: error)
    case .checkUnavailable(let type):
      self = .invalid([
        FieldError(pointer: "/checks", code: "check.unavailable", detail: "\(type.rawValue) is not available yet")
      ])
    case .tooManyFiles(let kind):
      self = .invalid([FieldError(pointer: "/" + kind.rawValue, code: "count", detail: "takes one file")])
    case .evidenceNotAsked(let kind):
      self = .invalid([FieldError(pointer: "/" + kind.rawValue, code: "not_asked", detail: "is not asked for")])
    case .invalid(let pointer, let code, let detail):
      self = .invalid([FieldError(pointer: pointer, code: code, detail: detail)])
    }
  }
}

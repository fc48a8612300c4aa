import Billing
import Domain

/// A price book as shipped in `Tenants/price-books`.
public enum PriceBookFile {
  /// Reads a price book; `fileName` is for messages alone.
  /// - Throws: ``TenantFileError`` with every problem, each with its line.
  public static func parse(yaml: String, fileName: String) throws(TenantFileError) -> PriceBook {
    try read(try YAMLReader(fileName: fileName).read(yaml), file: fileName)
  }

  /// Reads the same document as JSON.
  /// - Throws: ``TenantFileError`` with every problem.
  public static func parse(json: JSON) throws(TenantFileError) -> PriceBook {
    try read(Declared(json: json), file: nil)
  }

  private static func read(_ declared: Declared, file: String?) throws(TenantFileError) -> PriceBook {
    let problems: [PriceBookIssue]
    do {
      return try PriceBook(json: declared.json)
    } catch {
      problems = error.issues
    }
    let reader = DeclarationReader(file: file)
    for issue in problems {
      let (path, mark) = place(of: issue, in: declared)
      reader.refuse(problem(issue.problem), at: path, mark)
    }
    try reader.finish()
    throw .invalid([])
  }

  /// Where a problem is: at the value, at the key where the key is the problem, at the map where a key is missing.
  private static func place(
    of issue: PriceBookIssue, in top: Declared
  ) -> (path: DeclarationPath, mark: Declared.Mark?) {
    var (path, value, mark) = (DeclarationPath.top, Optional(top), top.mark)
    for step in issue.path {
      switch step {
      case .key(let name):
        path = path.key(name)
        let entry = value?.entry(name)
        if case .unknownKey = issue.problem { mark = entry?.mark ?? mark } else { mark = entry?.value.mark ?? mark }
        value = entry?.value
      case .position(let index):
        path = path.position(index)
        value = value?.element(index)
        mark = value?.mark ?? mark
      }
    }
    return (path, mark)
  }

  private static func problem(_ problem: PriceBookIssue.Problem) -> TenantFileIssue.Problem {
    switch problem {
    case .unknownKey(let allowed): .unknownKey(allowed: allowed)
    case .notAvailableYet: .notAvailableYet
    case .missing: .missing
    case .wrongKind(let expected): .wrongKind(expected: expected)
    case .notOneOf(let allowed): .notOneOf(allowed)
    case .broken(let rule): .broken(rule: rule)
    }
  }
}

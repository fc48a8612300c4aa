import Domain

/// What came of running one check again. Pure.
struct ReplayedCheck: Sendable {
  /// The check.
  let id: CheckID
  /// Digest of the result in hexadecimal; nil where it could not be run.
  let digest: String?
  /// What it rested on, each with whether it is still the same.
  let inputs: [ReplayInput]

  /// A check whose failure is on record, and nothing to be run again.
  init(recorded check: ReplayMaterial.Check, _ material: ReplayMaterial) {
    id = check.id
    digest = check.digest.isEmpty ? nil : check.digest
    inputs =
      check.digest.isEmpty
      ? [ReplayInput(.record, of: check.id, named: check.type.rawValue, .missing)] : [Self.record(of: check, material)]
  }

  /// A check that lacks what it rested on.
  init(
    unrun check: ReplayMaterial.Check, _ material: ReplayMaterial, lacking kind: ReplayInput.Kind? = nil,
    _ state: ReplayInput.State = .missing
  ) {
    id = check.id
    digest = nil
    let absent =
      [
        kind.map { ReplayInput($0, of: check.id, state) },
        check.work.absence.map { ReplayInput(.subject, of: check.id, $0) },
        check.told.absence.map { ReplayInput(.answers, of: check.id, $0) },
      ].compactMap(\.self) + check.evidence.filter { $0.state != .same }
    inputs = absent + (check.result == nil ? [] : [Self.record(of: check, material)])
  }

  /// A check that was run again.
  init(
    _ check: ReplayMaterial.Check, _ material: ReplayMaterial, report: CheckReport, on day: CalendarDate,
    isSameProgram: Bool
  ) {
    let result = CheckResult.json(of: report, check.type, .complete)
    let replayed = material.digestOfCheck(result).hexadecimal
    var inputs = [
      ReplayInput(.subject, of: check.id, .same), ReplayInput(.clock, of: check.id, named: day.description, .same),
      ReplayInput(.answers, of: check.id, .same),
    ]
    inputs += check.evidence
    inputs.append(ReplayInput(.rules, of: check.id, isSameProgram ? .same : .changed))
    if let stored = check.result {
      inputs += Self.engines(stored["engine"], result["engine"], of: check.id)
      inputs += Self.lists(stored["breakdown"]?["lists"], result["breakdown"]?["lists"], of: check.id)
      inputs.append(Self.record(of: check, material))
    } else {
      inputs.append(ReplayInput(.record, of: check.id, named: check.type.rawValue, .erased))
    }
    let isExplained = material.policy.state == .changed || inputs.contains { $0.state == .changed }
    if replayed != check.digest, !isExplained {
      inputs.append(ReplayInput(.result, of: check.id, named: check.type.rawValue, .changed))
    }
    id = check.id
    digest = replayed
    self.inputs = inputs
  }

  /// Whether the stored result is still the one that the decision rested on.
  private static func record(of check: ReplayMaterial.Check, _ material: ReplayMaterial) -> ReplayInput {
    let isSame = check.result.map { material.digestOfCheck($0).hexadecimal == check.digest }
    return ReplayInput(
      .record, of: check.id, named: check.type.rawValue, isSame.map { $0 ? .same : .changed } ?? .erased)
  }

  private static func engines(_ before: JSON?, _ after: JSON?, of check: CheckID) -> [ReplayInput] {
    guard let before, before != .null else { return [] }
    let name = before["name"]?.text
    func state(_ isSame: Bool) -> ReplayInput.State { isSame ? .same : .changed }
    func details(_ stamp: JSON?, _ isMachine: Bool) -> [UInt8] {
      let members = stamp?["details"]?.members ?? []
      return JSON.object(members.filter { machine.contains($0.name) == isMachine }).canonicalBytes
    }
    let isSame = before["name"] == after?["name"] && before["version"] == after?["version"]
    return [
      ReplayInput(.engine, of: check, named: name, state(isSame)),
      ReplayInput(.models, of: check, named: name, state(details(before, false) == details(after, false))),
      ReplayInput(.cpu, of: check, named: name, state(details(before, true) == details(after, true))),
    ]
  }

  /// What of an engine's stamp speaks of the machine (DESIGN §9: a replay is exact on the same class).
  private static let machine: Set<String> = ["processor_features", "threads", "sandbox"]

  private static func lists(_ before: JSON?, _ after: JSON?, of check: CheckID) -> [ReplayInput] {
    guard let before = before?.elements else { return [] }
    let now = after?.elements ?? []
    var inputs = before.map { list in
      ReplayInput(.lists, of: check, named: list["list"]?.text, now.contains(list) ? .same : .changed)
    }
    // A list that came since is searched, too.
    let known = Set(before.map { $0["list"]?.text })
    inputs += now.filter { !known.contains($0["list"]?.text) }.map {
      ReplayInput(.lists, of: check, named: $0["list"]?.text, .changed)
    }
    return inputs
  }
}

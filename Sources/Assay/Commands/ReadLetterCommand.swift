import ArgumentParser
import Checks
import Domain
import Engines
import HTTPAPI

/// `assay read-letter`: judges a proof of address without a server, by the same rules as the check.
struct ReadLetterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read-letter", abstract: "Read a proof of address and hold it against a declared applicant.")
  @Argument(help: "Picture or PDF of the letter.") var letter: String
  @Option(help: "File with the applicant as the API takes it: {\"family_name\", …, \"address\": {…}}.")
  var applicant: String?
  @Option(help: "Days since the letter was written, at most.") var ageDaysMax = ProofOfAddressPolicy().ageDaysMax
  @Option(help: "BCP 47 language of the letter, repeated; by the letter itself unless told.")
  var language: [String] = []
  @Option(help: "Where to write the page with what was read drawn on it, a JPEG.") var annotated: String?
  @Flag(help: "Print JSON.") var json = false

  func validate() throws {
    guard ProofOfAddressPolicy.ageDays.contains(ageDaysMax) else {
      throw ValidationError("--age-days-max must be 1 through \(ProofOfAddressPolicy.ageDays.upperBound)")
    }
  }

  func run() async throws {
    let bytes = try LocalReading.bytes(of: letter)
    var policy = ProofOfAddressPolicy()
    policy.ageDaysMax = ageDaysMax
    policy.kinds = Set(LetterKind.allCases)
    let expected = ProofOfAddressExpectations(
      policy: policy, declared: try declared(), today: try LocalReading.today())
    let country = expected.declared.address?.country
    let scripts = DocumentScript.wanted(issuers: [country].compactMap(\.self), languages: language)
    let report = try await LocalReading.with { pool in
      let seen: LetterObservation
      do {
        seen = try await EngineLetterReader(pool: pool).read(letter: bytes, scripts: scripts)
      } catch {
        throw Refusal("The engine could not read it: \(error).")
      }
      return ProofOfAddressRules.report(on: seen, against: expected)
    }
    try LocalReading.write(annotated: annotated, of: report)
    Output.print(text: LocalReading.text(report), json: LocalReading.json(report), asJSON: json)
  }

  private func declared() throws -> ApplicantRecord {
    var record = ApplicantRecord()
    guard let applicant else { return record }
    let written: JSON
    do {
      written = try JSON.parse(try LocalReading.bytes(of: applicant))
    } catch let error as JSONParseError {
      throw Refusal("\(applicant) is no JSON: \(error).")
    }
    let problems = DeclaredApplicant.problems(in: written)
    guard problems.isEmpty else { throw Refusal("\(applicant): \(problems.joined(separator: "; ")).") }
    record.merge(written)
    return record
  }
}

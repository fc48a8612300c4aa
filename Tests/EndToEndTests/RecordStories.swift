import Testing

/// The real program, over HTTP and SQL, with faults: customers, lists, money and records.
///
/// Written in Python so that nothing of ours is on both sides. One at a time here, beside one of
/// ``EvidenceStories``: most wait more than they compute.
@Suite(.serialized, .enabled(if: PythonSuite.canRun, PythonSuite.needs))
struct RecordStories {
  @Test
  func `a listed customer is found, cleared by two people, and told again when the entry changes`() throws {
    try PythonSuite.run("screening.py", atMost: .seconds(240))
  }

  @Test
  func `what a standing rests on grows old: reminders, a new verification, a lapse, each once`() throws {
    try PythonSuite.run("monitoring.py", atMost: .seconds(300))
  }

  @Test
  func `customers that are already there are taken over, and names screened by the batch, each once`() throws {
    try PythonSuite.run("imports.py", atMost: .seconds(600))
  }

  @Test
  func `credit files are asked for, judged, charged once and billed once, whatever the bureau does`() throws {
    try PythonSuite.run("credit.py", atMost: .seconds(600))
  }

  @Test
  func `periods are closed once, whatever dies, and invoices add up to the cent and keep the rules of EN 16931`() throws
  {
    try PythonSuite.run("invoices.py", atMost: .seconds(300))
  }

  @Test
  func `customers are rated by the tenant's weights, and the riskiest go to a person`() throws {
    try PythonSuite.run("risk.py", atMost: .seconds(120))
  }

  @Test
  func `who came with the same device or mailbox, how often, and who was declined goes to a person`() throws {
    try PythonSuite.run("behaviour.py", atMost: .seconds(180))
  }

  @Test
  func `test keys reach every outcome and reason and every end of a policy`() throws {
    try PythonSuite.run("magic.py", atMost: .seconds(180))
  }

  @Test
  func `nothing of one tenant is seen by another`() throws {
    try PythonSuite.run("isolation.py", atMost: .seconds(180))
  }

  @Test
  func `what may not be done is refused, however one goes about it`() throws {
    try PythonSuite.run("guards.py", atMost: .seconds(180))
  }

  @Test
  func `what is quoted is held at the most and settled at its price`() throws {
    try PythonSuite.run("pricing.py", atMost: .seconds(120))
  }

  @Test
  func `an invoice is added again by a script that is not ours, and what is altered afterwards is named`() throws {
    try PythonSuite.run("invoice_proofs.py", atMost: .seconds(240))
  }

  @Test
  func `decisions are made again bit for bit or say what drifted, and drafts are tried on what was judged`() throws {
    try PythonSuite.run("replays.py", atMost: .seconds(300))
  }

  @Test(.enabled(if: PythonSuite.wantsSchemathesis, "set ASSAY_SCHEMATHESIS to run it"))
  func `the served description is what is served`() throws {
    try PythonSuite.run("schemathesis_run.py", atMost: .seconds(600))
  }
}

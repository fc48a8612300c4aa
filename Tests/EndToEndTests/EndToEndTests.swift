import Testing

/// The real program, over HTTP and SQL, with faults: written in Python so that nothing of ours is on both sides.
@Suite(.serialized, .enabled(if: PythonSuite.canRun, "needs the program, the samples and the Python tools of set-up"))
struct EndToEndTests {
  @Test
  func `a merchant's whole story comes true on real pictures`() throws {
    try PythonSuite.run("story.py", atMost: .seconds(300))
  }

  @Test
  func `documents of two sides are read whole, over HTTP and without a server`() throws {
    try PythonSuite.run("documents.py", atMost: .seconds(240))
  }

  @Test
  func `proofs of address are read and compared, over HTTP and without a server`() throws {
    try PythonSuite.run("letters.py", atMost: .seconds(300))
  }

  @Test
  func `reports for people say what the answer says, to whom it may say it`() throws {
    try PythonSuite.run("reports.py", atMost: .seconds(180))
  }

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
  func `damaged files are refused or not assessed, and none is lost`() throws {
    try PythonSuite.run("mutations.py", atMost: .seconds(240))
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
  func `what was done is proven to whoever does not trust us, and no bit of a proof may change`() throws {
    try PythonSuite.run("log.py", atMost: .seconds(240))
  }

  @Test
  func `one idempotency key is one effect`() throws {
    try PythonSuite.run("idempotency.py", atMost: .seconds(180))
  }

  @Test
  func `webhooks come once and in order, wherever the receiver may be`() throws {
    try PythonSuite.run("webhooks.py", atMost: .seconds(240))
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
  func `nobody sees or does at the review desk what is not theirs`() throws {
    try PythonSuite.run("review_access.py", atMost: .seconds(300))
  }

  @Test
  func `reviewers race, propose and decide as the desk allows`() throws {
    try PythonSuite.run("reviews.py", atMost: .seconds(300))
  }

  @Test
  func `uploads are bounded in bytes, parts, time and memory`() throws {
    try PythonSuite.run("uploads.py", atMost: .seconds(300))
  }

  @Test
  func `what is acknowledged survives kills of the server, its database and its engines`() throws {
    try PythonSuite.run("faults.py", atMost: .seconds(600))
  }

  @Test(.enabled(if: PythonSuite.wantsSchemathesis, "set ASSAY_SCHEMATHESIS to run it"))
  func `the served description is what is served`() throws {
    try PythonSuite.run("schemathesis_run.py", atMost: .seconds(600))
  }
}

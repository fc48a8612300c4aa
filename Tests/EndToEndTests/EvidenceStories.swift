import Testing

/// The real program, over HTTP and SQL, with faults: evidence that is read, reviewed and told of.
///
/// Written in Python so that nothing of ours is on both sides. One at a time here, beside one of
/// ``RecordStories``: most wait more than they compute.
@Suite(.serialized, .enabled(if: PythonSuite.canRun, PythonSuite.needs))
struct EvidenceStories {
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
  func `damaged files are refused or not assessed, and none is lost`() throws {
    try PythonSuite.run("mutations.py", atMost: .seconds(240))
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

  @Test
  func `outsiders watch the operator's log: witnesses cosign, authorities stamp, a contract keeps roots`() throws {
    try PythonSuite.run("watched_log.py", atMost: .seconds(420))
  }
}

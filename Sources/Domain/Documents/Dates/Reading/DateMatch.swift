/// The tokens that have the shape of a date, and what they mean; no readings where they contradict themselves.
struct DateMatch: Sendable {
  let tokens: Range<Int>
  let readings: [PrintedDate]
}

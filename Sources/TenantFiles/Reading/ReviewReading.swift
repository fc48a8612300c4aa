import Domain

/// Reads the review queues.
enum ReviewReading {
  static func read(_ fields: Fields, into policy: inout TenantPolicy) {
    guard let review = fields["review"]?.fields() else { return }
    review.allow(["queues"])
    guard let queues = review["queues"]?.fields() else { return }
    for (name, mark, value) in queues.all {
      if !TenantFileReading.isName(name, lengths: 1...40, underscores: true) {
        value.reader.refuse(
          .broken(rule: "a queue is named by 1 through 40 of a-z, 0-9, - and _"), at: value.path, mark)
      }
      if let queue = queue(value) { policy.queues[name] = queue }
    }
  }

  private static func queue(_ item: Item) -> ReviewQueueSettings? {
    guard let fields = item.fields() else { return nil }
    fields.allow(["sla", "four_eyes"])
    guard let sla = fields.required("sla"), let text = sla.text() else { return nil }
    guard let duration = DurationText.duration(text) else {
      sla.refuse(.broken(rule: "must be minutes, hours or days, such as 30m or 4h, up to a year"))
      return nil
    }
    return ReviewQueueSettings(sla: duration, fourEyes: fields["four_eyes"]?.bool() ?? false)
  }
}

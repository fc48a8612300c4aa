import Domain

extension TenantFile {
  /// Pointers (RFC 6901) to what only the operator may change and this declaration changes all the same: what the
  /// tenant pays by, where its data may be and go, and providers and webhooks, which name secrets of the operator's
  /// machine.
  ///
  /// A tenant may lower its own spend cap, or set one.
  public func operatorsFields(changedFrom old: TenantFile) -> [String] {
    let (new, before) = (policy.billing, old.policy.billing)
    var changed: [String] = []
    if region != old.region { changed.append("/region") }
    if new.priceBook != before.priceBook { changed.append("/billing/price_book") }
    if new.priceChanges != before.priceChanges { changed.append("/billing/price_changes") }
    if new.dedupeWindow != before.dedupeWindow { changed.append("/billing/dedupe_window") }
    if new.currency != before.currency { changed.append("/billing/currency") }
    if new.timeZone != before.timeZone { changed.append("/billing/timezone") }
    if let cap = before.spendCapMinor, new.spendCapMinor.map({ $0 > cap }) ?? true {
      changed.append("/billing/spend_cap_minor")
    }
    if new.tax != before.tax { changed.append("/billing/tax") }
    if new.settlesItself != before.settlesItself { changed.append("/billing/records_payments") }
    if policy.providers != old.policy.providers { changed.append("/providers") }
    if policy.transfers != old.policy.transfers { changed.append("/transfers") }
    if webhooks != old.webhooks { changed.append("/webhooks") }
    return changed
  }
}

extension TenantFile {
  /// Pointers (RFC 6901) to what invoices need and this declaration takes away or breaks: usage would go on, and no
  /// month of it could be closed. A tax identifier may go only where the tenant's own tax says that none is needed; the
  /// operator's, which counts without one, is not known here.
  public func billingGaps(openedFrom old: TenantFile) -> [String] {
    let (new, before) = (policy.billing, old.policy.billing)
    let category = new.tax?.category ?? .reverseCharge
    var opened = Set(new.gaps(taxedBy: category)).subtracting(before.gaps(taxedBy: category))
    if let text = new.vatID, text != before.vatID, !VATIdentifier.isWellFormed(text) { opened.insert(.buyerVATID) }
    return opened.map { "/" + $0.rawValue.split(separator: ".").joined(separator: "/") }.sorted()
  }
}

import PostgreSQL

/// SQL of what invoices were made of.
enum InvoiceProofStatements {
  /// The invoice before the one that is made, with how far it reached.
  static let previous: Statement = """
    select b.invoice_id, i.number, b.through, l.entry
    from billing_periods b
    join invoices i on i.tenant_id = b.tenant_id and i.id = b.invoice_id
    left join log_leaves l on l.tenant_id = b.tenant_id and l.id = b.invoice_id
    where b.tenant_id = $1 and b.mode = $2 order by b.name desc limit 1
    """

  /// Hashes of the events of some tiles (``InvoiceEvent/entry`` behind the byte 0, as RFC 6962 hashes a leaf), kept and
  /// returned with each event's line, 0 for none.
  static let commit: Statement = """
    with entries as (
      select u.sequence, case when i.invoice_id = $3 then i.line else 0 end as line,
        sha256('\\x00'::bytea || convert_to(
          u.sequence || chr(10) || coalesce(encode(l.entry, 'base64'), '') || chr(10)
          || case when i.invoice_id = $3 then i.line::text else coalesce(i.invoice_id::text, '') end || chr(10)
          || u.dimensions, 'UTF8')) as hash
      from usage_events u
      left join log_leaves l on l.tenant_id = u.tenant_id and l.id = u.id
      left join invoice_events i on i.tenant_id = u.tenant_id and i.event_id = u.id
      where u.tenant_id = $1 and u.mode = $2 and u.sequence > $5 and u.sequence <= $6),
    tiles as (
      select (sequence - $4 - 1) / $7 as number, string_agg(hash, ''::bytea order by sequence) as hashes,
        array_agg(line order by sequence) as lines
      from entries group by 1),
    kept as (
      insert into invoice_tiles (tenant_id, invoice_id, number, hashes) select $1, $3, number, hashes from tiles)
    select hashes, lines from tiles order by number
    """

  static let insertManifest: Statement = """
    insert into invoice_manifests (tenant_id, invoice_id, document, digest) values ($1, $2, $3, $4)
    """

  static let bundle: Statement = """
    select i.position, i.document, m.document as manifest
    from invoices i left join invoice_manifests m on m.tenant_id = i.tenant_id and m.invoice_id = i.id
    where i.tenant_id = $1 and i.mode = $2 and i.id = $3
    """

  static let tile: Statement =
    "select hashes from invoice_tiles where tenant_id = $1 and invoice_id = $2 and number = $3"

  /// Events of some numbers, or those on the invoice's lines without a number between them, each where it was when the
  /// invoice was made: what a later one has since had no place then.
  static let events: Statement = """
    select u.id, u.meter, u.check_id, u.verification_id, u.applicant_id, u.outcome, u.free_reason, u.unit_price,
      u.currency, u.price_book, u.key_id, u.dimensions, u.occurred_at, u.sequence, l.entry, l.sealed,
      case when i.invoice_id = $3 then i.line::text when o.position < $4 then i.invoice_id::text else '' end as place
    from usage_events u
    left join log_leaves l on l.tenant_id = u.tenant_id and l.id = u.id
    left join invoice_events i on i.tenant_id = u.tenant_id and i.event_id = u.id
    left join invoices o on o.tenant_id = i.tenant_id and o.id = i.invoice_id
    where u.tenant_id = $1 and u.mode = $2 and u.sequence > $5 and u.sequence <= $6 order by u.sequence
    """

  static let strays: Statement = """
    select u.id, u.meter, u.check_id, u.verification_id, u.applicant_id, u.outcome, u.free_reason, u.unit_price,
      u.currency, u.price_book, u.key_id, u.dimensions, u.occurred_at, u.sequence, l.entry, l.sealed,
      i.line::text as place
    from invoice_events i
    join usage_events u on u.tenant_id = i.tenant_id and u.id = i.event_id
    left join log_leaves l on l.tenant_id = u.tenant_id and l.id = u.id
    where i.tenant_id = $1 and u.mode = $2 and i.invoice_id = $3
      and (u.sequence is null or u.sequence <= $4 or u.sequence > $5) order by u.id limit 1000
    """
}

import PostgreSQL

/// SQL of invoices.
enum InvoiceStatements {
  /// For the rest of a transaction, events are looked up on invoices by their key: a plan that was made while a table
  /// was small, or was filled a moment ago, would read it whole for each of a million events.
  static let byKey: Statement = "select set_config('enable_seqscan', 'off', true)"

  /// How far usage was invoiced: billed events behind the last closing's number that no invoice has.
  static let frontier: Statement = """
    with last as (
      select name, through from billing_periods where tenant_id = $1 and mode = $2 order by name desc limit 1)
    select (select min(name) from billing_periods where tenant_id = $1 and mode = $2) as first,
      (select name from last) as name, coalesce((select through from last), 0) as through,
      coalesce((select value from tenant_counters where tenant_id = $1 and mode = $2 and name = 'usage'), 0) as horizon,
      -- Before the first closing no event is on an invoice: the first one is the first in time.
      case when exists (select from last) then (
        select min(u.occurred_at) from usage_events u
        where u.tenant_id = $1 and u.mode = $2 and u.free_reason is null
          and (u.sequence > coalesce((select through from last), 0) or u.sequence is null)
          and not exists (select from invoice_events i where i.tenant_id = u.tenant_id and i.event_id = u.id))
      else (
        select u.occurred_at from usage_events u
        where u.tenant_id = $1 and u.mode = $2 and u.free_reason is null order by u.occurred_at limit 1)
      end as earliest
    """

  static let priceBooks: Statement = """
    select distinct u.price_book as book
    from usage_events u
    join unnest($3::text[], $4::timestamptz[], $5::timestamptz[]) as s (name, first, past)
      on u.occurred_at >= s.first and u.occurred_at < s.past
    where u.tenant_id = $1 and u.mode = $2 and u.free_reason is null
      and ((u.sequence > $6 and ($8 or u.sequence <= $7)) or ($8 and u.sequence is null)
        or exists (select from invoice_events i where i.tenant_id = u.tenant_id and i.event_id = u.id))
    """

  /// Billed events by what their price depends on, those that invoices have beside those that none has. `$10` has a key
  /// for each value of a dimension that a price names, behind the dimension's name and a unit separator.
  static let tallies: Statement = """
    select s.name as period, u.meter, u.price_book, u.outcome, f.facts::text as facts,
      count(*) filter (where i.event_id is null) as quantity, count(i.event_id) as billed
    from usage_events u
    join unnest($3::text[], $4::timestamptz[], $5::timestamptz[]) as s (name, first, past)
      on u.occurred_at >= s.first and u.occurred_at < s.past
    left join invoice_events i on i.tenant_id = u.tenant_id and i.event_id = u.id
    cross join lateral (
      select case when $10::jsonb = '{}' then '{}' else (
        select coalesce(jsonb_object_agg(d.key, d.value), '{}') from jsonb_each_text(u.dimensions::jsonb) d
        where $10::jsonb ? (d.key || chr(31) || d.value)) end as facts) f
    where u.tenant_id = $1 and u.mode = $2 and u.free_reason is null and u.price_book = any ($9::text[])
      and ((u.sequence > $6 and ($8 or u.sequence <= $7)) or ($8 and u.sequence is null) or i.event_id is not null)
    group by s.name, u.meter, u.price_book, u.outcome, f.facts
    """

  static let lastClosed: Statement = """
    select name, through from billing_periods where tenant_id = $1 and mode = $2 order by name desc limit 1
    """

  /// The next number of the tenant's series; its row stays locked until the document is committed.
  static let nextPosition: Statement = """
    insert into tenant_counters (tenant_id, mode, name, value) values ($1, $2, 'invoices', 1)
    on conflict (tenant_id, mode, name) do update set value = tenant_counters.value + 1 returning value
    """

  static let insert: Statement = """
    insert into invoices (tenant_id, mode, id, position, number, period, corrects, currency, net_minor, tax_minor,
      total_minor, due_on, document, digest, issued_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::date, $13, $14, $15)
    """

  static let insertLines: Statement = """
    insert into invoice_lines (tenant_id, invoice_id, number, amount_minor, corrects)
    select $1, $2, l.number::integer, l.amount, nullif(l.corrects, 0)::integer
    from unnest($3::bigint[], $4::bigint[], $5::bigint[]) as l (number, amount, corrects)
    """

  /// Each event of the invoice's lines onto its line: of those that are priced alike, as many as each place takes, by
  /// when they occurred; where one line takes them all, without an order. Every event is read once, whatever number of
  /// tallies there is. `$18` as in ``tallies``.
  static let assign: Statement = """
    insert into invoice_events (tenant_id, event_id, invoice_id, line)
    with places as (
      select * from unnest($7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[])
        as p (tally, skipping, quantity, line)),
      tallies as materialized (
        select t.number, t.period, t.meter, t.price_book, t.outcome, t.facts::jsonb as facts, count(*) as parts,
          min(p.line)::integer as line
        from unnest($11::text[], $12::text[], $13::text[], $14::text[], $15::text[]) with ordinality
          as t (period, meter, price_book, outcome, facts, number)
        join places p on p.tally = t.number
        group by t.number, t.period, t.meter, t.price_book, t.outcome, t.facts),
      used as materialized (
        select u.id, u.occurred_at, s.name as period, u.meter, u.price_book, coalesce(u.outcome, '') as outcome,
          case when $18::jsonb = '{}' then '{}' else (
            select coalesce(jsonb_object_agg(d.key, d.value), '{}') from jsonb_each_text(u.dimensions::jsonb) d
            where $18::jsonb ? (d.key || chr(31) || d.value)) end as facts
        from usage_events u
        join unnest($4::text[], $5::timestamptz[], $6::timestamptz[]) as s (name, first, past)
          on u.occurred_at >= s.first and u.occurred_at < s.past
        where u.tenant_id = $1 and u.mode = $2 and u.free_reason is null and u.sequence > $16 and u.sequence <= $17
          and not exists (select from invoice_events i where i.tenant_id = u.tenant_id and i.event_id = u.id)),
      counted as materialized (
        select u.id, u.occurred_at, t.number, t.parts, t.line
        from used u join tallies t using (period, meter, price_book, outcome, facts))
    select $1::uuid, c.id, $3::uuid, c.line from counted c where c.parts = 1
    union all
    select $1::uuid, r.id, $3::uuid, p.line::integer from (
      select c.id, c.number, row_number() over (partition by c.number order by c.occurred_at, c.id) as rank
      from counted c where c.parts > 1) r
    cross join lateral (
      select p.line from places p
      where p.tally = r.number and r.rank > p.skipping and r.rank <= p.skipping + p.quantity offset 0) p
    """

  /// The first billed event up to a number that a closing left: all in its periods are on lines now. One that an
  /// earlier invoice has may be among them, and is told apart by whoever counts behind it.
  static let firstLeft: Statement = """
    select min(u.sequence) as first from usage_events u
    where u.tenant_id = $1 and u.mode = $2 and u.free_reason is null and u.sequence > $6 and u.sequence <= $7
      and not exists (
        select from unnest($3::text[], $4::timestamptz[], $5::timestamptz[]) as s (name, first, past)
        where u.occurred_at >= s.first and u.occurred_at < s.past)
    """

  static let closePeriod: Statement = """
    insert into billing_periods (tenant_id, mode, name, invoice_id, through, closed_at) values ($1, $2, $3, $4, $5, $6)
    """

  static let select: Statement = """
    select i.id, i.position, i.number, i.document, i.issued_at,
      coalesce((select sum(e.settled_minor) from invoice_entries e
        where e.tenant_id = i.tenant_id and e.invoice_id = i.id), 0)::bigint as settled,
      exists (select from invoice_marks m where m.tenant_id = i.tenant_id and m.invoice_id = i.id and m.kind = 'paid')
        as paid,
      exists (select from invoice_marks m where m.tenant_id = i.tenant_id and m.invoice_id = i.id
        and m.kind = 'overdue') as overdue
    from invoices i
    where i.tenant_id = $1 and i.mode = $2 and ($3::uuid is null or i.id = $3::uuid)
      and ($4::bigint is null or i.position < $4::bigint)
    order by i.position desc limit $5
    """

  static let events: Statement = """
    select u.id, u.meter, u.check_id, u.verification_id, u.applicant_id, u.outcome, u.free_reason, u.unit_price,
      u.currency, u.price_book, u.key_id, u.dimensions, u.occurred_at, u.sequence
    from invoice_events i join usage_events u on u.tenant_id = i.tenant_id and u.id = i.event_id
    where i.tenant_id = $1 and u.mode = $2 and i.invoice_id = $3 and i.line = $4
      and ($5::uuid is null or i.event_id > $5::uuid)
    order by i.event_id limit $6
    """

  static let line: Statement = """
    select 1 as one from invoice_lines l join invoices i on i.tenant_id = l.tenant_id and i.id = l.invoice_id
    where l.tenant_id = $1 and i.mode = $2 and l.invoice_id = $3 and l.number = $4
    """

  static let credited: Statement = """
    select l.corrects::bigint as line, sum(l.amount_minor)::bigint as amount
    from invoices i join invoice_lines l on l.tenant_id = i.tenant_id and l.invoice_id = i.id
    where i.tenant_id = $1 and i.mode = $2 and i.corrects = $3 and l.corrects is not null group by l.corrects
    """

  static let insertEntry: Statement = """
    insert into invoice_entries (tenant_id, mode, id, invoice_id, kind, settled_minor, credited_minor, reference,
      received_at, actor)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    """

  /// In one currency, which is that of the invoices that it came from and went to.
  static let credit: Statement = """
    select coalesce(sum(e.credited_minor), 0)::bigint as credit from invoice_entries e
    join invoices i on i.tenant_id = e.tenant_id and i.id = e.invoice_id
    where e.tenant_id = $1 and e.mode = $2 and e.credited_minor <> 0 and i.currency = $3
    """

  /// Nothing where it was marked before.
  static let mark: Statement = """
    insert into invoice_marks (tenant_id, invoice_id, kind, marked_at) values ($1, $2, $3, $4)
    on conflict do nothing
    """

  static let overdue: Statement = """
    select i.id, i.number from invoices i
    where i.tenant_id = $1 and i.mode = $2 and i.corrects is null and i.due_on < $3::date
      and not exists (select from invoice_marks m where m.tenant_id = i.tenant_id and m.invoice_id = i.id)
    order by i.position limit 1000
    """
}

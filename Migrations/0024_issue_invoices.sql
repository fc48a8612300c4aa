-- Why: what a period billed is fixed once: a number without a gap, a document that nobody changes, each usage event on one
-- line for ever, and what was paid. How far an open period is follows from the time, so that nothing is kept of it.
-- Locks: none; new tables.

-- A reference table: the operator sells to all tenants. Versions never change.
create table sellers (
  version integer primary key,
  document text not null,
  created_at timestamptz not null,
  created_by text not null
);
grant select, insert on sellers to assay_server;

-- Numbers of a tenant's invoices and credit notes are its counter `invoices`, locked until the document commits.
create table invoices (
  tenant_id uuid not null references tenants,
  id uuid not null,
  mode text not null check (mode in ('live', 'test')),
  position bigint not null check (position >= 1),
  number text not null,
  period text not null check (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  corrects uuid,
  currency text not null,
  net_minor bigint not null,
  tax_minor bigint not null,
  total_minor bigint not null,
  due_on date,
  document text not null,
  -- A document that was changed is not the one that was issued.
  digest bytea not null check (digest = sha256(convert_to(document, 'UTF8'))),
  issued_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, mode, position),
  foreign key (tenant_id, corrects) references invoices (tenant_id, id),
  check (total_minor = net_minor + tax_minor),
  check ((corrects is null) = (due_on is not null))
);
create unique index invoices_once on invoices (tenant_id, mode, period) where corrects is null;
create index invoices_due on invoices (tenant_id, mode, due_on) where corrects is null;
create index invoices_corrections on invoices (tenant_id, corrects) where corrects is not null;

create table invoice_lines (
  tenant_id uuid not null,
  invoice_id uuid not null,
  number integer not null check (number >= 1),
  amount_minor bigint not null,
  -- Of a credit note: the line that it credits.
  corrects integer check (corrects is null or amount_minor <> 0),
  primary key (tenant_id, invoice_id, number),
  foreign key (tenant_id, invoice_id) references invoices (tenant_id, id)
);

-- Its key is the promise that no event is billed twice.
create table invoice_events (
  tenant_id uuid not null,
  event_id uuid not null,
  invoice_id uuid not null,
  line integer not null,
  primary key (tenant_id, event_id),
  foreign key (tenant_id, event_id) references usage_events (tenant_id, id),
  foreign key (tenant_id, invoice_id, line) references invoice_lines (tenant_id, invoice_id, number)
);
create index invoice_events_line on invoice_events (tenant_id, invoice_id, line, event_id);

-- A period that was closed, and up to which number all billed usage is on invoices. Without an invoice where nothing was billed.
create table billing_periods (
  tenant_id uuid not null references tenants,
  mode text not null check (mode in ('live', 'test')),
  name text not null check (name ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  invoice_id uuid,
  through bigint not null check (through >= 0),
  closed_at timestamptz not null,
  primary key (tenant_id, mode, name),
  foreign key (tenant_id, invoice_id) references invoices (tenant_id, id)
);

-- What settles an invoice and what remains to the tenant's credit: payments, credit notes, and credit that was used.
create table invoice_entries (
  tenant_id uuid not null,
  id uuid not null,
  mode text not null check (mode in ('live', 'test')),
  invoice_id uuid not null,
  kind text not null check (kind in ('payment', 'credit_note', 'credit')),
  settled_minor bigint not null check (settled_minor >= 0),
  -- Below 0 where credit was used.
  credited_minor bigint not null,
  reference text,
  received_at timestamptz not null,
  actor text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, invoice_id) references invoices (tenant_id, id),
  check (credited_minor >= 0 or (kind = 'credit' and credited_minor = -settled_minor))
);
create index invoice_entries_of on invoice_entries (tenant_id, invoice_id);
create index invoice_entries_credit on invoice_entries (tenant_id, mode) where credited_minor <> 0;

-- What the stream was told of an invoice, each once.
create table invoice_marks (
  tenant_id uuid not null,
  invoice_id uuid not null,
  kind text not null check (kind in ('paid', 'overdue')),
  marked_at timestamptz not null,
  primary key (tenant_id, invoice_id, kind),
  foreign key (tenant_id, invoice_id) references invoices (tenant_id, id)
);

-- Rows are added and never changed: there is no grant to change one, and no policy under which one could be changed, which
-- binds the tables' owner, too.
do $$
declare name text;
begin
  foreach name in array array[
    'invoices', 'invoice_lines', 'invoice_events', 'billing_periods', 'invoice_entries', 'invoice_marks']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy tenant on %I for select using (tenant_id = current_tenant())', name);
    execute format('create policy addition on %I for insert with check (tenant_id = current_tenant())', name);
    execute format('grant select, insert on %I to assay_server', name);
  end loop;
end $$;

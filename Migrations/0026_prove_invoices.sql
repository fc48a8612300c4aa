-- Why: an invoice can be checked offline, event by event (DESIGN §7). What it was made of is kept as it was committed to in
-- the log: the manifest, and of every event that was looked at the hash, so that whoever checks can say which one was
-- added, dropped, altered or moved.
-- Locks: none; new tables.

create table invoice_manifests (
  tenant_id uuid not null,
  invoice_id uuid not null,
  document text not null,
  digest bytea not null check (digest = sha256(convert_to(document, 'UTF8'))),
  primary key (tenant_id, invoice_id),
  foreign key (tenant_id, invoice_id) references invoices (tenant_id, id)
);

-- Up to 1024 hashes of events that follow each other, from the first number that the invoice looked at.
create table invoice_tiles (
  tenant_id uuid not null,
  invoice_id uuid not null,
  number bigint not null check (number >= 0),
  hashes bytea not null check (octet_length(hashes) between 32 and 32768 and octet_length(hashes) % 32 = 0),
  primary key (tenant_id, invoice_id, number),
  foreign key (tenant_id, invoice_id) references invoices (tenant_id, id)
);

-- As of invoices (0024): rows are added and never changed.
do $$
declare name text;
begin
  foreach name in array array['invoice_manifests', 'invoice_tiles'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy tenant on %I for select using (tenant_id = current_tenant())', name);
    execute format('create policy addition on %I for insert with check (tenant_id = current_tenant())', name);
    execute format('grant select, insert on %I to assay_server', name);
  end loop;
end $$;

-- Why: customers that are already there come by the million, in files whose sending breaks; and names are screened by
-- the thousand. Kept are how far each import and batch is, and what was wrong with rows, with nothing personal in it;
-- names of a batch are sealed under a key of their batch until each was screened.
-- Locks: none; new tables.
create table imports (
  tenant_id uuid not null references tenants,
  id uuid not null,
  mode text not null check (mode in ('live', 'test')),
  state text not null check (state in ('open', 'finished')),
  next_row bigint not null check (next_row >= 1),
  created bigint not null,
  updated bigint not null,
  unchanged bigint not null,
  rejected bigint not null,
  screened bigint not null,
  consents text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  finished_at timestamptz,
  primary key (tenant_id, id)
);
create index imports_listed on imports (tenant_id, mode, id desc);

create table import_rejections (
  tenant_id uuid not null,
  import_id uuid not null,
  number bigint not null,
  position integer not null,
  pointer text not null,
  code text not null,
  detail text not null,
  primary key (tenant_id, import_id, number, position),
  foreign key (tenant_id, import_id) references imports (tenant_id, id)
);

create table screening_batches (
  tenant_id uuid not null references tenants,
  id uuid not null,
  mode text not null check (mode in ('live', 'test')),
  state text not null check (state in ('processing', 'complete', 'failed')),
  row_count integer not null check (row_count between 1 and 10000),
  done_count integer not null,
  -- The key of its names; gone with the last of them.
  wrapped bytea,
  key_id uuid,
  actor text not null,
  created_at timestamptz not null,
  completed_at timestamptz,
  primary key (tenant_id, id)
);
-- What waits counts against the spend cap.
create index screening_batches_open on screening_batches (tenant_id, mode) where state = 'processing';

create table screening_batch_rows (
  tenant_id uuid not null,
  batch_id uuid not null,
  number integer not null,
  screening_id uuid not null,
  -- Null once it was screened.
  sealed bytea,
  primary key (tenant_id, batch_id, number),
  foreign key (tenant_id, batch_id) references screening_batches (tenant_id, id)
);
create index screening_batch_rows_open on screening_batch_rows (tenant_id, batch_id, number) where sealed is not null;

do $$
declare name text;
begin
  foreach name in array array['imports', 'import_rejections', 'screening_batches', 'screening_batch_rows']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy tenant on %I using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', name);
    execute format('grant select, insert on %I to assay_server', name);
  end loop;
end $$;
grant update (state, next_row, created, updated, unchanged, rejected, screened, updated_at, finished_at) on imports
  to assay_server;
grant update (state, done_count, wrapped, completed_at) on screening_batches to assay_server;
grant update (sealed) on screening_batch_rows to assay_server;

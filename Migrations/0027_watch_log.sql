-- Why: outsiders watch the operator's log (DESIGN §7): witnesses cosign its checkpoints, and anchors keep its roots
-- where nobody can take them back. What they said is kept beside the checkpoints; all of it is the operator's.
-- Locks: none; new tables.

-- How asking a witness went; its name is its key's.
create table log_witnesses (
  tenant_id uuid not null check (tenant_id = '00000000-0000-0000-0000-000000000000'),
  name text not null,
  size bigint not null check (size >= 0),
  cosigned_at timestamptz,
  failures integer not null check (failures >= 0),
  last_error text,
  asked_at timestamptz not null,
  primary key (tenant_id, name)
);

-- Signature lines as they stand below a checkpoint; a witness with a new key has a line of each.
create table log_cosignatures (
  tenant_id uuid not null check (tenant_id = '00000000-0000-0000-0000-000000000000'),
  size bigint not null,
  witness text not null,
  verifier text not null,
  line text not null,
  cosigned_at timestamptz not null,
  primary key (tenant_id, size, verifier),
  foreign key (tenant_id, size) references log_checkpoints (tenant_id, size)
);

-- A root that is anchored, or to be; one worker has it at a time.
create table log_anchors (
  tenant_id uuid not null check (tenant_id = '00000000-0000-0000-0000-000000000000'),
  name text not null,
  size bigint not null,
  kind text not null check (kind in ('rfc3161', 'evm')),
  state text not null check (state in ('waiting', 'pending', 'placed', 'failed')),
  reference text,
  token bytea,
  failures integer not null check (failures >= 0),
  last_error text,
  began_at timestamptz not null,
  next_at timestamptz not null,
  placed_at timestamptz,
  lease_until timestamptz,
  fence bigint not null,
  primary key (tenant_id, name, size),
  foreign key (tenant_id, size) references log_checkpoints (tenant_id, size),
  check ((state = 'placed') = (placed_at is not null))
);
create index log_anchors_open on log_anchors (tenant_id, name) where state in ('waiting', 'pending');

do $$
declare name text;
begin
  foreach name in array array['log_witnesses', 'log_cosignatures', 'log_anchors'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy tenant on %I using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())',
      name);
    execute format('grant select, insert on %I to assay_server', name);
  end loop;
end $$;
grant update (size, cosigned_at, failures, last_error, asked_at) on log_witnesses to assay_server;
grant update (line, cosigned_at) on log_cosignatures to assay_server;
grant update (kind, state, reference, token, failures, last_error, began_at, next_at, placed_at, lease_until, fence)
  on log_anchors to assay_server;

-- Why: what was done can be proven to an outsider (DESIGN §7). Each act leaves a leaf in its own transaction; a
-- sequencer gives leaves their places once they are committed, keeps the tree's hashes as tiles, and signs what it is.
-- Locks: none; new tables.

-- The operator's log, of the operator's lists and of tenants' checkpoints, has the owner
-- 00000000-0000-0000-0000-000000000000, as the operator's lists have (0014).

-- An act that is written once lends its leaf its identifier, so that no act leaves two.
create table log_leaves (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  entry bytea not null check (octet_length(entry) = 33),
  -- Record and commitment's key, under the key of an applicant's class or, for what outlives erasure, the log's own;
  -- null where there was nothing to open from the start.
  sealed bytea,
  applicant_id uuid,
  class text,
  -- Place in the tree from 0; null until it was sequenced.
  position bigint check (position >= 0),
  created_at timestamptz not null,
  primary key (tenant_id, id),
  check ((applicant_id is null) = (class is null))
);
create unique index log_leaves_position on log_leaves (tenant_id, position);
create index log_leaves_unsequenced on log_leaves (tenant_id) where position is null;

-- What a log is now; its row is held by whoever sequences it.
create table logs (
  tenant_id uuid not null primary key,
  origin text not null,
  size bigint not null check (size >= 0),
  root bytea not null check (octet_length(root) = 32)
);

-- Up to 256 hashes that stand side by side. The last tile of a level grows in place; a full one never changes.
create table log_tiles (
  tenant_id uuid not null,
  level smallint not null check (level between 0 and 7),
  number bigint not null check (number >= 0),
  hashes bytea not null check (octet_length(hashes) between 32 and 8192 and octet_length(hashes) % 32 = 0),
  primary key (tenant_id, level, number)
);

create table log_keys (
  tenant_id uuid not null,
  number integer not null check (number >= 1),
  -- The smallest tree that it signs; the key before it signs what is smaller.
  since bigint not null check (since >= 0),
  verifier text not null,
  sealed_seed bytea not null,
  created_at timestamptz not null,
  primary key (tenant_id, number)
);

create table log_checkpoints (
  tenant_id uuid not null,
  size bigint not null check (size > 0),
  note text not null,
  created_at timestamptz not null,
  primary key (tenant_id, size)
);

-- Which checkpoints of tenants' logs are leaves of the operator's, in the operator's scope.
create table log_taken (
  tenant_id uuid not null check (tenant_id = '00000000-0000-0000-0000-000000000000'),
  log_id uuid not null,
  size bigint not null,
  leaf_id uuid not null,
  primary key (tenant_id, log_id, size)
);

do $$
declare name text;
begin
  foreach name in array array['log_leaves', 'logs', 'log_tiles', 'log_keys', 'log_checkpoints', 'log_taken'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy tenant on %I using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())',
      name);
    execute format('grant select, insert on %I to assay_server', name);
  end loop;
end $$;
grant update (position) on log_leaves to assay_server;
grant update (size, root) on logs to assay_server;
grant update (hashes) on log_tiles to assay_server;

-- The scheduler sees whose leaves wait, and which checkpoints the operator's log has not taken up; nothing of a leaf.
grant select (tenant_id, position) on log_leaves to assay_scheduler;
grant select (tenant_id, size) on logs to assay_scheduler;
grant select (tenant_id, size, note) on log_checkpoints to assay_scheduler;
grant select (tenant_id, log_id, size) on log_taken to assay_scheduler;
create policy scheduling on log_leaves for select to assay_scheduler using (true);
create policy scheduling on logs for select to assay_scheduler using (true);
create policy scheduling on log_checkpoints for select to assay_scheduler using (true);
create policy scheduling on log_taken for select to assay_scheduler using (true);
grant create on schema public to assay_scheduler;

create function unsequenced_logs() returns table (tenant_id uuid)
  language sql stable security definer set search_path = public
  begin atomic
    select distinct l.tenant_id from log_leaves l where l.position is null;
  end;
alter function unsequenced_logs() owner to assay_scheduler;
revoke all on function unsequenced_logs() from public;
grant execute on function unsequenced_logs() to assay_server;

create function untaken_checkpoints(most integer) returns table (log_id uuid, size bigint, note text)
  language sql stable security definer set search_path = public
  begin atomic
    select l.tenant_id, l.size, c.note from logs l
      join log_checkpoints c on c.tenant_id = l.tenant_id and c.size = l.size
      where l.tenant_id <> '00000000-0000-0000-0000-000000000000'
        and not exists (
          select from log_taken t where t.tenant_id = '00000000-0000-0000-0000-000000000000'
            and t.log_id = l.tenant_id and t.size = l.size)
      order by l.tenant_id limit most;
  end;
alter function untaken_checkpoints(integer) owner to assay_scheduler;
revoke all on function untaken_checkpoints(integer) from public;
grant execute on function untaken_checkpoints(integer) to assay_server;
revoke create on schema public from assay_scheduler;

-- Why: lists to screen against. An entry's content is kept once for all versions that it stands in unchanged, so that a
-- version is never altered and the difference of two is read rather than computed. Where lists are fetched from.
-- Locks: ACCESS EXCLUSIVE on tenants for an instant; new tables.

-- Lists of the operator have the owner 00000000-0000-0000-0000-000000000000 where a tenant's have its tenant_id: one
-- policy serves both, and no row is seen out of its owner's scope. No tenant ever has that scope.
alter table tenants add constraint tenants_id_is_not_the_operators
  check (tenant_id <> '00000000-0000-0000-0000-000000000000');

create table list_versions (
  tenant_id uuid not null,
  list text collate "C" not null check (list ~ '^[a-z0-9-]{1,64}$'),
  number integer not null check (number >= 1),
  version text not null,
  format text not null,
  digest text not null,
  row_count integer not null,
  rejected_count integer not null,
  entity_count integer not null,
  name_count integer not null,
  added integer not null,
  changed integer not null,
  removed integer not null,
  imported_at timestamptz not null,
  actor text not null,
  primary key (tenant_id, list, number)
);

-- A row stands in the versions from `since` up to before `until`; in the newest where that is null.
create table list_entities (
  tenant_id uuid not null,
  list text collate "C" not null,
  entity_id text collate "C" not null check (entity_id <> ''),
  since integer not null,
  until integer check (until > since),
  digest bytea not null,
  name_count integer not null,
  body text not null,
  primary key (tenant_id, list, entity_id, since)
);
create unique index list_entities_newest on list_entities (tenant_id, list, entity_id) where until is null;
create index list_entities_since on list_entities (tenant_id, list, since);
create index list_entities_until on list_entities (tenant_id, list, until) where until is not null;

create table list_rejections (
  tenant_id uuid not null,
  list text collate "C" not null,
  number integer not null,
  position integer not null,
  file text not null,
  line bigint not null,
  reason text not null,
  field text,
  primary key (tenant_id, list, number, position),
  foreign key (tenant_id, list, number) references list_versions (tenant_id, list, number)
);

create table list_sources (
  tenant_id uuid not null,
  list text collate "C" not null check (list ~ '^[a-z0-9-]{1,64}$'),
  format text not null,
  location text not null,
  every_seconds bigint not null check (every_seconds >= 60),
  etag text,
  last_modified text,
  last_digest text,
  last_fetched_at timestamptz,
  last_error text,
  next_at timestamptz not null,
  lease_until timestamptz,
  fence bigint not null,
  created_at timestamptz not null,
  primary key (tenant_id, list)
);
create index list_sources_due on list_sources (next_at);

do $$
declare name text;
begin
  foreach name in array array['list_versions', 'list_entities', 'list_rejections', 'list_sources'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy tenant on %I using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())',
      name);
    execute format('grant select, insert on %I to assay_server', name);
  end loop;
end $$;
grant update (until) on list_entities to assay_server;
grant update, delete on list_sources to assay_server;

-- The scheduler sees which lists are due, never where they come from.
grant select (tenant_id, list, next_at, lease_until) on list_sources to assay_scheduler;
create policy scheduling on list_sources for select to assay_scheduler using (true);
grant create on schema public to assay_scheduler;
create function due_list_sources(at timestamptz, most integer) returns table (tenant_id uuid, list text)
  language sql stable security definer set search_path = public
  begin atomic
    select s.tenant_id, s.list from list_sources s
      where s.next_at <= at and (s.lease_until is null or s.lease_until <= at)
      order by s.next_at limit most;
  end;
alter function due_list_sources(timestamptz, integer) owner to assay_scheduler;
revoke all on function due_list_sources(timestamptz, integer) from public;
grant execute on function due_list_sources(timestamptz, integer) to assay_server;
revoke create on schema public from assay_scheduler;

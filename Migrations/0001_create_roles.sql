-- Why: the server must not own what it reads, so that row-level security binds it (DESIGN §4).
-- Locks: none; roles are cluster-wide and made once, under the runner's advisory lock.
do $$
begin
  if not exists (select from pg_roles where rolname = 'assay_server') then
    create role assay_server login nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'assay_auth') then
    create role assay_auth nologin nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'assay_scheduler') then
    create role assay_scheduler nologin nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
end $$;

revoke all on schema public from public;
grant usage on schema public to assay_server, assay_auth, assay_scheduler;

create function current_tenant() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.tenant_id', true), '')::uuid;

create function current_tenants() returns uuid[] language sql stable parallel safe
  return coalesce(nullif(current_setting('app.tenant_ids', true), '')::uuid[], '{}');

create function current_member() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.member_id', true), '')::uuid;

-- Why: the server must not own what it reads, so that row-level security binds it (DESIGN §4).
-- Locks: none; roles are cluster-wide and made once, under the runner's advisory lock.
do $$
declare role_name text;
begin
  foreach role_name in array array['assay_server', 'assay_auth', 'assay_scheduler'] loop
    if not exists (select from pg_roles where rolname = role_name) then
      begin
        execute format('create role %I nosuperuser nocreatedb nocreaterole nobypassrls', role_name);
      exception when duplicate_object or unique_violation then
        null; -- another database of this cluster was migrated at the same moment
      end;
    end if;
  end loop;
  if not (select rolcanlogin from pg_roles where rolname = 'assay_server') then
    alter role assay_server login;
  end if;
  -- The owner of functions has to be a role that the migrating role belongs to.
  if not (select rolsuper from pg_roles where rolname = current_user) then
    execute format('grant assay_auth, assay_scheduler to %I', current_user);
  end if;
end $$;

revoke all on schema public from public;
grant usage on schema public to assay_server, assay_auth, assay_scheduler;
grant create on schema public to assay_auth, assay_scheduler;

create function current_tenant() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.tenant_id', true), '')::uuid;

create function current_tenants() returns uuid[] language sql stable parallel safe
  return coalesce(nullif(current_setting('app.tenant_ids', true), '')::uuid[], '{}');

create function current_member() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.member_id', true), '')::uuid;

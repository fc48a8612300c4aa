-- Why: row-level security on every tenant table, forced; grants for the server; the closed list of exceptions.
-- Locks: ACCESS EXCLUSIVE on each table for an instant.
do $$
declare name text;
begin
  foreach name in array array[
    'tenants', 'tenant_policies', 'tenant_keys', 'tenant_counters', 'api_keys', 'memberships', 'idempotency_keys',
    'audit_log', 'applicants', 'applicant_keys', 'applicant_versions', 'consents', 'holds', 'erasure_receipts',
    'verifications', 'checks', 'evidence', 'evidence_intakes', 'decisions', 'jobs', 'usage_events', 'events',
    'webhook_endpoints', 'webhook_deliveries', 'review_items', 'review_notes', 'review_board']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy tenant on %I using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', name);
    execute format('grant select, insert, update on %I to assay_server', name);
  end loop;
end $$;

grant delete on applicant_keys, evidence_intakes, jobs, memberships, webhook_deliveries, webhook_endpoints, review_board
  to assay_server;
revoke update on usage_events, audit_log, tenant_policies, erasure_receipts, decisions, events from assay_server;
grant update (sequence) on usage_events, events to assay_server;
grant select on price_books to assay_server;

-- Exceptions, each with its reason; the catalogue test holds this list.
-- Global people: a member belongs to several tenants and signs in before any is known.
alter table members enable row level security;
alter table members force row level security;
create policy self on members using (id = current_member()) with check (id = current_member());
grant select, insert, update on members to assay_server;
grant select (id, email_index, password_hash, totp_sealed, totp_step, failures, locked_until, disabled_at)
  on members to assay_auth;
create policy authentication on members for select to assay_auth using (true);

-- A member reads its own memberships in every tenant.
create policy own on memberships for select using (member_id = current_member());

-- Principals are looked up before the tenant is known.
alter table principal_lookup enable row level security;
alter table principal_lookup force row level security;
create policy scope on principal_lookup
  using (tenant_id = current_tenant() or (tenant_id is null and member_id = current_member()))
  with check (tenant_id = current_tenant() or (tenant_id is null and member_id = current_member()));
create policy authentication on principal_lookup for select to assay_auth using (true);
grant insert on principal_lookup to assay_server;
grant update (revoked_at, expires_at) on principal_lookup to assay_server;
grant select (id, tenant_id, member_id, revoked_at) on principal_lookup to assay_server;
grant select on principal_lookup to assay_auth;

create function authenticate(principal uuid)
  returns table (tenant_id uuid, member_id uuid, kind text, mode text, mac bytea, scopes text[], networks text[],
    verification_id uuid, expires_at timestamptz)
  language sql stable security definer set search_path = public
  begin atomic
    select l.tenant_id, l.member_id, l.kind, l.mode, l.mac, l.scopes, l.networks, l.verification_id, l.expires_at
      from principal_lookup l where l.id = principal and l.revoked_at is null;
  end;
alter function authenticate(uuid) owner to assay_auth;
revoke all on function authenticate(uuid) from public;
grant execute on function authenticate(uuid) to assay_server;

create function member_credentials(email bytea)
  returns table (id uuid, password_hash text, totp_sealed bytea, totp_step bigint, failures integer,
    locked_until timestamptz)
  language sql stable security definer set search_path = public
  begin atomic
    select m.id, m.password_hash, m.totp_sealed, m.totp_step, m.failures, m.locked_until
      from members m where m.email_index = email and m.disabled_at is null;
  end;
alter function member_credentials(bytea) owner to assay_auth;
revoke all on function member_credentials(bytea) from public;
grant execute on function member_credentials(bytea) to assay_server;

-- The review board of every tenant that a membership row opens.
create policy board on review_board for select using (tenant_id = any (current_tenants()));

-- The scheduler sees which tenants have work, never whose.
grant select (tenant_id, lane, run_at, state, lease_until) on jobs to assay_scheduler;
create policy scheduling on jobs for select to assay_scheduler using (true);
create function due_tenants(wanted_lane text, at timestamptz, most integer)
  returns table (tenant_id uuid, due bigint)
  language sql stable security definer set search_path = public
  begin atomic
    select j.tenant_id, count(*) from jobs j
      where j.lane = wanted_lane
        and ((j.state = 'ready' and j.run_at <= at) or (j.state = 'leased' and j.lease_until <= at))
      group by j.tenant_id limit most;
  end;
alter function due_tenants(text, timestamptz, integer) owner to assay_scheduler;
revoke all on function due_tenants(text, timestamptz, integer) from public;
grant execute on function due_tenants(text, timestamptz, integer) to assay_server;

grant select (tenant_id, slug, name) on tenants to assay_scheduler;
create policy listing on tenants for select to assay_scheduler using (true);
create function tenant_list() returns table (tenant_id uuid, slug text, name text)
  language sql stable security definer set search_path = public
  begin atomic
    select t.tenant_id, t.slug, t.name from tenants t order by t.slug;
  end;
alter function tenant_list() owner to assay_scheduler;
revoke all on function tenant_list() from public;
grant execute on function tenant_list() to assay_server;

grant select (tenant_id, mode, sequence) on events, usage_events to assay_scheduler;
create policy scheduling on events for select to assay_scheduler using (true);
create policy scheduling on usage_events for select to assay_scheduler using (true);
create function unsequenced_tenants() returns table (tenant_id uuid, mode text)
  language sql stable security definer set search_path = public
  begin atomic
    select e.tenant_id, e.mode from events e where e.sequence is null
    union select u.tenant_id, u.mode from usage_events u where u.sequence is null;
  end;
alter function unsequenced_tenants() owner to assay_scheduler;
revoke all on function unsequenced_tenants() from public;
grant execute on function unsequenced_tenants() to assay_server;

-- Owning functions asked for it; nothing more is made there.
revoke create on schema public from assay_auth, assay_scheduler;
grant select on schema_migrations to assay_server;

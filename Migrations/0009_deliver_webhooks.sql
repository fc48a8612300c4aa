-- Why: one worker at a time delivers an endpoint's events, in order; it has to find what is due without seeing whose.
-- Locks: ACCESS EXCLUSIVE on two small tables for an instant.
alter table webhook_endpoints
  drop column delivered_sequence,
  add column disabled_because text,
  add column resource_version bigint not null default 1,
  add column updated_at timestamptz not null default now(),
  add column previous_secret_until timestamptz,
  add column next_at timestamptz,
  add column lease_until timestamptz,
  add column fence bigint not null default 0;
alter table webhook_endpoints alter column updated_at drop default;
create index webhook_endpoints_due on webhook_endpoints (next_at) where next_at is not null;

-- An attempt that reached the receiver and was refused counts towards parking; one that did not says nothing.
alter table webhook_deliveries
  add column refusals integer not null default 0,
  add column queued_at timestamptz not null default now();
alter table webhook_deliveries alter column queued_at drop default;

-- The scheduler sees which endpoints are due, never where they lead.
grant select (tenant_id, mode, id, state, next_at, lease_until) on webhook_endpoints to assay_scheduler;
create policy scheduling on webhook_endpoints for select to assay_scheduler using (true);
grant create on schema public to assay_scheduler;
create function due_webhooks(at timestamptz, most integer)
  returns table (tenant_id uuid, mode text, endpoint_id uuid)
  language sql stable security definer set search_path = public
  begin atomic
    select w.tenant_id, w.mode, w.id from webhook_endpoints w
      where w.next_at <= at and w.state = 'enabled' and (w.lease_until is null or w.lease_until <= at)
      order by w.next_at limit most;
  end;
alter function due_webhooks(timestamptz, integer) owner to assay_scheduler;
revoke all on function due_webhooks(timestamptz, integer) from public;
grant execute on function due_webhooks(timestamptz, integer) to assay_server;
revoke create on schema public from assay_scheduler;

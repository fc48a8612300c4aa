-- Why: how a period stands beneath its limits is a sum over its meters and not over its events: what has a number is added
-- up once, and only the few that came since are read beside it, each event on one side or the other in any snapshot. Who
-- writes usage waits for nobody. Nothing is filled in here: only a tenant's policy says when its period began, and the
-- first who asks about one adds up what there is of it.
-- Locks: ACCESS EXCLUSIVE on invoice_events for an instant; new tables and a view.

-- Up to which number the events of a live period are in its totals. Of no tenant by reference: whoever opens one must not
-- wait for those who hold the tenant's row.
create table spend_periods (
  tenant_id uuid not null,
  since timestamptz not null,
  through bigint not null check (through >= 0),
  primary key (tenant_id, since)
);

-- Billed events, by what prices them: the tenant's, and those of each key once more.
create table spend_totals (
  tenant_id uuid not null,
  since timestamptz not null,
  -- `tenant`, or a key's id.
  scope text not null,
  price_book text not null,
  meter text not null,
  unit_price numeric not null,
  quantity bigint not null check (quantity > 0),
  primary key (tenant_id, since, scope, price_book, meter, unit_price),
  foreign key (tenant_id, since) references spend_periods (tenant_id, since) on delete cascade
);

do $$
declare name text;
begin
  foreach name in array array['spend_periods', 'spend_totals'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy tenant on %I using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', name);
    execute format('grant select, insert, update, delete on %I to assay_server', name);
  end loop;
end $$;

-- All of an open period's use. The events behind a number are found by it, whatever plan is made of the rest: `offset 0`
-- keeps them apart, and with the last number that was given the planner takes them for few.
create view spend_ledger with (security_invoker = true) as
  select t.tenant_id, t.since, t.scope, t.price_book, t.meter, t.unit_price, t.quantity from spend_totals t
  union all
  select p.tenant_id, p.since, s.scope, u.price_book, u.meter, u.unit_price::numeric, 1
  from spend_periods p
  join tenant_counters c on c.tenant_id = p.tenant_id and c.mode = 'live' and c.name = 'usage'
  cross join lateral (
    select e.price_book, e.meter, e.unit_price, e.key_id, e.free_reason, e.occurred_at from usage_events e
    where e.tenant_id = p.tenant_id and e.mode = 'live' and e.sequence > p.through and e.sequence <= c.value
    offset 0) u
  cross join lateral (values ('tenant'), (u.key_id::text)) s (scope)
  where u.free_reason is null and u.occurred_at >= p.since and s.scope is not null
  union all
  select p.tenant_id, p.since, s.scope, u.price_book, u.meter, u.unit_price::numeric, 1
  from spend_periods p
  join usage_events u on u.tenant_id = p.tenant_id and u.mode = 'live' and u.sequence is null
  cross join lateral (values ('tenant'), (u.key_id::text)) s (scope)
  where u.free_reason is null and u.occurred_at >= p.since and s.scope is not null;
grant select on spend_ledger to assay_server;

-- A closing puts a million events on their lines at once, and looked each of them up twice more. It finds them in
-- usage_events and writes the lines itself, counts what it put there, and nothing of either is ever deleted: there is no
-- grant for it.
alter table invoice_events
  drop constraint invoice_events_tenant_id_event_id_fkey, drop constraint invoice_events_tenant_id_invoice_id_line_fkey;

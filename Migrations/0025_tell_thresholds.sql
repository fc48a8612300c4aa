-- Why: a share of a spend cap or of a key's budget that is reached is told once a period, however many checks reach it
-- at once.
-- Locks: none; a new table.
create table spend_alerts (
  tenant_id uuid not null references tenants,
  period_start timestamptz not null,
  -- `tenant`, or the id of the key whose budget it is.
  limit_name text not null,
  percent integer not null,
  reached_at timestamptz not null,
  primary key (tenant_id, period_start, limit_name, percent)
);
alter table spend_alerts enable row level security;
alter table spend_alerts force row level security;
create policy tenant on spend_alerts
  using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
grant select, insert on spend_alerts to assay_server;

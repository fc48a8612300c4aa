-- Why: durable work, exact metering, and an event stream, each written in the transaction of its cause.
-- Locks: none; new tables.
create table jobs (
  tenant_id uuid not null references tenants,
  id uuid not null,
  lane text not null,
  kind text not null,
  mode text not null,
  subject uuid not null,
  state text not null check (state in ('ready', 'leased', 'dead')),
  run_at timestamptz not null,
  attempts integer not null,
  lease_until timestamptz,
  fence bigint not null,
  error_code text,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
create index jobs_due on jobs (lane, state, run_at);
create index jobs_claim on jobs (tenant_id, lane, state, run_at);
create unique index jobs_once on jobs (tenant_id, kind, subject) where kind in ('retain');

create table usage_events (
  tenant_id uuid not null,
  mode text not null,
  id uuid not null,
  sequence bigint,
  check_id uuid not null,
  meter text not null,
  verification_id uuid not null,
  applicant_id uuid not null,
  key_id uuid,
  outcome text not null,
  free_reason text,
  unit_price text not null,
  currency text not null,
  price_book text not null,
  dimensions text not null,
  occurred_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, check_id, meter)
);
create index usage_events_time on usage_events (tenant_id, mode, occurred_at);
create index usage_events_unsequenced on usage_events (tenant_id, mode) where sequence is null;

create table events (
  tenant_id uuid not null references tenants,
  mode text not null,
  id uuid not null,
  sequence bigint,
  type text not null,
  subject uuid not null,
  verification_id uuid,
  applicant_id uuid,
  data text not null,
  actor text not null,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
create unique index events_sequence on events (tenant_id, mode, sequence);
create index events_verification on events (tenant_id, verification_id, id);
create index events_unsequenced on events (tenant_id, mode) where sequence is null;

create table webhook_endpoints (
  tenant_id uuid not null references tenants,
  mode text not null,
  id uuid not null,
  url text not null,
  event_types text[] not null,
  secret_sealed bytea not null,
  previous_secret_sealed bytea,
  state text not null check (state in ('enabled', 'disabled')),
  delivered_sequence bigint not null,
  declared boolean not null,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);

create table webhook_deliveries (
  tenant_id uuid not null,
  mode text not null,
  id uuid not null,
  endpoint_id uuid not null,
  event_id uuid not null,
  sequence bigint not null,
  state text not null check (state in ('pending', 'parked', 'delivered', 'failed')),
  attempts integer not null,
  next_at timestamptz not null,
  last_status integer,
  last_error text,
  created_at timestamptz not null,
  delivered_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, endpoint_id, event_id),
  foreign key (tenant_id, endpoint_id) references webhook_endpoints (tenant_id, id)
);
create index webhook_deliveries_due on webhook_deliveries (tenant_id, endpoint_id, state, sequence);

-- Why: keys, sessions and client tokens are looked up before the tenant is known; only assay_auth may look.
-- Locks: none; new tables.
create table principal_lookup (
  id uuid primary key,
  tenant_id uuid,
  member_id uuid,
  kind text not null check (kind in ('key', 'session', 'client')),
  mode text not null check (mode in ('live', 'test')),
  mac bytea not null,
  scopes text[] not null,
  networks text[] not null,
  verification_id uuid,
  expires_at timestamptz,
  revoked_at timestamptz
);

create table api_keys (
  tenant_id uuid not null references tenants,
  id uuid not null,
  mode text not null check (mode in ('live', 'test')),
  name text not null,
  scopes text[] not null,
  networks text[] not null,
  created_at timestamptz not null,
  created_by text not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id)
);

create table members (
  id uuid primary key,
  email_index bytea not null unique,
  sealed bytea not null,
  password_hash text not null,
  totp_sealed bytea,
  totp_step bigint not null default 0,
  failures integer not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null,
  disabled_at timestamptz
);

create table memberships (
  tenant_id uuid not null references tenants,
  member_id uuid not null references members,
  roles text[] not null,
  queues text[] not null,
  created_at timestamptz not null,
  primary key (tenant_id, member_id)
);
create index memberships_member on memberships (member_id);

create table idempotency_keys (
  tenant_id uuid not null references tenants,
  mode text not null,
  key_hash bytea not null,
  fingerprint bytea not null,
  resource text not null,
  created_at timestamptz not null,
  primary key (tenant_id, mode, key_hash)
);

create table audit_log (
  tenant_id uuid not null references tenants,
  mode text not null,
  id uuid not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  resource text not null,
  request_id text not null,
  primary key (tenant_id, id)
);

-- Why: a tenant, its versioned policy, and the keys that seal its data.
-- Locks: none; new tables.
create table tenants (
  tenant_id uuid primary key,
  slug text not null,
  name text not null,
  region text not null,
  policy_version integer not null,
  created_at timestamptz not null
);
create unique index tenants_slug on tenants (slug);

create table tenant_policies (
  tenant_id uuid not null references tenants,
  version integer not null,
  document text not null,
  created_at timestamptz not null,
  created_by text not null,
  primary key (tenant_id, version)
);

create table tenant_keys (
  tenant_id uuid not null references tenants,
  version integer not null,
  wrapped bytea not null,
  created_at timestamptz not null,
  primary key (tenant_id, version)
);

-- A reference table: price books are the operator's and the same for all tenants.
create table price_books (
  slug text not null,
  version integer not null,
  document text not null,
  digest bytea not null,
  primary key (slug, version)
);

create table tenant_counters (
  tenant_id uuid not null references tenants,
  mode text not null,
  name text not null,
  value bigint not null,
  primary key (tenant_id, mode, name)
);

-- Why: verifications with their evidence, checks and decisions.
-- Locks: none; new tables.
create table verifications (
  tenant_id uuid not null,
  id uuid not null,
  mode text not null check (mode in ('live', 'test')),
  applicant_id uuid not null,
  status text not null,
  policy_version integer not null,
  language text not null,
  sealed bytea,
  dimensions text not null,
  requirements text not null,
  attempts integer not null,
  key_id uuid,
  resource_version integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  completed_at timestamptz,
  expires_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, applicant_id) references applicants (tenant_id, id)
);
create index verifications_listed on verifications (tenant_id, mode, id desc);
create index verifications_applicant on verifications (tenant_id, applicant_id, id desc);

create table checks (
  tenant_id uuid not null,
  id uuid not null,
  verification_id uuid not null,
  type text not null,
  attempt integer not null,
  is_current boolean not null,
  status text not null,
  outcome text,
  score double precision,
  reasons text[] not null,
  sealed bytea,
  engine text,
  duration_ms bigint,
  free_reason text,
  unit_price text,
  currency text,
  price_book text,
  usage_id uuid,
  created_at timestamptz not null,
  completed_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, verification_id, type, attempt),
  foreign key (tenant_id, verification_id) references verifications (tenant_id, id)
);

create table evidence (
  tenant_id uuid not null,
  id uuid not null,
  verification_id uuid not null,
  applicant_id uuid not null,
  kind text not null,
  class text not null,
  media_type text not null,
  size_bytes bigint not null,
  digest bytea not null,
  views text[] not null,
  position integer not null,
  label text,
  created_at timestamptz not null,
  superseded_at timestamptz,
  erased_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, verification_id) references verifications (tenant_id, id)
);
create index evidence_verification on evidence (tenant_id, verification_id);
create index evidence_applicant on evidence (tenant_id, applicant_id);

-- Blobs that are being written: whatever is old here has no evidence row and is swept.
create table evidence_intakes (
  tenant_id uuid not null references tenants,
  id uuid not null,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);

create table decisions (
  tenant_id uuid not null,
  id uuid not null,
  verification_id uuid not null,
  outcome text not null,
  reasons text not null,
  automated boolean not null,
  decided_by text not null,
  member_id uuid,
  policy_version integer not null,
  decided_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, verification_id) references verifications (tenant_id, id)
);
create index decisions_verification on decisions (tenant_id, verification_id);

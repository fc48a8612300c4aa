-- Why: people, in versions, sealed under keys of their own that erasure destroys class by class.
-- Locks: none; new tables.
create table applicants (
  tenant_id uuid not null references tenants,
  id uuid not null,
  mode text not null check (mode in ('live', 'test')),
  external_index bytea,
  version integer not null,
  sealed bytea,
  standing text not null default 'unverified',
  standing_verification uuid,
  valid_until timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  relationship_ended_at timestamptz,
  last_decided_at timestamptz,
  erased_at timestamptz,
  primary key (tenant_id, id)
);
create unique index applicants_external on applicants (tenant_id, mode, external_index);
create index applicants_listed on applicants (tenant_id, mode, id desc);

create table applicant_keys (
  tenant_id uuid not null,
  applicant_id uuid not null,
  class text not null,
  wrapped bytea not null,
  primary key (tenant_id, applicant_id, class),
  foreign key (tenant_id, applicant_id) references applicants (tenant_id, id)
);

create table applicant_versions (
  tenant_id uuid not null,
  applicant_id uuid not null,
  version integer not null,
  sealed bytea,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (tenant_id, applicant_id, version),
  foreign key (tenant_id, applicant_id) references applicants (tenant_id, id)
);

create table consents (
  tenant_id uuid not null,
  id uuid not null,
  applicant_id uuid not null,
  verification_id uuid,
  purpose text not null,
  granted boolean not null,
  granted_at timestamptz not null,
  text_version text not null,
  language text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, applicant_id) references applicants (tenant_id, id)
);
create index consents_applicant on consents (tenant_id, applicant_id);

create table holds (
  tenant_id uuid not null,
  id uuid not null,
  applicant_id uuid not null,
  reason_code text not null,
  created_at timestamptz not null,
  created_by text not null,
  released_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, applicant_id) references applicants (tenant_id, id)
);

create table erasure_receipts (
  tenant_id uuid not null,
  id uuid not null,
  applicant_id uuid not null,
  classes text[] not null,
  cause text not null,
  evidence_count integer not null,
  at timestamptz not null,
  primary key (tenant_id, id)
);
create index erasure_receipts_applicant on erasure_receipts (tenant_id, applicant_id);

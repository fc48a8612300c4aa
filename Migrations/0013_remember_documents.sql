-- Why: one document, or one picture, under two applicants of a tenant is for a person to look at. Numbers are kept as
-- blind indexes alone, in rows that erasing an applicant's documents deletes.
-- Locks: SHARE on evidence while its index is built; a new table.
create table document_sightings (
  tenant_id uuid not null,
  mode text not null check (mode in ('live', 'test')),
  check_id uuid not null,
  verification_id uuid not null,
  applicant_id uuid not null,
  document_index bytea not null,
  created_at timestamptz not null,
  primary key (tenant_id, check_id),
  foreign key (tenant_id, check_id) references checks (tenant_id, id),
  foreign key (tenant_id, applicant_id) references applicants (tenant_id, id)
);
create index document_sightings_found on document_sightings (tenant_id, mode, document_index);
create index document_sightings_applicant on document_sightings (tenant_id, applicant_id);
create index evidence_digest on evidence (tenant_id, digest) where erased_at is null;
alter table document_sightings enable row level security;
alter table document_sightings force row level security;
create policy tenant on document_sightings
  using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
grant select, insert, delete on document_sightings to assay_server;

-- Why: a portrait under two applicants of a tenant is for a person to look at, also where its picture was saved again
-- or another document was laid around it. Of what a portrait looks like only blind indexes are kept, one a band of its
-- bits, in rows that erasing an applicant's documents or biometrics deletes.
-- Locks: none; a new table.
create table portrait_sightings (
  tenant_id uuid not null,
  mode text not null check (mode in ('live', 'test')),
  check_id uuid not null,
  band smallint not null,
  verification_id uuid not null,
  applicant_id uuid not null,
  band_index bytea not null,
  created_at timestamptz not null,
  primary key (tenant_id, check_id, band),
  foreign key (tenant_id, check_id) references checks (tenant_id, id),
  foreign key (tenant_id, applicant_id) references applicants (tenant_id, id)
);
create index portrait_sightings_found on portrait_sightings (tenant_id, mode, band_index)
  include (check_id, verification_id, applicant_id);
create index portrait_sightings_applicant on portrait_sightings (tenant_id, applicant_id);
alter table portrait_sightings enable row level security;
alter table portrait_sightings force row level security;
create policy tenant on portrait_sightings
  using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
grant select, insert, delete on portrait_sightings to assay_server;

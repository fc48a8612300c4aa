-- Why: who came with the same device, address or person before, and how often, is for a person to look at. Of what a
-- verification gave to be known again by, blind indexes alone are kept, in rows that erasing the applicant's record
-- deletes, and the end of their own time.
-- Locks: none; a new table.
create table behaviour_traces (
  tenant_id uuid not null,
  mode text not null check (mode in ('live', 'test')),
  verification_id uuid not null,
  kind text not null check (kind in ('device', 'ip', 'network', 'email', 'phone', 'address', 'person')),
  applicant_id uuid not null,
  blind_index bytea not null,
  name_index bytea,
  created_at timestamptz not null,
  kept_until timestamptz not null,
  primary key (tenant_id, verification_id, kind),
  foreign key (tenant_id, verification_id) references verifications (tenant_id, id),
  foreign key (tenant_id, applicant_id) references applicants (tenant_id, id)
);
-- Everything that a look-up tells, so that it reads no row of the table.
create index behaviour_traces_found on behaviour_traces (tenant_id, mode, kind, blind_index, created_at desc)
  include (verification_id, applicant_id, name_index);
create index behaviour_traces_applicant on behaviour_traces (tenant_id, applicant_id);
create index behaviour_traces_ending on behaviour_traces (tenant_id, kept_until);
alter table behaviour_traces enable row level security;
alter table behaviour_traces force row level security;
create policy tenant on behaviour_traces
  using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
grant select, insert, delete on behaviour_traces to assay_server;

-- Why: how risky each customer is by the tenant's weights, as last ruled; sealed with the applicant's record.
-- Locks: none; a new table.
create table applicant_risks (
  tenant_id uuid not null,
  applicant_id uuid not null,
  verification_id uuid not null,
  sealed bytea not null,
  rated_at timestamptz not null,
  primary key (tenant_id, applicant_id),
  foreign key (tenant_id, applicant_id) references applicants (tenant_id, id),
  foreign key (tenant_id, verification_id) references verifications (tenant_id, id)
);
alter table applicant_risks enable row level security;
alter table applicant_risks force row level security;
create policy tenant on applicant_risks
  using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
grant select, insert, update, delete on applicant_risks to assay_server;

-- Why: who was screened against which lists with what result, what reviewers found of the matches, and screenings of
-- names without a verification. Everything personal is sealed under the screening key of its applicant, or under a key
-- of its own.
-- Locks: ACCESS EXCLUSIVE on usage_events for an instant; new tables.
alter table usage_events
  alter column verification_id drop not null,
  alter column applicant_id drop not null,
  -- Null for a screening: its answer is for compliance alone, and usage is read by others.
  alter column outcome drop not null;

create table screenings (
  tenant_id uuid not null,
  id uuid not null,
  mode text not null check (mode in ('live', 'test')),
  wrapped bytea,
  sealed bytea,
  engine text,
  free_reason text,
  unit_price text not null,
  currency text not null,
  price_book text not null,
  usage_id uuid not null,
  key_id uuid,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);

create table hit_findings (
  tenant_id uuid not null,
  id uuid not null,
  mode text not null check (mode in ('live', 'test')),
  applicant_id uuid not null,
  review_id uuid not null,
  state text not null check (state in ('proposed', 'standing')),
  sealed bytea,
  member_id uuid not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, review_id) references review_items (tenant_id, id),
  foreign key (tenant_id, applicant_id) references applicants (tenant_id, id)
);
create index hit_findings_applicant on hit_findings (tenant_id, applicant_id);
create index hit_findings_review on hit_findings (tenant_id, review_id);

do $$
declare name text;
begin
  foreach name in array array['screenings', 'hit_findings']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy tenant on %I using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', name);
  end loop;
end $$;
grant select, insert on screenings to assay_server;
grant update (wrapped, sealed) on screenings to assay_server;
grant select, insert, delete on hit_findings to assay_server;
grant update (state, sealed, member_id) on hit_findings to assay_server;

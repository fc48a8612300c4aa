-- Why: who is watched after being verified, up to which versions of which lists they were screened again, and which
-- verification each alert began. Nothing personal: what an alert found is in its verification, sealed.
-- Locks: none; new tables.
create table monitors (
  tenant_id uuid not null,
  id uuid not null,
  mode text not null check (mode in ('live', 'test')),
  applicant_id uuid not null,
  kind text not null check (kind in ('screening')),
  -- The applicant's version that was looked at last; 0 while a look is due. Stamped when what it found is recorded, so
  -- that a look which was cut off is due again.
  applicant_version integer not null,
  -- A look that could not be taken is not tried again before.
  retry_at timestamptz,
  -- The alert whose verification ended undecided, and for which a look became due again.
  rearmed_for uuid,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, applicant_id, kind),
  foreign key (tenant_id, applicant_id) references applicants (tenant_id, id)
);
create index monitors_listed on monitors (tenant_id, mode, id);

create table monitor_marks (
  tenant_id uuid not null,
  mode text not null check (mode in ('live', 'test')),
  owner text not null check (owner in ('installation', 'tenant')),
  list text not null,
  number integer not null,
  -- Digest of what the tenant screened for.
  settings text not null,
  marked_at timestamptz not null,
  primary key (tenant_id, mode, owner, list)
);

create table monitor_alerts (
  tenant_id uuid not null,
  monitor_id uuid not null,
  verification_id uuid not null,
  created_at timestamptz not null,
  primary key (tenant_id, monitor_id, verification_id),
  foreign key (tenant_id, monitor_id) references monitors (tenant_id, id),
  foreign key (tenant_id, verification_id) references verifications (tenant_id, id)
);

do $$
declare name text;
begin
  foreach name in array array['monitors', 'monitor_marks', 'monitor_alerts']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy tenant on %I using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', name);
    execute format('grant select, insert on %I to assay_server', name);
  end loop;
end $$;
grant update (ended_at, applicant_version, retry_at, rearmed_for) on monitors to assay_server;
grant delete on monitor_marks to assay_server;

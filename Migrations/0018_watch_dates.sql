-- Why: what a customer's standing rests on ages: documents expire, letters grow old, and a verification is to be repeated.
-- Each such date is a watch whose steps are taken once; test keys move a clock of their own over them. Whatever makes a look
-- due says so in its own transaction now, so that nothing has to be compared to find what is.
-- Locks: ACCESS EXCLUSIVE on monitors, monitor_alerts and applicants until the migration is through, which writes a few rows
-- for each verified customer.
alter table monitors
  drop constraint monitors_kind_check,
  drop column rearmed_for,
  add constraint monitors_kind_check
    check (kind in ('screening', 'document_expiry', 'address_age', 'reverification')),
  -- One more with whatever makes a look due or ends the watch: a look that began before is recorded by nobody.
  add column fence bigint not null default 0,
  -- What the steps are reckoned from; null before the first look, and where there is no such date.
  add column anchor_at timestamptz,
  -- The verification that an anchor of kind reverification is the time of.
  add column rests_on uuid,
  -- The latest step that was taken, of those reckoned from this anchor: its moment, and what it did.
  add column taken_at timestamptz,
  add column taken_action text,
  -- When the customer was asked to be verified anew, by the clock of the mode.
  add column asked_at timestamptz,
  -- Moment of the next step; null where none is left.
  add column next_at timestamptz,
  -- When the standing lapses unless something newer is proved; null where it does not.
  add column lapses_at timestamptz,
  -- What the moments were reckoned with: after a change they are reckoned anew. Null where they are to be in any case.
  add column settings text;
create index monitors_due on monitors (tenant_id, mode, kind, id) where applicant_version = 0 and ended_at is null;
create index monitors_dated on monitors (tenant_id, mode, kind, next_at) where ended_at is null and kind <> 'screening';
create index monitors_reckoned on monitors (tenant_id, mode, kind, settings)
  where ended_at is null and kind <> 'screening';

alter table monitor_alerts
  drop constraint monitor_alerts_pkey,
  add column id uuid not null default gen_random_uuid(),
  add column action text not null default 'review' check (action in ('review', 'remind', 'reverify', 'lapse')),
  alter column verification_id drop not null,
  add constraint monitor_alerts_once unique (tenant_id, monitor_id, verification_id);
alter table monitor_alerts
  alter column id drop default,
  alter column action drop default,
  add primary key (tenant_id, monitor_id, id);
create index monitor_alerts_verification on monitor_alerts (tenant_id, verification_id);

-- It is the earliest lapses_at of the customer's watches.
alter table applicants drop column valid_until;

create table test_clocks (
  tenant_id uuid not null references tenants,
  now_at timestamptz not null,
  moved_at timestamptz not null,
  primary key (tenant_id)
);
alter table test_clocks enable row level security;
alter table test_clocks force row level security;
create policy tenant on test_clocks using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
grant select, insert, update, delete on test_clocks to assay_server;
grant update (ended_at, applicant_version, retry_at, fence, anchor_at, rests_on, taken_at, taken_action, asked_at, next_at,
  lapses_at, settings) on monitors to assay_server;

-- Whoever is verified already is watched from now on. The owner is no tenant, so the policies are off meanwhile.
alter table applicants no force row level security;
alter table monitors no force row level security;
insert into monitors (tenant_id, id, mode, applicant_id, kind, applicant_version, created_at)
select a.tenant_id, gen_random_uuid(), a.mode, a.id, k.kind, 0, now()
from applicants a cross join unnest(array['screening', 'document_expiry', 'address_age', 'reverification']) as k (kind)
where a.standing = 'verified' and a.erased_at is null and a.relationship_ended_at is null
  and (a.mode = 'live' or k.kind <> 'screening')
on conflict (tenant_id, applicant_id, kind) do nothing;
alter table applicants force row level security;
alter table monitors force row level security;

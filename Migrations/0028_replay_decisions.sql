-- Why: a decision can be made again from what it rested on, and rules can be tried on what was judged (DESIGN §5, §7). Of
-- each run of a check are kept what it was given and told, of each ruling the facts that the rules judged, all sealed
-- under the applicant's keys, and keyed digests of the results. How long reviewers work on an item is measured.
-- Locks: ACCESS EXCLUSIVE on checks, decisions and review_items for an instant; new tables.

-- Null in all three: the check ran before they were kept. Sealed parts alone are null after erasure.
alter table checks
  -- HMAC of the canonical result.
  add column result_mac bytea check (octet_length(result_mac) = 32),
  -- The applicant's record, consents, day and evidence as the check saw them, under the key of the record.
  add column subject_sealed bytea,
  -- What others told while it ran, under the key of the check's own class.
  add column told_sealed bytea;

alter table decisions
  -- What it rested on: the ruling, the checks with their digests, and the policy's digest. Nothing personal.
  add column inputs text,
  add column result_mac bytea check (octet_length(result_mac) = 32);

create table rulings (
  tenant_id uuid not null,
  id uuid not null,
  mode text not null check (mode in ('live', 'test')),
  verification_id uuid not null,
  verdict text not null check (verdict in ('approve', 'decline', 'ask', 'review')),
  policy_version integer not null,
  -- Digest of the program that judged.
  build text not null,
  -- The facts, under the key of the record, and those of screening under its own.
  facts_sealed bytea,
  screening_sealed bytea,
  ruled_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, verification_id) references verifications (tenant_id, id)
);
create index rulings_window on rulings (tenant_id, mode, id);
create index rulings_verification on rulings (tenant_id, verification_id);

alter table review_items
  -- When the claim that holds it began, and what earlier claims took.
  add column claimed_at timestamptz,
  add column handled_ms bigint not null default 0 check (handled_ms >= 0);

create table replays (
  tenant_id uuid not null,
  id uuid not null,
  mode text not null check (mode in ('live', 'test')),
  decision_id uuid not null,
  state text not null check (state in ('queued', 'complete', 'failed')),
  result text check (result in ('identical', 'different', 'not_reproducible')),
  original_mac bytea,
  replayed_mac bytea,
  inputs text not null,
  created_at timestamptz not null,
  completed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, decision_id) references decisions (tenant_id, id),
  check ((state = 'complete') = (result is not null))
);

create table simulations (
  tenant_id uuid not null references tenants,
  id uuid not null,
  mode text not null check (mode in ('live', 'test')),
  state text not null check (state in ('processing', 'complete', 'failed')),
  -- Whether screening counts: only for those who may read it.
  with_screening boolean not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- The draft, as it was given.
  draft text not null,
  -- The last ruling that was judged; null before the first.
  ruling_id uuid,
  -- What was counted so far, and the answer once it is complete.
  counts text not null,
  created_at timestamptz not null,
  completed_at timestamptz,
  primary key (tenant_id, id),
  check (starts_at < ends_at)
);

create table simulation_flips (
  tenant_id uuid not null,
  simulation_id uuid not null,
  ruling_id uuid not null,
  verification_id uuid not null,
  verdict_before text not null,
  verdict_after text not null,
  primary key (tenant_id, simulation_id, ruling_id),
  foreign key (tenant_id, simulation_id) references simulations (tenant_id, id)
);

do $$
declare name text;
begin
  foreach name in array array['rulings', 'replays', 'simulations', 'simulation_flips']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy tenant on %I using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', name);
    execute format('grant select, insert on %I to assay_server', name);
  end loop;
end $$;
-- Erasure alone changes a ruling.
grant update (facts_sealed, screening_sealed) on rulings to assay_server;
grant update (state, result, original_mac, replayed_mac, inputs, completed_at) on replays to assay_server;
grant update (state, ruling_id, counts, completed_at) on simulations to assay_server;

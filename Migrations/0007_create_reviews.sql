-- Why: what a person has to look at, with leases, fences and four-eyes.
-- Locks: none; new tables.
create table review_items (
  tenant_id uuid not null,
  id uuid not null,
  mode text not null,
  verification_id uuid not null,
  queue text not null,
  state text not null check (state in ('open', 'claimed', 'proposed', 'waiting_applicant', 'decided')),
  four_eyes boolean not null,
  country text,
  due_at timestamptz not null,
  sla_left_ms bigint,
  assignee uuid,
  lease_until timestamptz,
  fence bigint not null,
  proposer uuid,
  proposal text,
  decided_by uuid,
  action text,
  created_at timestamptz not null,
  decided_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, verification_id) references verifications (tenant_id, id)
);
create index review_items_listed on review_items (tenant_id, mode, state, due_at);
create index review_items_verification on review_items (tenant_id, verification_id);

create table review_notes (
  tenant_id uuid not null,
  id uuid not null,
  review_id uuid not null,
  applicant_id uuid not null,
  member_id uuid not null,
  sealed bytea,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, review_id) references review_items (tenant_id, id)
);

-- What `next` picks from over several tenants: nothing personal, visible through membership rows alone.
create table review_board (
  tenant_id uuid not null,
  review_id uuid not null,
  mode text not null,
  queue text not null,
  state text not null,
  due_at timestamptz not null,
  lease_until timestamptz,
  proposer uuid,
  primary key (tenant_id, review_id)
);
create index review_board_due on review_board (state, due_at);

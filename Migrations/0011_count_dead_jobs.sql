-- Why: a dead letter is seen by whoever watches, without seeing whose it is.
-- Locks: none.
grant create on schema public to assay_scheduler;
create function dead_jobs() returns bigint
  language sql stable security definer set search_path = public
  begin atomic
    select count(*) from jobs where state = 'dead';
  end;
alter function dead_jobs() owner to assay_scheduler;
revoke all on function dead_jobs() from public;
grant execute on function dead_jobs() to assay_server;
revoke create on schema public from assay_scheduler;
create index jobs_dead on jobs (tenant_id) where state = 'dead';

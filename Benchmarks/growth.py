"""How cost grows: with rows, with tenants, with callers."""

import load
from world import REPOSITORY_TENANT

ROWS_MANY = 100_000
TENANTS_MANY = 20


def table(world, ids, quick):
    """Markdown of rates under each growth, everything else alike."""
    seconds = 2 if quick else 5
    reads = [("GET", f"/v1/verifications/{identity}", world.test_key) for identity in ids]
    lists = [("GET", "/v1/verifications?limit=20", world.test_key)]
    lines = ["| what grows | reads/s (p99) | lists of 20/s (p99) | new applicants/s (p99) |", "|---|---|---|---|"]

    def line(what, read_requests=reads, connections=32, key=world.key):
        figures = [load.wrk(world.server.port, requests, connections, seconds) for requests in (
            read_requests, lists, [("POST", "/v1/applicants", key)])]
        lines.append(f"| {what} | " + " | ".join(f"{f.rate:,.0f} ({f.p99:.1f} ms)" for f in figures) + " |")

    for connections in (1, 8, 32):
        line(f"{connections} callers", connections=connections)
    files = []
    for number in range(2 if quick else TENANTS_MANY):
        files.append(world.server.folder / f"tenant-{number}.yaml")
        files[-1].write_text(REPOSITORY_TENANT.read_text().replace("slug: demo", f"slug: grown-{number}", 1))
    world.server.run("tenants", "apply", *map(str, files))
    keys = [world.server.key(f"grown-{number}") for number in range(len(files))]
    spread = []
    for key in keys:
        made = world.server.verify(key)
        spread += [("GET", f"/v1/verifications/{made.json['id']}", key)] * 5
    line(f"{len(keys)} tenants read in turn", spread)
    count = 1000 if quick else ROWS_MANY
    grow(world, count)
    line(f"{count:,} more verifications of the tenant")
    return "\n".join(lines)


def grow(world, count):
    """Copies one finished verification, with its checks, its decision and its applicant, `count` times."""
    world.server.sql(f"""
        create temporary table copies as
          select gen_random_uuid() as app, gen_random_uuid() as ver, gen_random_uuid() as chk, gen_random_uuid() as dec
          from generate_series(1, {count});
        create temporary table model as
          select v.*, d.id as decision from verifications v join decisions d
            on d.tenant_id = v.tenant_id and d.verification_id = v.id
          where v.tenant_id = '{world.tenant}' and v.mode = 'test' limit 1;
        insert into applicants (tenant_id, id, mode, version, sealed, standing, created_at, updated_at)
          select a.tenant_id, c.app, a.mode, 1, a.sealed, a.standing, a.created_at, a.updated_at
          from copies c, model m join applicants a on a.tenant_id = m.tenant_id and a.id = m.applicant_id;
        insert into verifications (tenant_id, id, mode, applicant_id, status, policy_version, language, sealed,
            dimensions, requirements, attempts, resource_version, created_at, updated_at, expires_at)
          select m.tenant_id, c.ver, m.mode, c.app, m.status, m.policy_version, m.language, m.sealed, m.dimensions,
            m.requirements, m.attempts, m.resource_version, m.created_at, m.updated_at, m.expires_at
          from copies c, model m;
        insert into checks (tenant_id, id, verification_id, type, attempt, is_current, status, outcome, reasons,
            created_at)
          select m.tenant_id, c.chk, c.ver, 'document', 1, true, 'complete', 'clear', '{{}}', m.created_at
          from copies c, model m;
        insert into decisions (tenant_id, id, verification_id, outcome, reasons, automated, decided_by,
            policy_version, decided_at)
          select m.tenant_id, c.dec, c.ver, d.outcome, d.reasons, d.automated, d.decided_by, d.policy_version,
            d.decided_at
          from copies c, model m join decisions d on d.tenant_id = m.tenant_id and d.id = m.decision;
        analyze""")

import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Row-level security")
struct RowSecurityTests {
  /// Tables without one tenant, and policies beside `tenant`, each with its reason in Migrations/0008, 0009, 0014,
  /// 0023, 0024 and 0026.
  static let globalTables: Set<String> = ["members", "price_books", "principal_lookup", "schema_migrations", "sellers"]
  static let exceptions: Set<String> = [
    "events.scheduling", "jobs.scheduling", "list_sources.scheduling", "log_checkpoints.scheduling",
    "log_leaves.scheduling", "log_taken.scheduling", "logs.scheduling", "memberships.own", "review_board.board",
    "tenants.listing", "usage_events.scheduling", "webhook_endpoints.scheduling",
    // Whose rows are added and never changed: what may be read and what may be added are two policies.
    "billing_periods.addition", "invoice_entries.addition", "invoice_events.addition", "invoice_lines.addition",
    "invoice_manifests.addition", "invoice_marks.addition", "invoice_tiles.addition", "invoices.addition",
  ]

  @Test func `every table with a tenant forces it, and the exceptions are a closed list`() async throws {
    try await StorageWorld.with { world in
      let rows = try await world.owner.query(
        """
        select c.relname, c.relrowsecurity and c.relforcerowsecurity as forced,
          exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id') as has_tenant,
          coalesce((select string_agg(p.polname, ',' order by p.polname) from pg_policy p where p.polrelid = c.oid), '')
            as policies
        from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        """)
      #expect(rows.count > 25)
      for row in rows {
        let name = try row.decode("relname", as: String.self)
        guard !Self.globalTables.contains(name) else { continue }
        #expect(try row.decode("has_tenant", as: Bool.self), "\(name) has no tenant_id")
        #expect(try row.decode("forced", as: Bool.self), "\(name) does not force row-level security")
        let policies = Set(try row.decode("policies", as: String.self).split(separator: ",").map(String.init))
        #expect(policies.contains("tenant"), "\(name)")
        for policy in policies.subtracting(["tenant"]) {
          #expect(Self.exceptions.contains("\(name).\(policy)"), "\(name).\(policy) is no known exception")
        }
      }
    }
  }

  @Test func `the tenant leads every key and index of a tenant table`() async throws {
    try await StorageWorld.with { world in
      let rows = try await world.owner.query(
        """
        select c.relname, i.indexrelid::regclass::text as index_name, a.attname as first_column
        from pg_index i join pg_class c on c.oid = i.indrelid
        join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        where c.relnamespace = 'public'::regnamespace and i.indisunique
        """)
      for row in rows {
        let name = try row.decode("relname", as: String.self)
        let index = try row.decode("index_name", as: String.self)
        guard !Self.globalTables.contains(name), index != "tenants_slug" else { continue }
        #expect(try row.decode("first_column", as: String.self) == "tenant_id", "\(index)")
      }
    }
  }

  @Test func `the server's role is bound by row-level security and owns nothing`() async throws {
    try await StorageWorld.with { world in
      #expect(try await RoleInspection(database: world.database).isBound())
      let ownerIsBound = try await RoleInspection(database: world.owner).isBound()
      #expect(!ownerIsBound)
    }
  }

  @Test func `nobody may change an invoice: there is neither a grant nor a policy for it`() async throws {
    try await StorageWorld.with { world in
      let policies = try await world.count(
        """
        select count(*) as n from pg_policy p join pg_class c on c.oid = p.polrelid
        where p.polcmd in ('w', 'd', '*') and (c.relname like 'invoice%' or c.relname = 'billing_periods')
        """)
      #expect(policies == 0)
      let grants = try await world.count(
        """
        select count(*) as n from pg_class c cross join unnest(array['update', 'delete', 'truncate']) as right_to
        where c.relkind = 'r' and (c.relname like 'invoice%' or c.relname in ('billing_periods', 'sellers'))
          and (has_table_privilege('assay_server', c.oid, right_to)
            or (right_to = 'update' and has_any_column_privilege('assay_server', c.oid, 'update')))
        """)
      #expect(grants == 0)
    }
  }

  @Test func `a session without a tenant sees no row of any tenant table`() async throws {
    try await StorageWorld.with { world in
      try await world.verifications.submit(try await world.submission())
      let tables = try await world.owner.query(
        """
        select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
          and has_table_privilege('assay_server', c.oid, 'select')
        """)
      #expect(tables.count > 20)
      for row in tables {
        let name = try row.decode("relname", as: String.self)
        try await world.database.script(
          "do $$ begin if exists (select from \(name)) then raise exception 'rows'; end if; end $$")
      }
    }
  }
}

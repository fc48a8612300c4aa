import PostgreSQLCluster
import Testing

struct ClusterEndpointTests {
  @Test func `a url escapes whatever a path, a role or a database may hold`() {
    let endpoint = ClusterEndpoint(
      socketDirectory: "/srv/a b/ü", port: 5432, superuser: "postgres", wasAdopted: false)
    #expect(
      endpoint.url(role: "a&b=c", database: "x/y?")
        == "postgresql:///x%2Fy%3F?host=%2Fsrv%2Fa%20b%2F%C3%BC&port=5432&user=a%26b%3Dc")
  }
}

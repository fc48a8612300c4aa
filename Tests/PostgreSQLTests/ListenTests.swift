import Foundation
import PostgreSQL
import Testing

@Suite struct ListenTests {
  private static let notify: Statement = "select pg_notify($1, $2)"
  private static let terminateListeners: Statement = """
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query ilike 'listen%' and pid <> pg_backend_pid()
    """

  @Test func `a stream says when it listens and then gives what is sent`() async throws {
    try await TestServer.withDatabase { database in
      var stream = database.listen("jobs").makeAsyncIterator()
      #expect(await stream.next() == Notification(kind: .listening, channel: "jobs", payload: ""))
      for number in 1...100 { _ = try await database.query(Self.notify, [.text("jobs"), .text("\(number)")]) }
      for number in 1...100 {
        #expect(await stream.next() == Notification(kind: .message, channel: "jobs", payload: "\(number)"))
      }
    }
  }

  @Test func `each channel goes to its own streams and its name may be anything`() async throws {
    try await TestServer.withDatabase { database in
      let odd = "Odd \"name\"; é"
      var first = database.listen(odd).makeAsyncIterator()
      #expect(await first.next()?.kind == .listening)
      var second = database.listen(odd).makeAsyncIterator()
      var other = database.listen("other").makeAsyncIterator()
      #expect(await second.next()?.kind == .listening)
      #expect(await other.next()?.kind == .listening)
      _ = try await database.query(Self.notify, [.text(odd), .text("a")])
      _ = try await database.query(Self.notify, [.text("other"), .text("b")])
      #expect(await first.next()?.payload == "a")
      #expect(await second.next()?.payload == "a")
      #expect(await other.next()?.payload == "b")
    }
  }

  @Test func `a stream that is given up is listened to no more`() async throws {
    try await TestServer.withDatabase { database in
      let reading = Task {
        for await _ in database.listen("gone") {}
      }
      let listeners: Statement = """
        select 1 from pg_stat_activity where datname = current_database() and query ilike 'listen%'
        """
      try await eventually { try await database.query(listeners).count == 1 }
      reading.cancel()
      try await eventually { try await database.query(listeners).isEmpty }
      var again = database.listen("gone").makeAsyncIterator()
      #expect(await again.next()?.kind == .listening)
    }
  }

  @Test func `a listener whose connection ends says that it listens again`() async throws {
    try await TestServer.withDatabase { database in
      var stream = database.listen("jobs").makeAsyncIterator()
      #expect(await stream.next()?.kind == .listening)
      #expect(try await database.query(Self.terminateListeners).count == 1)
      #expect(await stream.next()?.kind == .listening)
      _ = try await database.query(Self.notify, [.text("jobs"), .text("after")])
      #expect(await stream.next()?.payload == "after")
    }
  }

  @Test func `closing ends the streams`() async throws {
    try await TestServer.withDatabase { database in
      var stream = database.listen("jobs").makeAsyncIterator()
      #expect(await stream.next()?.kind == .listening)
      await database.close()
      #expect(await stream.next() == nil)
      var late = database.listen("jobs").makeAsyncIterator()
      #expect(await late.next() == nil)
    }
  }
}

/// Object identifiers of the built-in types, which never change (PostgreSQL, `pg_type.dat`).
enum TypeID {
  static let bool: UInt32 = 16
  static let bytea: UInt32 = 17
  static let char: UInt32 = 18
  static let name: UInt32 = 19
  static let int8: UInt32 = 20
  static let int2: UInt32 = 21
  static let int4: UInt32 = 23
  static let text: UInt32 = 25
  static let oid: UInt32 = 26
  static let json: UInt32 = 114
  static let float4: UInt32 = 700
  static let float8: UInt32 = 701
  static let unknown: UInt32 = 705
  static let bpchar: UInt32 = 1042
  static let varchar: UInt32 = 1043
  static let date: UInt32 = 1082
  static let timestamp: UInt32 = 1114
  static let timestamptz: UInt32 = 1184
  static let numeric: UInt32 = 1700
  static let uuid: UInt32 = 2950
  static let uuidArray: UInt32 = 2951
  static let jsonb: UInt32 = 3802
  static let int8Array: UInt32 = 1016

  /// Types from here on were made by users: enums, citext and the like, whose binary form is their text. A domain
  /// reports the type below it.
  static let firstOfUsers: UInt32 = 16384

  /// Types whose binary form is their text.
  static func isText(_ type: UInt32) -> Bool {
    switch type {
    case text, varchar, bpchar, name, json, char, unknown: true
    default: type >= firstOfUsers
    }
  }

  /// What to call a type in an error.
  static func name(of type: UInt32) -> String {
    switch type {
    case bool: "boolean"
    case bytea: "bytea"
    case int2: "smallint"
    case int4: "integer"
    case int8: "bigint"
    case text: "text"
    case varchar: "varchar"
    case json: "json"
    case jsonb: "jsonb"
    case float4: "real"
    case float8: "double precision"
    case date: "date"
    case timestamp: "timestamp"
    case timestamptz: "timestamptz"
    case numeric: "numeric"
    case uuid: "uuid"
    default: "type \(type)"
    }
  }
}

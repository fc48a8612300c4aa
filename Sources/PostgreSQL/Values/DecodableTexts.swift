import FoundationEssentials

extension String: PostgreSQLDecodable {
  /// From every text type, `json`, `jsonb` and enums as they stand; from `uuid` in lower case, `numeric` in plain
  /// digits, `date` and the timestamps as ISO 8601 in UTC. Other types need `::text` in the statement.
  public static func decode(_ cell: Cell) -> String? {
    if TypeID.isText(cell.type) { return String(decoding: cell.bytes, as: UTF8.self) }
    switch cell.type {
    case TypeID.jsonb:
      // The first byte is the version of the binary form, 1 ever since there is one.
      guard cell.bytes.first == 1 else { return nil }
      return String(decoding: UnsafeRawBufferPointer(rebasing: cell.bytes.dropFirst()), as: UTF8.self)
    case TypeID.uuid: return UUID.decode(cell)?.uuidString.lowercased()
    case TypeID.numeric: return NumericText.decode(cell.bytes)
    case TypeID.date: return cell.integer(Int32.self).flatMap(isoDate)
    case TypeID.timestamptz, TypeID.timestamp: return cell.integer(Int64.self).flatMap(isoTime)
    default: return nil
    }
  }

  private static func isoDate(days: Int32) -> String? {
    days == .max || days == .min ? nil : ServerTime.isoDate(days: Int64(days))
  }

  private static func isoTime(microseconds: Int64) -> String? {
    microseconds == .max || microseconds == .min ? nil : ServerTime.isoTime(microseconds: microseconds)
  }
}

import GRDB

/// A value in the answer to a query.
public enum QueryValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case bytes([UInt8])
}

/// The answer to a query: the names of its columns, and its rows.
public struct QueryAnswer: Sendable, Hashable {
    public var columns: [String]
    public var rows: [[QueryValue]]

    /// The memory that a row takes beside its values, in bytes.
    static let rowBytes = 40
}

extension QueryValue {
    init(_ storage: DatabaseValue.Storage) {
        switch storage {
        case .null: self = .null
        case .int64(let value): self = .integer(value)
        case .double(let value): self = .real(value)
        case .string(let value): self = .text(value)
        case .blob(let data): self = .bytes(Array(data))
        }
    }

    /// The memory that it takes in a row, in bytes.
    var memoryBytes: Int {
        let own = MemoryLayout<QueryValue>.stride
        return switch self {
        case .null, .integer, .real: own
        case .text(let value): own + value.utf8.count
        case .bytes(let value): own + value.count
        }
    }
}

import GRDB

// GRDB stops the program when a value is not of the type asked for. A damaged file must end in an error instead.
extension Row {
    /// The whole number in a column. Numbers that no counter reaches are refused, so that one may be added to any.
    func integer(_ column: Int) throws -> Int64 {
        guard case .int64(let value) = storage(column), value.magnitude <= Self.largestCount else {
            throw wrong(column, "a whole number of ordinary size")
        }
        return value
    }

    private static let largestCount: UInt64 = 1 << 53

    /// The text in a column.
    func text(_ column: Int) throws -> String {
        guard case .string(let value) = storage(column) else { throw wrong(column, "a text") }
        return value
    }

    /// The text in a column, or nil for NULL.
    func optionalText(_ column: Int) throws -> String? {
        if case .null = storage(column) { nil } else { try text(column) }
    }

    /// The bytes in a column.
    func bytes(_ column: Int) throws -> [UInt8] {
        guard case .blob(let data) = storage(column) else { throw wrong(column, "bytes") }
        return Array(data)
    }

    /// All columns, whatever their types.
    var cells: [DatabaseValue] { (0..<count).map { self[$0] } }

    /// The value stored in a column, whatever its type.
    func storage(_ column: Int) -> DatabaseValue.Storage {
        let value: DatabaseValue = self[column]
        return value.storage
    }

    private func wrong(_ column: Int, _ wanted: String) -> CorruptionError {
        CorruptionError(why: "column '\(Array(columnNames)[column])' should hold \(wanted)")
    }
}

import CSQLiteShim
import GRDB

/// The first 100 bytes of an SQLite file, as far as SQLite itself does not look at them.
enum FileHeader {
    /// The faults in the header of an archive that is being read.
    ///
    /// The schema cookie (bytes 40 to 43), the change counter (24 to 27, when it is 92 to 95, too) and the version of
    /// SQLite that wrote the file (96 to 99) may have any value.
    static func problems(_ database: Database) throws -> [String] {
        var bytes = [UInt8](repeating: 0, count: 100)
        var length: Int64 = 0
        let result = limen_sqlite_header(UnsafeMutableRawPointer(database.sqliteConnection), &bytes, 100, &length)
        if result == ResultCode.SQLITE_IOERR_SHORT_READ.rawValue { return ["the file ends within its header"] }
        guard result == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: result)) }
        let size = UInt64(length)
        func number(_ offset: Int, _ count: Int = 4) -> UInt64 {
            bytes[offset..<offset + count].reduce(0) { $0 << 8 | UInt64($1) }
        }
        var problems: [String] = []
        func expect(_ offset: Int, count: Int = 4, _ allowed: Set<UInt64>, _ what: String) {
            let found = number(offset, count)
            if !allowed.contains(found) { problems.append("byte \(offset): \(what) is \(found)") }
        }
        let pageSize = number(16, 2) == 1 ? 65536 : number(16, 2)
        if bytes[18] != bytes[19] { problems.append("byte 18: the versions for writing and reading differ") }
        expect(18, count: 1, [1, 2], "the version for writing")
        expect(19, count: 1, [1, 2], "the version for reading")
        expect(20, count: 1, [0, UInt64(LIMEN_CHECKSUM_BYTES)], "the space reserved in each page")
        expect(21, count: 3, [0x40_2020], "the payload fractions")
        expect(92, [number(24)], "the change counter of the size")
        expect(28, [size / max(pageSize, 1)], "the number of pages")
        if pageSize == 0 || size % pageSize != 0 { problems.append("the file does not end with a page") }
        expect(44, [4], "the schema format")
        // The suggested cache size is a signed number that older programs read.
        expect(48, [0], "the suggested cache size")
        expect(52, [0], "the mark of vacuum by itself")
        expect(56, [1], "the text encoding")
        expect(64, [0], "the mark of incremental vacuum")
        if bytes[72..<92].contains(where: { $0 != 0 }) { problems.append("byte 72: reserved bytes are not zero") }
        return problems
    }
}

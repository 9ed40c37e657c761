import CSQLiteShim
import Files
import Foundation
import GRDB

/// Every page of an archive ends with a checksum, so that a flipped bit is an error and never a wrong answer.
///
/// The checksums lie where SQLite leaves room at the end of a page: other programs read the file as usual. What another
/// program writes into an archive has no checksum and counts as damage.
enum PageChecks {
    /// The layer is registered once.
    private static let registration = limen_sqlite_register_checksums()

    /// The location that SQLite opens for a file: a URI that names the layer. It takes any path for a path, even one that looks
    /// like an in-memory name.
    /// - Parameter playingBack: whether a journal that is found there may be played back.
    static func location(of path: String, playingBack: Bool = false) throws -> String {
        guard registration == 0 else {
            throw CorruptionError(why: "this SQLite is built without URI file names, which archives are opened by")
        }
        var location = "file://"
        for byte in PathText.absoluteBytes(path) {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                location.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16)
                location += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return location + "?vfs=\(LIMEN_CHECKSUM_VFS)" + (playingBack ? "&rollback=1" : "")
    }

    /// Asks for room for checksums in a file that is to be made or packed.
    static func reserve(in database: Database) throws {
        let result = limen_sqlite_reserve_checksums(UnsafeMutableRawPointer(database.sqliteConnection))
        guard result == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: result)) }
    }
}

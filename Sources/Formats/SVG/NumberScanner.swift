/// Reads the numbers of SVG, which may stand without anything between them: `1.5.5` is 1.5 and 0.5, `1-2` is 1 and -2.
struct NumberScanner {
    private let bytes: [UInt8]
    private(set) var at = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    /// Skips white space and at most one comma.
    mutating func skipSeparators() {
        skipSpace()
        if at < bytes.count, bytes[at] == 0x2C {
            at += 1
            skipSpace()
        }
    }

    private mutating func skipSpace() {
        while at < bytes.count, [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(bytes[at]) { at += 1 }
    }

    var isAtEnd: Bool { at >= bytes.count }

    /// The byte that comes next.
    var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    /// Tells whether a number begins here.
    var isAtNumber: Bool {
        next.map { (0x30...0x39).contains($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E } ?? false
    }

    mutating func take() -> UInt8? {
        guard let byte = next else { return nil }
        at += 1
        return byte
    }

    /// The next number; nil when there is none, or when it does not fit a double.
    mutating func number() -> Double? {
        skipSeparators()
        let start = at
        if at < bytes.count, bytes[at] == 0x2B || bytes[at] == 0x2D { at += 1 }
        var digits = digitRun()
        if at < bytes.count, bytes[at] == 0x2E {
            at += 1
            digits += digitRun()
        }
        guard digits > 0 else {
            at = start
            return nil
        }
        if at < bytes.count, bytes[at] == 0x65 || bytes[at] == 0x45 {
            let mark = at
            at += 1
            if at < bytes.count, bytes[at] == 0x2B || bytes[at] == 0x2D { at += 1 }
            if digitRun() == 0 { at = mark }
        }
        guard let value = Double(String(decoding: bytes[start..<at], as: UTF8.self)), value.isFinite else { return nil }
        return value
    }

    /// A flag of an arc: one digit, which needs no separator after it.
    mutating func flag() -> Bool? {
        skipSeparators()
        guard let byte = next, byte == 0x30 || byte == 0x31 else { return nil }
        at += 1
        return byte == 0x31
    }

    private mutating func digitRun() -> Int {
        let start = at
        while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
        return at - start
    }

    /// All numbers up to the end; nil when something else stands there.
    mutating func all() -> [Double]? {
        var numbers: [Double] = []
        skipSeparators()
        while !isAtEnd {
            guard let value = number() else { return nil }
            numbers.append(value)
            skipSeparators()
        }
        return numbers
    }
}

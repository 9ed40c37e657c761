import CFuzzer
import Foundation
import Formats
import JSON
import LimenKit
import LimitModel
import Presentation
import Quantities
import Regions

/// Feeds mutated inputs to one target: `FuzzTargets TARGET [libFuzzer's arguments]`. `scripts/fuzz` runs it.
@main
enum Driver {
    /// What libFuzzer calls; it takes a C function, which can hold nothing of its own.
    nonisolated(unsafe) private static var body: ([UInt8]) -> Void = { _ in }

    static func main() {
        let arguments = CommandLine.arguments
        if arguments.count == 2, arguments[1] == "list" {
            for target in Target.all { print(target.name) }
            return
        }
        guard arguments.count >= 2, let target = Target.all.first(where: { $0.name == arguments[1] }) else {
            print("usage: FuzzTargets list | FuzzTargets TARGET [libFuzzer's arguments]")
            exit(64)
        }
        body = target.body()
        var words: [UnsafeMutablePointer<CChar>?] = (arguments[...0] + arguments[2...]).map { strdup($0) } + [nil]
        var count = Int32(words.count - 1)
        let status = words.withUnsafeMutableBufferPointer { buffer -> Int32 in
            var pointer = buffer.baseAddress
            return LLVMFuzzerRunDriver(&count, &pointer) { data, size in
                let bytes = data.map { Array(UnsafeBufferPointer(start: $0, count: size)) } ?? []
                Driver.body(bytes)
                return 0
            }
        }
        exit(status)
    }
}

/// Something that takes any bytes.
struct Target {
    let name: String
    /// Sets the target up.
    let body: () -> ([UInt8]) -> Void

    static var all: [Target] {
        Readers.targets + [
            Target(name: "points") { Points.read },
            Target(name: "documents") { Documents.json },
            Target(name: "quantities") { Documents.quantities },
            Target(name: "archive") { Archives().open },
        ]
    }
}

/// Stops the run: the input breaks a promise without stopping the program by itself.
func broken(_ promise: String) -> Never { fatalError(promise) }

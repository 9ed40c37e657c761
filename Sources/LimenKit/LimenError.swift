import Files

/// Why the facade could not do what was asked, with the class of failure a caller acts on.
public struct LimenError: Error, Hashable, Sendable {
    /// The class of a failure; the command line turns it into its exit code.
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// The question itself is wrong: unknown scenario, bad parameter.
        case usage
        /// Data that cannot be taken in or trusted.
        case badData
        /// A file, an archive, a limit or a query that is not there.
        case noInput
        /// A file that cannot be created.
        case cannotCreate
        /// Reading or writing failed.
        case inputOutput
        /// Another process holds the archive.
        case busy
        /// A query went further than it may.
        case limit
    }

    /// The class of failure.
    public var kind: Kind
    /// What happened and what to do about it.
    public var message: String

    /// A failure with its message.
    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }
}

extension LimenError {
    /// A file that cannot be opened, read or written.
    package init(_ error: FileError) {
        switch error.stage {
        case .open: self.init(.noInput, "cannot read \(error.path): \(error.why)")
        case .create: self.init(.cannotCreate, "cannot write \(error.path): \(error.why)")
        case .transfer: self.init(.inputOutput, "\(error.path): \(error.why)")
        }
    }
}

extension LimenError: CustomStringConvertible {
    public var description: String { message }
}

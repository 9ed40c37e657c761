import Files

/// A failure, with its class and what it is about.
public struct LimenError: Error, Hashable, Sendable {
    /// The class of a failure, on which a caller can act.
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// The question is wrong: an unknown scenario, a bad parameter.
        case usage
        /// Data that cannot be taken in or trusted.
        case badData
        /// A file, an archive, a limit or a query is not there.
        case noInput
        /// A file cannot be created.
        case cannotCreate
        /// Reading or writing failed.
        case inputOutput
        /// Another process holds the archive.
        case busy
        /// A query went further than it may.
        case limit
    }

    /// The part of what was asked that is at fault, where the message alone does not say it.
    public enum Subject: String, Sendable, Hashable, CaseIterable {
        case scenario, mass, coupling, count, tolerance
        /// What a scan varies.
        case variation = "vary"
        /// What becomes of mesons in a scan.
        case mesons
        /// Which limit of a file.
        case limit
        /// A parameter of a named query.
        case parameter = "param"
    }

    /// What helps.
    public enum Remedy: String, Sendable, Hashable, CaseIterable {
        /// Importing files: the archive is empty.
        case importFiles
        /// Naming the folder of the data that ship with the program.
        case nameShippedData
        /// Computing what is missing or stale.
        case compute
        /// Asking an archive that has the plane.
        case nameArchive
        /// Making an archive.
        case makeArchive
        /// Bringing the archive to the present format.
        case migrate
        /// Writing the archive out with the program that made it, and restoring it with this one.
        case dumpWithOldProgram
        /// Making a release.
        case makeRelease
        /// Allowing a query more rows, seconds or memory.
        case allowRows, allowSeconds, allowMemory
        /// Allowing a release of what is not computed.
        case allowPending
    }

    /// A name that could have been given, and what it stands for.
    public struct Choice: Hashable, Sendable {
        public let name, meaning: String
    }

    /// The class of failure.
    public var kind: Kind
    /// What is wrong.
    public var message: String
    /// The part of what was asked that is at fault.
    public var subject: Subject?
    /// What could have been given for the subject.
    public var choices: [Choice]
    /// What helps, each by itself.
    public var remedies: [Remedy]

    /// A failure with its message.
    public init(
        _ kind: Kind, _ message: String, subject: Subject? = nil, choices: [Choice] = [], remedies: [Remedy] = []
    ) {
        self.kind = kind
        self.message = message
        self.subject = subject
        self.choices = choices
        self.remedies = remedies
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
    public var description: String {
        (subject.map { "\($0.rawValue): " } ?? "") + message
            + (choices.isEmpty ? "" : " (possible: \(choices.map(\.name).joined(separator: ", ")))")
    }
}

import ArgumentParser

/// Completion of commands, options and names in a shell.
struct CompletionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completion", abstract: "Print a script that completes commands, options and names in a shell.",
        discussion: """
            Limits, scenarios, planes, releases and queries are completed from the archive that the command line names. \
            For bash, the script belongs into a folder that bash-completion reads, for zsh into a folder of $fpath (named \
            _limen, before compinit runs), for fish into its folder of completions.

            EXAMPLES
              source <(limen completion bash)
              limen completion bash > ~/.local/share/bash-completion/completions/limen
              limen completion zsh > ~/.zfunc/_limen
              limen completion fish > ~/.config/fish/completions/limen.fish
            """)

    /// The shells that a script can be made for.
    enum Shell: String, ExpressibleByArgument, CaseIterable {
        case bash, zsh, fish

        fileprivate var completionShell: CompletionShell {
            switch self {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        }
    }

    @Argument(help: "The shell: bash, zsh or fish.")
    var shell: Shell

    func run() throws {
        try Output.result(Limen.completionScript(for: shell.completionShell))
    }
}

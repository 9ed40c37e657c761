// The program of scripts/bench-envelope.
@main
enum EnvelopeMain {
    static func main() throws { try EnvelopeScaling.main() }
}

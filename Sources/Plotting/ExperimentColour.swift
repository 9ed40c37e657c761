/// The colour of every experiment, the same in every figure: told apart by lightness as well as by hue, after the
/// palettes of Okabe and Ito and of Tol, which the colour-blind can read.
enum ExperimentColour {
    /// Experiments that often share a figure have colours far from each other.
    private static let known: [String: Int] = [
        "babar": 0x0072B2, "belle2": 0x332288, "bes2": 0x56B4E9, "na64e": 0x009E73, "ldmx": 0x882255,
        "na64mu": 0xAA4499, "atlas": 0xE69F00, "sn1987a": 0xD55E00, "muon-g-2": 0xCC79A7, "electron-g-2": 0x8A8A2A,
        "charm": 0x117733, "lsnd": 0xC9A227, "miniboone": 0x1F7A8C, "ship": 0x6B2A10, "besiii": 0x5C7AA8,
        "na62": 0xB59F3B, "electron-edm": 0x0072B2,
        "muon-edm": 0xE69F00, "neutron-edm": 0x117733, "e137": 0x777777,
    ]

    /// Colours for experiments that are not named above.
    static let palette = [
        0x0072B2, 0xE69F00, 0x009E73, 0xD55E00, 0x56B4E9, 0x882255, 0x8A8A2A, 0xCC79A7, 0x332288, 0x44AA99, 0x6B2A10,
        0x777777,
    ]

    static func colour(of experiment: String) -> Colour {
        Colour(known[experiment] ?? palette[place(of: experiment) % palette.count])
    }

    /// A number that depends on the name only (FNV-1a).
    static func place(of experiment: String) -> Int {
        var hash: UInt32 = 2_166_136_261
        for byte in experiment.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return Int(hash % 10_007)
    }

    /// The angle in degrees at which an experiment's regions are hatched.
    static func hatchAngle(of experiment: String) -> Int { [45, 135, 20, 110, 70, 160][place(of: experiment) % 6] }

    /// Dash patterns that can be told from each other.
    static let dashes = ["5 2.5", "7 2 1.5 2", "2.5 1.8", "9 3", "6 2 1.2 2 1.2 2", "1.4 1.8"]
}

import Foundation

/// Colours of a figure.
package enum Theme: String, Sendable, CaseIterable {
    /// For screens and most papers.
    case light
    /// For slides on black.
    case dark
    /// Greys only.
    case print

    /// The page.
    var paper: Colour { self == .dark ? Colour(0x14181D) : Colour(0xFFFFFF) }
    /// Axes, text, the envelope.
    var ink: Colour { self == .dark ? Colour(0xF2F2F2) : Colour(0x000000) }
    /// Secondary text.
    var faintInk: Colour { self == .dark ? Colour(0xB0B6BD) : Colour(0x555555) }
    /// The grid.
    var grid: Colour { self == .dark ? Colour(0x2A3038) : Colour(0xE8E8E8) }

    /// The colour of lines of an experiment.
    func line(of experiment: String) -> Colour { line(ExperimentColour.colour(of: experiment)) }

    /// The same for a colour that belongs to no experiment.
    func line(_ own: Colour) -> Colour {
        switch self {
        case .light: return own
        case .dark: return own.mixed(with: Colour(0xFFFFFF), share: own.luminance < 0.12 ? 0.55 : 0.25)
        case .print: return own.grey.mixed(with: Colour(0x000000), share: 0.3)
        }
    }

    /// The colour an experiment's region is filled with.
    func fill(of experiment: String) -> Colour {
        let own = ExperimentColour.colour(of: experiment)
        switch self {
        case .light: return own.mixed(with: paper, share: 0.62)
        case .dark: return own.mixed(with: paper, share: 0.5)
        case .print: return own.grey.mixed(with: paper, share: 0.55)
        }
    }
}

/// A colour with channels from 0 to 255.
struct Colour: Hashable, Sendable {
    var red, green, blue: Double

    init(_ code: Int) {
        red = Double((code >> 16) & 0xFF)
        green = Double((code >> 8) & 0xFF)
        blue = Double(code & 0xFF)
    }

    /// As SVG writes it.
    var code: String {
        "#"
            + [red, green, blue].map { channel in
                let digits = String(Int(min(max(channel, 0), 255).rounded()), radix: 16, uppercase: true)
                return digits.count < 2 ? "0" + digits : digits
            }
            .joined()
    }

    /// A mixture that takes a share of the other colour.
    func mixed(with other: Colour, share: Double) -> Colour {
        var mixture = self
        mixture.red += (other.red - red) * share
        mixture.green += (other.green - green) * share
        mixture.blue += (other.blue - blue) * share
        return mixture
    }

    /// The linear channels, 0 to 1.
    var linear: (red: Double, green: Double, blue: Double) {
        func value(_ channel: Double) -> Double {
            let share = channel / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return (value(red), value(green), value(blue))
    }

    /// Relative luminance, 0 to 1.
    var luminance: Double { 0.2126 * linear.red + 0.7152 * linear.green + 0.0722 * linear.blue }

    /// The grey of the same luminance.
    var grey: Colour {
        let light = luminance
        let share = light <= 0.0031308 ? 12.92 * light : 1.055 * pow(light, 1 / 2.4) - 0.055
        var grey = self
        (grey.red, grey.green, grey.blue) = (255 * share, 255 * share, 255 * share)
        return grey
    }
}

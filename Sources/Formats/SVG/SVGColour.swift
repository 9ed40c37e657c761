import Foundation

/// A colour of a drawing, opaque.
struct SVGColour: Hashable {
    let red, green, blue: UInt8

    /// `#1f77b4`.
    var description: String {
        "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Reads `#rgb`, `#rrggbb`, `rgb(…)`, `rgba(…)` and the common names; nil for `none`, gradients and the like.
    init?(_ text: String) {
        let plain = text.collapsed.lowercased()
        if plain.hasPrefix("#") {
            var digits = String(plain.dropFirst())
            if digits.count == 3 || digits.count == 4 { digits = digits.map { "\($0)\($0)" }.joined() }
            guard digits.count == 6 || digits.count == 8, digits.allSatisfy(\.isHexDigit),
                let value = UInt32(digits.prefix(6), radix: 16)
            else { return nil }
            self.init(value)
        } else if plain.hasPrefix("rgb"), let inside = plain.between("(", ")") {
            let parts = inside.split { $0 == "," || $0 == " " || $0 == "/" }.prefix(3).map(Self.component)
            let values = parts.compactMap(\.self)
            guard values.count == 3 else { return nil }
            self.init(UInt32(values[0]) << 16 | UInt32(values[1]) << 8 | UInt32(values[2]))
        } else if let value = Self.names[plain] {
            self.init(value)
        } else {
            return nil
        }
    }

    private init(_ value: UInt32) {
        red = UInt8(value >> 16 & 0xFF)
        green = UInt8(value >> 8 & 0xFF)
        blue = UInt8(value & 0xFF)
    }

    private static func component(_ text: Substring) -> UInt8? {
        let isPercent = text.hasSuffix("%")
        guard let value = Double(isPercent ? text.dropLast() : text), value.isFinite else { return nil }
        return UInt8(min(255, max(0, (isPercent ? value * 2.55 : value).rounded())))
    }

    /// The sixteen names of HTML, and those that plotting programs and editors write.
    private static let names: [String: UInt32] = [
        "black": 0x000000, "silver": 0xC0C0C0, "gray": 0x808080, "grey": 0x808080, "white": 0xFFFFFF,
        "maroon": 0x800000, "red": 0xFF0000, "purple": 0x800080, "fuchsia": 0xFF00FF, "magenta": 0xFF00FF,
        "green": 0x008000, "lime": 0x00FF00, "olive": 0x808000, "yellow": 0xFFFF00, "navy": 0x000080, "blue": 0x0000FF,
        "teal": 0x008080, "aqua": 0x00FFFF, "cyan": 0x00FFFF, "orange": 0xFFA500, "brown": 0xA52A2A, "pink": 0xFFC0CB,
        "violet": 0xEE82EE, "indigo": 0x4B0082, "gold": 0xFFD700, "crimson": 0xDC143C, "salmon": 0xFA8072,
        "coral": 0xFF7F50, "tomato": 0xFF6347, "orangered": 0xFF4500, "darkorange": 0xFF8C00, "darkred": 0x8B0000,
        "darkgreen": 0x006400, "darkblue": 0x00008B, "darkcyan": 0x008B8B, "darkmagenta": 0x8B008B,
        "darkviolet": 0x9400D3, "darkgray": 0xA9A9A9, "darkgrey": 0xA9A9A9, "lightgray": 0xD3D3D3,
        "lightgrey": 0xD3D3D3, "lightblue": 0xADD8E6, "lightgreen": 0x90EE90, "dimgray": 0x696969, "dimgrey": 0x696969,
        "royalblue": 0x4169E1, "steelblue": 0x4682B4, "dodgerblue": 0x1E90FF, "skyblue": 0x87CEEB,
        "deepskyblue": 0x00BFFF, "forestgreen": 0x228B22, "seagreen": 0x2E8B57, "limegreen": 0x32CD32,
        "goldenrod": 0xDAA520, "chocolate": 0xD2691E, "sienna": 0xA0522D, "firebrick": 0xB22222, "turquoise": 0x40E0D0,
        "orchid": 0xDA70D6, "plum": 0xDDA0DD, "khaki": 0xF0E68C, "tan": 0xD2B48C, "beige": 0xF5F5DC,
    ]
}

/// Text between tags and in attributes of XML.
package enum XMLEscape {
    /// The text with the characters that are markup written out.
    /// - Parameter special: what stands for a character that a vocabulary treats in its own way; nil for the others.
    package static func text(_ text: String, _ special: (Unicode.Scalar) -> String?) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default:
                if let text = special(scalar) { escaped += text } else { escaped.unicodeScalars.append(scalar) }
            }
        }
        return escaped
    }
}

import Formats
import JSON
import LimenKit
import LimitModel
import Presentation
import Quantities
import Regions

/// Statements of a user beside a file, in many ways.
enum Statements {
    static func declaration(_ number: Int) -> Declaration {
        var said = Declaration()
        guard number % 16 != 0 else { return said }
        let isMixing = number & 1 == 1
        said.experiment = (try? Slug("e")).map { Experiment(id: $0, name: "E") }
        said.plane = try? Slug(isMixing ? "kinetic-mixing" : "dark-axion-portal")
        said.scenarios = [try? Slug(isMixing ? "invisible" : "visible")].compactMap(\.self)
        said.grade = .published
        said.status = .observed
        said.statement = .confidence(.init(level: .level(0.9)))
        said.originKind = number & 2 == 0 ? .published : .digitised
        said.isDigitisationErrorUnknown = true
        said.isPublicationUnknown = true
        said.massUnit = number & 4 == 0 ? "MeV" : nil
        said.couplingUnit = isMixing ? "1" : "1/GeV"
        said.convention = ["plane", nil, "squared", "plane"][number >> 3 & 3]
        said.shape = [nil, .above, .inside, .between][number >> 4 & 3]
        if number & 64 != 0 { said.closeAt = "1" }
        return said
    }

    static func aids(_ number: Int, _ format: Format) -> ReadingAids {
        var aids = ReadingAids()
        switch format {
        case .svg, .webplotdigitizer:
            if number & 1 == 0 { aids.paths = ["p"] } else { aids.colours = ["red"] }
            aids.massAxis = axis(number & 2 == 0)
            aids.couplingAxis = axis(number & 4 == 0)
            if number & 8 == 0 { aids.tolerance = 0.05 }
        case .text, .csv, .axionlimits, .darkcast, .foresee, .alpinist, .dmtools, .hepdata, .json, .gnuplot, .xml,
            .bibtex:
            switch number % 8 {
            case 1: aids.columns = ["1", "2"]
            case 2: aids.columns = ["1", "2", "3"]
            case 3: (aids.columns, aids.isBinned) = (["1", "2", "3"], true)
            case 4: aids.isMassLog10 = true
            case 5: aids.splitsContours = true
            case 6: (aids.keepsSentinels, aids.allowsSteps) = (true, true)
            default: break
            }
        }
        return aids
    }

    private static func axis(_ isLogarithmic: Bool) -> ReadingAids.Axis {
        ReadingAids.Axis(
            first: ReadingAids.Mark(position: 1, value: 1), second: ReadingAids.Mark(position: 50, value: 10),
            isLogarithmic: isLogarithmic)
    }
}

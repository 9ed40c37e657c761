import LimitModel

/// A method with one coupling for every mass by itself, from which on everything is excluded. From its one function follow the
/// curves of a limit, the rows of a scan, expected events, and answers at any parameter point.
package protocol PointwiseMethod: Method {
    /// Quantity that is counted, for a method that counts events; nil for others.
    var eventColumns: EventColumns? { get }
    /// Makes what all masses share at a parameter point; a mass costs microseconds afterwards.
    /// - Throws: `InputError` when the inputs leave nothing to compute.
    func answers(at point: ParameterPoint, _ context: MethodContext) throws(InputError) -> PointwiseAnswers
}

extension PointwiseMethod {
    package var eventColumns: EventColumns? { nil }

    /// The curves through the answers, as dense as log-log interpolation needs.
    package func derive(at point: ParameterPoint, _ context: MethodContext) throws(InputError) -> DerivedCurves {
        let answers = try answers(at: point, context)
        var numericalError = 0.0
        let family = CurveFamily(
            answers.lines, from: answers.massesGeV.lowerBound, to: answers.massesGeV.upperBound,
            couplingTop: answers.couplingTop, breaks: answers.breaks
        ) { mass in
            let answer = answers.answer(mass)
            numericalError = max(numericalError, answer.numericalError)
            return answer.lines
        }
        let curves = family.curves.compactMap(\.self)
        guard curves.first?.role == .central else { return .nothing(below: answers) }
        return DerivedCurves(
            curves, of: answers, numericalError: CurveFamily.interpolationError + numericalError)
    }

}

extension DerivedCurves {
    /// Curves through answers.
    init(_ curves: [Curve], of answers: PointwiseAnswers, numericalError: Double) {
        let remarks = answers.remarks(curves)
        self.init(
            shape: .above, curves: curves, ends: curves.first.map(answers.ends), numericalError: numericalError,
            theoryError: remarks.theoryError, theoryNote: remarks.theoryNote, note: remarks.note)
    }

    /// No bound: at the lowest mass it lies above the end of the plane or of the effective theory already.
    static func nothing(below answers: PointwiseAnswers) -> DerivedCurves {
        let feelsEnergy = (answers.answer(answers.massesGeV.lowerBound).lines.first?.energyGeV ?? 0) > 0
        return DerivedCurves(
            shape: .empty, curves: [],
            emptyReason: "the bound lies above the top of the plane "
                + (feelsEnergy ? "or beyond the effective theory " : "") + "at the lowest mass",
            numericalError: 0, theoryError: nil, note: answers.remarks([]).note)
    }
}

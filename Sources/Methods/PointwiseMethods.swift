import Foundation
import LimitModel
import PortalPhysics

extension MissingEnergy: PointwiseMethod {
    package static let variables = [VariableInput.axionMass] + VariableInput.beamOnTarget
    package static let needsInvisibleDecay = true
    package var axionMassOverMass: Double { range.axionMassOverMass }

    package func prepared(_ context: MethodContext) throws(InputError) -> PreparedSearch {
        let table = try table(context)
        let limit = experiment.signalLimit
        let high = mesons.map(\.uncertaintyFactor)
        let low = high.map { 1 / $0 }
        let inputError = experiment.couplingError
        return PreparedSearch(massesGeV: try masses(table), couplingTop: couplingTop) { mass in
            let events = events(table, atMassGeV: mass)
            let coupling = Reach.coupling(signalLimit: limit, eventsPerCouplingSquared: events.total())
            var parts = [inputError].compactMap(\.self)
            if hasBand {
                let edges = [high, low].map { factors in
                    abs(
                        log(
                            Reach.coupling(
                                signalLimit: limit, eventsPerCouplingSquared: events.total(mesonFactors: factors))
                                / coupling))
                }
                parts.append(exp(edges.max() ?? 0) - 1)
            }
            return .init(
                coupling: coupling, energyGeV: energies(events, atMassGeV: mass).mean,
                numericalError: events.error / 2,
                theoryError: parts.isEmpty ? nil : parts.map { $0 * $0 }.reduce(0, +).squareRoot(),
                isNearThreshold: strains.contains { $0.contains(mass) })
        }
    }

    /// The method without the mesons of its descriptor.
    package static func withoutMesons(_ method: InputNode) -> InputNode {
        var method = method
        method.children.removeAll { $0.name == "meson" }
        return method
    }
}

extension DarkPhotonReach: PointwiseMethod {
    package static let variables = VariableInput.beamOnTarget
    package static let needsInvisibleDecay = false
    package var axionMassOverMass: Double { 0 }

    package func prepared(_ context: MethodContext) throws(InputError) -> PreparedSearch {
        let table = try table(context)
        let inputError = experiment.couplingError
        return PreparedSearch(massesGeV: try masses(table), couplingTop: couplingTop) { mass in
            let error = table.relativeError(vectorMassGeV: mass)
            return .init(
                coupling: Reach.coupling(
                    signalLimit: experiment.signalLimit, eventsPerCouplingSquared: events(table, atMassGeV: mass)),
                energyGeV: 0, numericalError: error.isFinite ? error / 2 : 0, theoryError: inputError)
        }
    }
}

extension InvisibleMesonDecay: PointwiseMethod {
    package static let variables = [
        VariableInput.axionMass,
        VariableInput(
            "invisible-branching", ["invisible-branching"], .dimensionless, "the limit on Br(V → invisible)"),
    ]
    package static let needsInvisibleDecay = true

    package func prepared(_ context: MethodContext) throws(InputError) -> PreparedSearch {
        let kinematicEnd = mesonMassGeV / (1 + axionMassOverMass)
        let error = branchingError.map { $0 / 2 }
        return PreparedSearch(
            massesGeV: lowestMassGeV...min(highestMassGeV ?? .infinity, kinematicEnd), couplingTop: couplingTop
        ) { mass in
            .init(
                coupling: coupling(atMassGeV: mass), energyGeV: mesonMassGeV, numericalError: 0, theoryError: error,
                isNearThreshold: mass >= Self.thresholdShare * kinematicEnd)
        }
    }
}

extension LeptonGMinus2: PointwiseMethod {
    package static let variables = [
        VariableInput.axionMass,
        VariableInput(
            "cutoff", ["cutoff"], .energy,
            demand:
                "the descriptor subtracts instead of cutting, which is another scheme; write a descriptor with a cutoff",
            "where the loop is cut"),
    ]
    package static let needsInvisibleDecay = false
    package var axionMassOverMass: Double { range.axionMassOverMass }

    package func prepared(_ context: MethodContext) throws(InputError) -> PreparedSearch {
        PreparedSearch(massesGeV: range.from...(try highestMass()), couplingTop: plane.coupling.to) { mass in
            let anomaly = anomaly(atMassGeV: mass)
            return .init(
                coupling: (largestAnomaly / anomaly.value).squareRoot(), energyGeV: max(mass, leptonMassGeV),
                numericalError: anomaly.error / 2)
        }
    }
}

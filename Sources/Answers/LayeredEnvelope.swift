import LimitModel
import Regions

/// The boundary of what the members exclude together, each layer by itself.
package struct LayeredEnvelope: Sendable {
    /// A piece of the boundary; owner and runner-up are places in the list of members.
    package struct Piece: Sendable, Hashable {
        /// The layer.
        package let layer: Statement.Layer
        /// The piece; loops are numbered through all layers.
        package let piece: Regions.Piece
    }

    /// The pieces, by layer, loop and order.
    package let pieces: [Piece]

    /// - Parameter regions: the region of each member.
    package init(members: [Selection.Member], regions: [Region]) {
        var pieces: [Piece] = []
        var loops = 0
        for layer in Statement.Layer.allCases {
            let chosen = members.indices.filter { members[$0].limit.statement.layer == layer }
            let envelope = Envelope(of: chosen.map { regions[$0] })
            for var piece in envelope.pieces {
                piece.owner = chosen[piece.owner]
                piece.runnerUp = piece.runnerUp.map { chosen[$0] }
                piece.loop += loops
                pieces.append(Piece(layer: layer, piece: piece))
            }
            loops = (pieces.map(\.piece.loop).max() ?? -1) + 1
        }
        self.pieces = pieces
    }
}

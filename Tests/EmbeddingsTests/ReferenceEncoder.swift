import Foundation

extension TinyModel {
    /// The text's unit vectors, the tokens' mean and the first token's, by the definition: one number after another in
    /// double precision.
    func vectors(of ids: [Int32]) -> (mean: [Double], first: [Double]) {
        var x = ids.enumerated().map { position, id in
            let token = row(Int(id), of: "embeddings.word_embeddings.weight")
            let place = row(position + kind.firstPosition, of: "embeddings.position_embeddings.weight")
            let type = row(0, of: "embeddings.token_type_embeddings.weight")
            return norm(sum(sum(token, place), type), "embeddings.LayerNorm")
        }
        for layer in 0..<layers {
            let name = "encoder.layer.\(layer)."
            let mixed = attention(x, name + "attention.self.")
            x = zip(x, mixed).map {
                norm(sum($0, dense($1, name + "attention.output.dense")), name + "attention.output.LayerNorm")
            }
            x = x.map { row in
                let middle = dense(row, name + "intermediate.dense").map { $0 * 0.5 * (1 + erf($0 / 2.squareRoot())) }
                return norm(sum(row, dense(middle, name + "output.dense")), name + "output.LayerNorm")
            }
        }
        return (unit(x.dropFirst().reduce(x[0], sum)), unit(x[0]))
    }

    private func unit(_ x: [Double]) -> [Double] {
        let length = x.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return x.map { $0 / length }
    }

    private func attention(_ x: [[Double]], _ name: String) -> [[Double]] {
        let queries = x.map { dense($0, name + "query") }
        let keys = x.map { dense($0, name + "key") }
        let values = x.map { dense($0, name + "value") }
        let size = width / heads
        return queries.map { query in
            (0..<heads).flatMap { head -> [Double] in
                let part = head * size..<(head + 1) * size
                let weights = keys.map { key in
                    exp(part.reduce(0) { $0 + query[$1] * key[$1] } / Double(size).squareRoot())
                }
                let total = weights.reduce(0, +)
                return part.map { column in
                    zip(weights, values).reduce(0) { $0 + $1.0 / total * $1.1[column] }
                }
            }
        }
    }

    private func row(_ index: Int, of name: String) -> [Double] {
        self[name][index * width..<(index + 1) * width].map(Double.init)
    }

    private func sum(_ left: [Double], _ right: [Double]) -> [Double] { zip(left, right).map(+) }

    private func dense(_ x: [Double], _ name: String) -> [Double] {
        let weights = self[name + ".weight"]
        return self[name + ".bias"].enumerated().map { output, bias in
            x.enumerated().reduce(Double(bias)) { $0 + $1.element * Double(weights[output * x.count + $1.offset]) }
        }
    }

    private func norm(_ x: [Double], _ name: String) -> [Double] {
        let mean = x.reduce(0, +) / Double(x.count)
        let variance = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(x.count)
        let gain = self[name + ".weight"]
        let shift = self[name + ".bias"]
        return x.enumerated().map { column, value in
            (value - mean) / (variance + 1e-5).squareRoot() * Double(gain[column]) + Double(shift[column])
        }
    }
}

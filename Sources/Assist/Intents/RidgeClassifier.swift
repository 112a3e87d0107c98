import Foundation

/// Tells classes apart by ridge regression on class indicators, over sentence vectors and lexical features together.
///
/// Fitted in the dual form (Saunders et al. 1998), which is exact, deterministic and takes one Cholesky factor of as many
/// rows as there are examples. The same factor gives every example's score as if it had not been among them (Rifkin and
/// Lippert 2007), and the temperature that turns scores into probabilities is read from those: no example is held back.
struct RidgeClassifier: Sendable {
    struct Example {
        let vector: [Float]
        let features: LexicalFeatures.Vector
        let label: Int
        /// How firmly the example is to be obeyed; 1 for most.
        let firmness: Float
    }

    /// Flat around these values, by leave-one-out scores and by messages of other authors.
    private static let ridge: Float = 1
    private static let lexicalShare: Float = 2

    private let classes: Int
    private let mean: [Float]
    /// Row-major, a row for each dimension of the vectors.
    private let denseWeights: [Float]
    /// Row-major, a row for each lexical feature.
    private let lexicalWeights: [Float]
    private let temperature: Float

    init(classes: Int, featureCount: Int, examples: [Example]) {
        let width = examples.first?.vector.count ?? 0
        let mean = Self.mean(of: examples.map(\.vector), width: width)
        let vectors = examples.map { Self.centred($0.vector, mean) }
        var kernel = SymmetricMatrix(productsOf: vectors)
        Self.addLexical(examples, featureCount: featureCount, to: &kernel)
        for (row, example) in examples.enumerated() {
            kernel.add(Self.ridge / example.firmness, row: row, column: row)
        }
        var targets = [Float](repeating: -1 / Float(max(classes, 1)), count: examples.count * classes)
        for (row, example) in examples.enumerated() { targets[row * classes + example.label] += 1 }

        // A sum of products with a ridge on its diagonal is positive definite.
        guard let inverse = kernel.inverse() else { preconditionFailure("similarities are not finite") }
        let duals = inverse.times(targets, columns: classes)
        var dense = [Float](repeating: 0, count: width * classes)
        var lexical = [Float](repeating: 0, count: featureCount * classes)
        for (row, example) in examples.enumerated() {
            let dual = duals[(row * classes)..<((row + 1) * classes)]
            for (dimension, value) in vectors[row].enumerated() {
                Self.add(dual, times: value, to: &dense, row: dimension)
            }
            for (feature, weight) in example.features {
                Self.add(dual, times: weight * Self.lexicalShare, to: &lexical, row: feature)
            }
        }
        self.classes = classes
        self.mean = mean
        denseWeights = dense
        lexicalWeights = lexical
        let unseen = zip(inverse.diagonal, 0...).map { diagonal, row in
            (0..<classes).map { targets[row * classes + $0] - duals[row * classes + $0] / diagonal }
        }
        temperature = Self.temperature(for: unseen, labels: examples.map(\.label))
    }

    /// The probability of each class; with no class, none.
    func probabilities(vector: [Float], features: LexicalFeatures.Vector) -> [Float] {
        var scores = [Float](repeating: 0, count: classes)
        for (dimension, value) in Self.centred(vector, mean).enumerated() {
            for label in 0..<classes { scores[label] += value * denseWeights[dimension * classes + label] }
        }
        for (feature, weight) in features {
            for label in 0..<classes { scores[label] += weight * lexicalWeights[feature * classes + label] }
        }
        return Self.softmax(scores, temperature)
    }

    // MARK: Pieces

    private static func mean(of vectors: [[Float]], width: Int) -> [Float] {
        var sum = [Float](repeating: 0, count: width)
        for vector in vectors { for (index, value) in vector.enumerated() { sum[index] += value } }
        return sum.map { $0 / Float(max(vectors.count, 1)) }
    }

    /// E5 keeps all its vectors in a narrow cone; without what they have in common, cosines tell more apart.
    private static func centred(_ vector: [Float], _ mean: [Float]) -> [Float] {
        let moved = zip(vector, mean).map { $0 - $1 }
        let length = moved.reduce(Float(0)) { $0 + $1 * $1 }.squareRoot()
        return length > 1e-6 ? moved.map { $0 / length } : moved
    }

    /// Adds the products of lexical features, which are few: every feature meets only the examples that have it.
    private static func addLexical(_ examples: [Example], featureCount: Int, to kernel: inout SymmetricMatrix) {
        var postings: [[(row: Int, weight: Float)]] = Array(repeating: [], count: featureCount)
        for (row, example) in examples.enumerated() {
            for (feature, weight) in example.features { postings[feature].append((row, weight)) }
        }
        for posting in postings {
            for (index, left) in posting.enumerated() {
                for right in posting[...index] {
                    kernel.add(lexicalShare * left.weight * right.weight, row: left.row, column: right.row)
                }
            }
        }
    }

    private static func add(_ dual: ArraySlice<Float>, times factor: Float, to weights: inout [Float], row: Int) {
        var place = row * dual.count
        for value in dual {
            weights[place] += factor * value
            place += 1
        }
    }

    private static func softmax(_ scores: [Float], _ temperature: Float) -> [Float] {
        guard let top = scores.max() else { return [] }
        let weights = scores.map { exp(($0 - top) / temperature) }
        let total = weights.reduce(0, +)
        return weights.map { $0 / total }
    }

    /// The temperature under which the examples' labels are likeliest, of forty between 0.02 and 1.
    private static func temperature(for scores: [[Float]], labels: [Int]) -> Float {
        let candidates = (0..<40).map { 0.02 * pow(50, Float($0) / 39) }
        let surprises = candidates.map { temperature in
            zip(scores, labels).reduce(Float(0)) { $0 - log(softmax($1.0, temperature)[$1.1] + 1e-9) }
        }
        return zip(surprises, candidates).min { $0.0 < $1.0 }?.1 ?? 0.1
    }
}

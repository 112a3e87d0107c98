/// Vectors that spread as those of multilingual-e5-small do over Turkish texts.
///
/// A vector is an offset that all share, the centre of one of 400 topics, a step along twelve of 24 directions, which the
/// topic chooses, and noise. Every tenant has a mix of topics of its own, so that it is no random sample of the whole. At
/// 2,000 passages the median cosines of random pairs, first, tenth and hundredth neighbour are 0.84, 0.92, 0.90 and
/// 0.88; those of real texts 0.84, 0.90, 0.88 and 0.86. The tenth and eleventh neighbour differ by 0.0007; really by
/// 0.0006.
struct RetrievalVectors: Sendable {
    static let dimension = 384
    static let topics = 400

    private static let directions = 24
    private static let directionsOfTopic = 12
    private static let centreLength: Float = 0.2
    private static let stepLength: Float = 0.33
    private static let noiseLength: Float = 0.22

    private let offset: RetrievalMatrix
    private let centres: RetrievalMatrix
    private let steps: RetrievalMatrix
    private let stepsOfTopic: [[Int]]

    init(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        offset = Self.unitRows(1, &random)
        centres = Self.unitRows(Self.topics, &random)
        steps = Self.unitRows(Self.directions, &random)
        stepsOfTopic = (0..<Self.topics).map { _ in
            random.distinct(Self.directionsOfTopic, below: Self.directions)
        }
    }

    /// The topics of a tenant, the first the most frequent.
    struct Mix: Sendable {
        let topics: [Int]
        /// Sums of the shares up to each topic; the last is 1.
        let bounds: [Double]

        /// A topic for every twenty passages, at least three.
        init(passages: Int, _ random: inout SplitMix64) {
            let count = min(RetrievalVectors.topics, max(3, passages / 20))
            topics = random.distinct(count, below: RetrievalVectors.topics)
            var sum = 0.0
            let sums = topics.indices.map { place in
                sum += 1 / (Double(place) + 1.5).squareRoot()
                return sum
            }
            bounds = sums.map { $0 / sum }
        }

        func topic(_ random: inout SplitMix64) -> Int {
            let share = random.unit()
            var (low, high) = (0, bounds.count - 1)
            while low < high {
                let middle = (low + high) / 2
                if bounds[middle] <= share { low = middle + 1 } else { high = middle }
            }
            return topics[low]
        }
    }

    /// Writes `count` vectors of a mix behind those that are there.
    func append(_ count: Int, of mix: Mix, to values: inout [Float], _ random: inout SplitMix64) {
        let noise = Self.noiseLength / Float(Self.dimension).squareRoot()
        let step = Self.stepLength / Float(Self.directionsOfTopic).squareRoot()
        var row = [Float](repeating: 0, count: Self.dimension)
        for _ in 0..<count {
            let topic = mix.topic(&random)
            for column in row.indices { row[column] = offset.values[column] + noise * random.bell() }
            Self.add(Self.centreLength, centres, topic, to: &row)
            for direction in stepsOfTopic[topic] { Self.add(step * random.bell(), steps, direction, to: &row) }
            let norm = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
            for column in row.indices { row[column] /= norm }
            values += row
        }
    }

    private static func add(_ factor: Float, _ matrix: RetrievalMatrix, _ index: Int, to row: inout [Float]) {
        let start = index * dimension
        // Sound: both buffers hold `dimension` numbers from their place on and live as long as the closures.
        row.withUnsafeMutableBufferPointer { row in
            matrix.values.withUnsafeBufferPointer { values in
                for column in 0..<dimension { row[column] += factor * values[start + column] }
            }
        }
    }

    private static func unitRows(_ count: Int, _ random: inout SplitMix64) -> RetrievalMatrix {
        let values = (0..<count * dimension).map { _ in random.bell() }
        return RetrievalMatrix(values, columns: dimension).unitRows()?.matrix
            ?? RetrievalMatrix([], columns: dimension)
    }
}

extension SplitMix64 {
    /// From 0 up to, not including, 1.
    mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

    /// Mean 0 and variance 1, nearly normal: the sum of four uniform numbers. The same on every machine, as it needs no
    /// logarithm.
    mutating func bell() -> Float {
        let bits = next()
        let sum = (bits & 0xFFFF) + (bits >> 16 & 0xFFFF) + (bits >> 32 & 0xFFFF) + (bits >> 48)
        return (Float(sum) - 131_070) * (1.732_050_8 / 65_536)
    }

    /// Different numbers in random order.
    mutating func distinct(_ count: Int, below limit: Int) -> [Int] {
        var numbers = Array(0..<limit)
        for place in 0..<count { numbers.swapAt(place, next(in: place...limit - 1)) }
        return Array(numbers.prefix(count))
    }
}

/// Arithmetic on rows of unit length.
enum UnitVectors {
    /// The cosine; 0 for vectors of different models, which have nothing to say to each other.
    static func similarity(_ left: [Float], _ right: [Float]) -> Float {
        guard left.count == right.count else { return 0 }
        var sum: Float = 0
        for index in left.indices { sum += left[index] * right[index] }
        return sum
    }

    /// Where the middle of `count` vectors moves to with one more.
    static func middle(of centroid: [Float], count: Int, with vector: [Float]) -> [Float] {
        guard centroid.count == vector.count else { return centroid }
        var sum = zip(centroid, vector).map { $0 * Float(count) + $1 }
        let length = similarity(sum, sum).squareRoot()
        guard length > 0 else { return centroid }
        for index in sum.indices { sum[index] /= length }
        return sum
    }
}

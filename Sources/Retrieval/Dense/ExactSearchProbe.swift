/// Exact search over vectors and nothing else, to be measured beside the least that it can take.
public final class ExactSearchProbe: Sendable {
    public typealias Neighbour = (row: Int, cosine: Float)

    private let index: DenseIndex

    /// Vectors of unit length and equal dimensions.
    public init(_ vectors: [[Float]]) {
        index = DenseIndex(vectors, owners: [], dimension: vectors.first?.count ?? 1)
    }

    /// The cosine with every vector by its codes, without looking for the best: what any search over the codes takes.
    /// `cosines` has a place for each vector.
    public func scan(_ query: [Float], into cosines: inout [Float]) {
        precondition(cosines.count == index.rows.count && query.count == index.dimension)
        index.rows.scan(DenseQuery(unit: query), into: &cosines)
    }

    /// The nearest vectors by their true cosines, nearest first.
    public func nearest(to query: [Float], limit: Int) -> [Neighbour] {
        index.rows.nearest(DenseQuery(unit: query), limit: limit).map { (Int($0.row), $0.score) }
    }

    /// The nearest vectors of many queries, found together.
    public func nearest(to queries: [[Float]], limit: Int) -> [[Neighbour]] {
        index.rows.nearest(queries.map { ExactSearch(DenseQuery(unit: $0), limit: limit) })
            .map { $0.map { (Int($0.row), $0.score) } }
    }
}

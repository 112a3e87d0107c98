/// What a segment is to consist of, written section by section.
protocol SegmentContents {
    var dimension: Int { get }
    var passages: Int { get }
    var questions: Int { get }
    /// About how many bytes the segment will have.
    var estimatedSize: Int { get }

    func write(to writer: SegmentWriter) throws
}

extension Segment {
    static func inMemory(_ contents: some SegmentContents) -> Segment {
        let writer = SegmentWriter(capacity: contents.estimatedSize)
        // A writer into memory calls no file operation, nothing else fails.
        try! contents.write(to: writer)
        guard let segment = Segment(writer.finishMemory(), dimension: contents.dimension) else {
            preconditionFailure("a segment cannot read what it wrote")
        }
        return segment
    }
}

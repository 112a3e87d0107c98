import Storage

/// What a deletion removed, in numbers: the body of its answer, and of its audit event.
struct DeletionCounts: Encodable {
    let versions: Int
    let files: Int
    let bytes: Int
    let pages: Int
    let passages: Int
    let vectors: Int
    let stagedPassages: Int
    let jobs: Int

    init(_ deleted: DeletedDocument) {
        versions = deleted.versions
        files = deleted.files.count
        bytes = deleted.bytes
        pages = deleted.pages
        passages = deleted.passages
        vectors = deleted.passages
        stagedPassages = deleted.stagedPassages
        jobs = deleted.jobs
    }
}

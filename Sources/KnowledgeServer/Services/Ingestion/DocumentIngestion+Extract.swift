import Foundation
import Ingestion
import Knowledge
import Storage

/// Reads the pages of a file, from any page on.
protocol PageReader: Sendable {
    /// As ``Ingestion/DocumentReader/extract(file:filename:password:from:receive:)``.
    func extract(
        file path: String, filename: String?, password: String?, from firstPage: Int,
        receive: @escaping @Sendable (ExtractedPart) -> Bool
    ) async throws(ExtractionError) -> ExtractionEnd
}

extension DocumentReader: PageReader {}

extension DocumentIngestion {
    /// Stores the pages that are not stored yet.
    func extract(_ work: Work) async throws -> StageEnd {
        let (tenant, version) = (work.tenant, work.version)
        let first = try await database.withReadOnlySession(for: tenant) { try $0.stagedPages(of: version).count } + 1
        let funnel = PageFunnel()
        let path = files.path(of: version.file, tenant: tenant.id)
        let password = files.password(of: version.file, tenant: tenant.id)
        async let reading = measured("ingest.extract") { [reader] in
            // Also where it fails, so that whoever stores the pages learns that no more come.
            defer { funnel.finish() }
            return try await reader.extract(
                file: path, filename: version.filename, password: password, from: first
            ) { funnel.receive($0) }
        }
        var early: StageEnd?
        do {
            var count = version.pageCount
            for await batch in funnel.batches {
                if let announced = batch.pageCount, count == 0 {
                    count = announced
                    early = try await reserve(announced, for: work)
                } else if let last = batch.pages.last {
                    let lead = try await store(.extract, done: last.page.number, of: count, for: work) { session in
                        try session.stage(batch.pages, of: version)
                    }
                    metrics.count("kaynak_ingest_pages_total", by: batch.pages.count)
                    if early == nil, turnIsOver(work, lead: lead) { early = .turnIsOver }
                }
                if early == nil { funnel.makeRoom() } else { funnel.stop() }
            }
        } catch {
            funnel.stop()
            throw error
        }
        // The task may have been cancelled, which ends the batches; the reader must not wait for room.
        funnel.stop()
        let end: ExtractionEnd
        do { end = try await reading } catch {
            try Task.checkCancellation()
            if let early { return early }
            throw error
        }
        if let early, early != .turnIsOver { return early }
        return try await conclude(end, wasWhole: first == 1, for: work)
    }

    /// Takes what the file needs of the tenant's allowance of pages.
    private func reserve(_ pageCount: Int, for work: Work) async throws -> StageEnd? {
        try await database.withSession(for: work.tenant) { session in
            try session.lockIntake()
            let pages = try session.quota().pages
            guard pages.holds(pageCount) else { return .rejected(QuotaNotice.pages(pageCount, of: pages).problem) }
            try session.reportProgress(
                work.claimed.lease, stage: DocumentVersion.Stage.extract.rawValue,
                progress: JobProgress(done: 0, total: pageCount))
            try session.setPageCount(pageCount, of: work.version)
            return nil
        }
    }

    private func conclude(_ end: ExtractionEnd, wasWhole: Bool, for work: Work) async throws -> StageEnd {
        guard end.status == .ok else { return .rejected(end.problem ?? DocumentProblem(.damaged)) }
        let version = work.version
        return try await database.withSession(for: work.tenant) { session in
            let pages = try session.stagedPages(of: version)
            guard pages.haveLetters else { return .rejected(DocumentProblem(.noText)) }
            let pictures = pages.pictures.map(String.init).joined(separator: ", ")
            let known = pictures.isEmpty ? nil : DocumentProblem(.pagesWithoutText, pictures)
            try session.enter(.chunk, of: version, notice: wasWhole ? end.problem : known)
            return .done
        }
    }
}

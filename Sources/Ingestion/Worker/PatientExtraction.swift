import Foundation
import Glibc

/// Reads a document with as many workers as it takes: a page that is over its time ends its worker, and the next one goes on
/// behind that page until the document's own time is up.
struct PatientExtraction {
    var request: WorkerRequest
    var assembly: ExtractionAssembly

    mutating func run(
        _ process: WorkerProcess, file: Int32, password: String?
    ) throws(ExtractionError) -> ExtractionEnd {
        var spent = 0.0
        while true {
            // The worker before this one shared the descriptor's place.
            lseek(file, 0, SEEK_SET)
            let run = try process.run(argument: try request.argument(), file: file, password: password) {
                assembly.receive($0)
            }
            spent += run.seconds
            let budget = Double(request.limits.processorSeconds(pages: assembly.pageCount))
            guard run.isOverTime, spent < budget, assembly.passOver() else { return try assembly.end(run) }
            request.firstPage = assembly.nextPage
            request.spentSeconds = Int(spent)
        }
    }
}

extension WorkerRequest {
    /// As the worker's only argument.
    func argument() throws(ExtractionError) -> String {
        guard let data = try? JSONEncoder().encode(self) else { throw ExtractionError(.workerNotStarted) }
        return String(decoding: data, as: UTF8.self)
    }
}

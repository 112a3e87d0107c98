import Foundation

/// What a worker says, which may have been taken over: accepted only as pages that keep their promises.
func fuzz(_ input: [UInt8]) {
    var assembly = ExtractionAssembly(firstPage: 1) { part in
        if case .page(let page) = part { check(page) }
        return true
    }
    // In two pieces: a line may arrive in any.
    let half = input.count / 2
    if assembly.receive(Data(input[..<half])) { _ = assembly.receive(Data(input[half...])) }
    var workbook = WorkbookAssembly()
    _ = workbook.receive(Data(input))
    if let request = try? JSONDecoder().decode(WorkerRequest.self, from: Data(input)) { _ = request.firstPage }
}

import Foundation
import Ingestion

/// What a citation may be checked against: page texts as `pdftotext` prints them, and FAQ entries from the CSV.
///
/// An independent reader on purpose: quote fidelity must not be measured with the extraction it judges.
final class CitedTexts {
    private let folder: EvaluationFolder
    private let tenants: [String: EvaluationFolder.Tenant]
    private var pages: [String: [String]?] = [:]
    private var faqs: [String: [String: String]] = [:]

    init(folder: EvaluationFolder, tenants: [EvaluationFolder.Tenant]) {
        self.folder = folder
        self.tenants = Dictionary(uniqueKeysWithValues: tenants.map { ($0.id, $0) })
    }

    func text(tenant: String, source: ScoredQuestion.Source) -> String? {
        if let faq = source.faq { return entries(of: tenant)[faq] }
        guard let document = source.document, let page = source.page else { return nil }
        let key = "\(tenant)/\(document)"
        if pages[key] == nil { pages[key] = .some(printed(tenant, document)) }
        guard let texts = pages[key] ?? nil, page >= 1, page <= texts.count else { return nil }
        return texts[page - 1]
    }

    private func entries(of tenant: String) -> [String: String] {
        if let known = faqs[tenant] { return known }
        var entries: [String: String] = [:]
        if let data = FileManager.default.contents(atPath: folder.tenantFile(tenant, "faq.csv")),
            let file = try? FAQFile(data)
        {
            for row in file.rows { if let id = row.id { entries[id] = row.question + " " + row.answer } }
        }
        faqs[tenant] = entries
        return entries
    }

    /// A document that `pdftotext` cannot read has one empty page, as for the reference scorers.
    private func printed(_ tenant: String, _ document: String) -> [String]? {
        guard let file = tenants[tenant]?.documents.first(where: { $0.file == document }) else { return nil }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let password = file.password.map { ["-upw", $0] } ?? []
        process.arguments = ["pdftotext", "-enc", "UTF-8"] + password + [folder.tenantFile(tenant, document), "-"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self).components(separatedBy: "\u{0C}")
    }
}

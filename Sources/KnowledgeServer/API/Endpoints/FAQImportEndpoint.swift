import Foundation
import HTTPServer
import Ingestion
import Knowledge
import Storage

/// FAQ entries from a CSV or an Excel file: looked through first, then taken over.
///
/// One request writes so many rows that its answer comes within a minute or two. Rows that are there already cost nothing:
/// whoever sends the file again goes on where the last request ended.
struct FAQImportEndpoint {
    static let limit = 5 << 20
    static let rowsAtOnce = 2_000

    let installation: Installation

    private static let columns = ["question", "answer", "id", "category", "lang"]

    private static let form: [Schema.Property] =
        [
            .required("file", .string("the CSV or .xlsx")),
            .optional("dry_run", .choice(["true", "false"], "true only says what would happen; default: false")),
            .optional("sheet", .string("of an .xlsx; default: the first with recognisable columns")),
            .optional("lang", .choice(Language.allCases.map(\.rawValue), "of rows that name none; default: tr")),
        ]
        + columns.map {
            .optional("column_\($0)", .string("the column's name in the header or its letter; default: by its name"))
        }

    private static let rejected = Schema.object(
        [
            .required("line", .integer("in the file, from 1")), .optional("field", .string("")),
            .required("code", .string("")), .required("detail", .string("what is wrong, and what to do")),
        ], "")
    private static let step = Schema.object(
        [
            .required("line", .integer("in the file, from 1")),
            .required("action", .choice(["create", "update", "keep"], "")),
            .optional("external_id", .string("")), .required("question", .string("")),
        ], "")
    private static let answer = Schema.object(
        [
            .required("dry_run", .flag("nothing was written")),
            .required("imported", .integer("rows that are entries now, or would be")),
            .required("created", .integer("")), .required("updated", .integer("")),
            .required("unchanged", .integer("rows that are there already, word for word")),
            .required("columns", .object([], "the columns that were used, by what they hold")),
            .required("remaining", .integer("rows that wait for the next request: send the file again")),
            .optional("sheet", .string("the sheet that was read")),
            .required("rejected", .array(rejected, "rows that are left out, and why")),
            .optional("rows", .array(step, "of a dry run: what happens to each other row")),
        ], "")

    var endpoint: Endpoint {
        Endpoint(
            method: .post, path: "/v1/faqs:import", area: "Knowledge",
            summary: "Adds or replaces entries from a CSV or .xlsx (id, category, lang, question, answer)",
            access: .key(.knowledgeWrite), payload: .multipart(Self.form, limit: Self.limit), answer: Self.answer,
            problems: ["invalid_body", "body_too_large"] + APIProblem.officeCodes, timeOut: .seconds(600), handle: run)
    }

    private struct Body: Encodable {
        let dryRun: Bool
        let imported: Int
        let created: Int
        let updated: Int
        let unchanged: Int
        let remaining: Int
        let columns: [String: String]
        let sheet: String?
        let rejected: [Rejected]
        let rows: [Row]?
    }

    private struct Rejected: Encodable {
        let line: Int
        let field: String?
        let code: String
        let detail: String
    }

    private struct Row: Encodable {
        let line: Int
        let action: String
        let externalID: String?
        let question: String
    }

    @Sendable func run(_ call: Call) async throws -> Response {
        guard case .multipart(let fields, let files) = call.request.body,
            let upload = files.first(where: { $0.field == "file" })
        else {
            throw APIProblem.field(
                "file", "file_missing", tr: "Formda 'file' alanı yok; CSV ya da .xlsx dosyasını bu alanda gönderin.",
                en: "The form has no field 'file'; send the CSV or .xlsx in it.")
        }
        let isDryRun = try BodyChoice.read(fields["dry_run"], pointer: "dry_run", default: DryRun.false) == .true
        let file = try await read(upload, fields)
        let whole = try await installation.faqs.plan(file.rows, tenant: call.tenant)
        let plan = isDryRun ? whole : whole.first(Self.rowsAtOnce)
        if !isDryRun { try await installation.faqs.carryOut(plan, tenant: call.tenant, actor: call.actor) }
        let language = call.request.language
        return try Wire.response(
            Body(
                dryRun: isDryRun, imported: plan.steps.count, created: plan.count(.create),
                updated: plan.count(.update), unchanged: plan.count(.keep),
                remaining: whole.steps.count - plan.steps.count, columns: file.columns, sheet: file.sheet,
                rejected: file.rejected.map {
                    Rejected(
                        line: $0.line, field: $0.field, code: $0.code.rawValue, detail: $0.detail.text(in: language))
                },
                rows: isDryRun ? plan.steps.map(Self.row) : nil))
    }

    private enum DryRun: String, CaseIterable { case `true`, `false` }

    private static func row(_ step: FAQImportPlan.Step) -> Row {
        Row(
            line: step.line, action: step.action.rawValue, externalID: step.entry.externalID,
            question: step.entry.question)
    }

    /// A workbook is opened by the worker; a CSV is split by the server's own reader, which cannot do harm.
    private func read(_ upload: UploadedFile, _ fields: [String: String]) async throws -> FAQFile {
        let language = try BodyLanguage.read(fields["lang"], pointer: "lang")
        let mapping = FAQMapping(
            id: fields["column_id"], category: fields["column_category"], language: fields["column_lang"],
            question: fields["column_question"], answer: fields["column_answer"])
        if let code = CompoundFile.problem(file: upload.path) { throw APIProblem.unreadableOffice(code) }
        guard SourceFormat.recognise(file: upload.path, filename: upload.filename) == .xlsx else {
            return try FAQFile(
                try Data(contentsOf: URL(fileURLWithPath: upload.path)), mapping: mapping, defaultLanguage: language)
        }
        let sheet = fields["sheet"].flatMap { $0.isEmpty ? nil : $0 }
        let workbook = try await installation.documents.reader.sheets(file: upload.path, named: sheet)
        return try FAQFile(workbook, mapping: mapping, defaultLanguage: language)
    }
}

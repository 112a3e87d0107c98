import Foundation
import RealEstate

/// Values homes by comparables, without server or database.
enum ValuationCommand: Command {
    static let name = "valuation"
    static let summary = "values a file of homes by a file of comparables, with ranges"
    static let usage =
        "kaynak valuation evaluate --comparables train.csv --subjects test.csv --output predictions.csv "
        + "[--mapping mapping.json] [--index index.csv]"
    static let options: [Option] = [
        .value("comparables", "FILE", "CSV of homes with prices"),
        .value("subjects", "FILE", "CSV of the homes to value; a price in it is never read"),
        .value("output", "FILE", "CSV of id, estimate, low80, high80, low90, high90, status"),
        .value("mapping", "FILE", "JSON from attribute to heading, for both files"),
        .value("index", "FILE", "CSV of ay,endeks; the last value is carried forward"),
    ]
    static let discussion = """
        Columns: id, tarih, fiyat, islem, tip, il, ilce, mahalle, lat, lon, brut_m2, net_m2, oda, salon, toplam_oda,
        banyo, bina_yasi, kat, kat_sayisi, arsa_m2, and x_… for attributes of one's own. A file may have some of them;
        usual Turkish headings are understood, others named by --mapping. Rows that the import checks hold to be wrong
        take no part. A home that the comparables cannot speak for has the status "refused" and no number.

        example: kaynak valuation evaluate --comparables emsaller.csv --subjects konutlar.csv --output degerler.csv
        """

    static func run(_ arguments: Arguments) async throws {
        let verb = try arguments.onlyPositional("the verb (evaluate)")
        guard verb == "evaluate" else { throw UsageError("there is no 'valuation \(verb)'; verbs are: evaluate") }
        let output = try arguments.required("output")
        let comparables = try text(arguments.required("comparables"))
        let subjects = try text(arguments.required("subjects"))
        let mapping = try arguments["mapping"].map { Data(try text($0).utf8) }
        let index = try arguments["index"].map(text)
        try OutputFile.checkWritable(output)
        let predictions: String
        do {
            predictions = try ValuationEvaluation.predictions(
                comparables: comparables, subjects: subjects, mapping: mapping, index: index)
        } catch {
            throw CommandError(error.description)
        }
        let file = try OutputFile(output)
        try file.write(Data(predictions.utf8))
        try file.finish()
    }

    private static func text(_ path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandError("\(path) cannot be read; is it there, and may you read it?")
        }
        return String(decoding: data, as: UTF8.self)
    }
}

import Foundation

/// A CSV of any bytes: read whole, or refused with a reason that can be told.
func fuzz(_ input: [UInt8]) {
    let limits = FAQFile.Limits(rows: 500)
    do {
        let file = try FAQFile(Data(input), limits: limits)
        expect(file.rows.count + file.rejected.count <= 500)
        for problem in file.rejected { expect(!problem.detail.tr.isEmpty) }
        for row in file.rows { expect(!row.question.isEmpty && !row.answer.isEmpty) }
    } catch let error as FAQFileError {
        expect(!error.detail.tr.isEmpty)
    } catch {
        expect(false)
    }
}

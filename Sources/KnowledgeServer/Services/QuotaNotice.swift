import Foundation
import HTTPServer
import Knowledge
import Storage

/// That a tenant would keep more than it may: what it has, what it may, and the way out.
struct QuotaNotice: Error {
    private enum Unit { case bytes, pages }

    private let unit: Unit
    private let wanted: Int
    private let allowance: Allowance

    static func bytes(_ wanted: Int, of allowance: Allowance) -> QuotaNotice {
        QuotaNotice(unit: .bytes, wanted: wanted, allowance: allowance)
    }

    static func pages(_ wanted: Int, of allowance: Allowance) -> QuotaNotice {
        QuotaNotice(unit: .pages, wanted: wanted, allowance: allowance)
    }

    private var detail: LocalizedText {
        func amount(_ number: Int, _ language: String, pages: String) -> String {
            switch unit {
            case .pages: "\(number) \(pages)"
            case .bytes:
                (Double(number) / Double(1 << 20)).formatted(
                    .number.precision(.fractionLength(0...1)).locale(Locale(identifier: language))) + " MB"
            }
        }
        func turkish(_ number: Int) -> String { amount(number, "tr", pages: "sayfa") }
        func english(_ number: Int) -> String { amount(number, "en", pages: "pages") }
        return LocalizedText(
            tr: "Kotanız \(turkish(allowance.limit)); \(turkish(allowance.used)) dolu, bu belge \(turkish(wanted)). "
                + "Kullanmadığınız belgeleri silin ya da yöneticinizden kotayı artırmasını isteyin.",
            en: "Your quota is \(english(allowance.limit)); \(english(allowance.used)) are taken, and this document "
                + "has \(english(wanted)). Delete documents you do not use, or ask your administrator for more.")
    }

    /// What an upload is refused with.
    var refusal: Problem {
        let name = unit == .bytes ? "bytes" : "pages"
        var problem = Problem(
            status: 403, code: "quota_exceeded", title: LocalizedText(tr: "Kota doldu", en: "Quota exceeded"),
            detail: detail)
        problem.numbers = [
            "used_\(name)": allowance.used, "limit_\(name)": allowance.limit, "wanted_\(name)": wanted,
        ]
        return problem
    }

    /// What a job fails with.
    var problem: DocumentProblem { DocumentProblem(code: "quota_exceeded", detail: detail) }
}

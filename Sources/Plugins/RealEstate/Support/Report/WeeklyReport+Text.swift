import Foundation
import PluginKit

extension WeeklyReport {
    /// The report as sentences for a person.
    public var text: LocalizedText {
        let missed = figures.filter { $0.isMet == false }
        let last = monday.adding(6)
        var turkish = [
            "Haftalık destek raporu, \(Self.turkish(monday)) – \(Self.turkish(last))",
            "Bu hafta \(opened) bilet açıldı, \(solved) bilet çözüldü; hafta sonunda açık bilet sayısı "
                + "\(self[.open]?.count ?? 0). SLA ihlali: \(breaches.count).",
        ]
        var english = [
            "Weekly support report, \(monday) to \(last)",
            "\(opened) tickets were opened and \(solved) solved this week; \(self[.open]?.count ?? 0) were open at its end. "
                + "Breaches: \(breaches.count).",
        ]
        if missed.isEmpty {
            turkish.append("Ölçülebilen bütün hedefler tuttu.")
            english.append("Every target that could be measured was met.")
        } else {
            turkish.append("Tutmayan hedefler:")
            english.append("Targets that were missed:")
            for figure in missed {
                turkish.append("- \(figure.title.tr): \(figure.written.tr) (hedef \(figure.target?.tr ?? "–"))")
                english.append("- \(figure.title.en): \(figure.written.en) (target \(figure.target?.en ?? "–"))")
            }
        }
        if !topProblems.isEmpty {
            turkish.append(
                "En çok sorulanlar: "
                    + topProblems.map { "\($0.solution.title.tr) (\($0.count))" }.joined(separator: ", "))
            english.append(
                "Most asked: " + topProblems.map { "\($0.solution.title.en) (\($0.count))" }.joined(separator: ", "))
        }
        return LocalizedText(tr: turkish.joined(separator: "\n"), en: english.joined(separator: "\n"))
    }

    /// Rows of a table for the console: title, value, target, state.
    public var table: [[LocalizedText]] {
        figures.map { figure in
            let state =
                switch figure.isMet {
                case true: LocalizedText(tr: "tuttu", en: "met")
                case false: LocalizedText(tr: "tutmadı", en: "missed")
                case nil: LocalizedText(tr: "–", en: "–")
                }
            return [figure.title, figure.written, figure.target ?? LocalizedText(tr: "–", en: "–"), state]
        }
    }

    /// Comma-separated with a header (RFC 4180); numbers with a point, shares between 0 and 1, nothing where there is no
    /// value.
    public var csv: String {
        var lines = ["hafta,gosterge,deger,sayi,hedef,durum"]
        for figure in figures {
            let value = figure.value.map { String((($0 * 10_000).rounded()) / 10_000) } ?? ""
            let state = figure.isMet.map { $0 ? "tuttu" : "tutmadi" } ?? ""
            lines.append(
                "\(monday),\(figure.id.rawValue),\(value),\(figure.count),\(figure.id.csvTarget),\(state)")
        }
        return lines.joined(separator: "\r\n") + "\r\n"
    }

    private static func turkish(_ day: CalendarDay) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(day.day)).\(two(day.month)).\(day.year)"
    }
}

extension WeeklyReport.Figure {
    public var title: LocalizedText {
        switch id {
        case .firstResponse:
            LocalizedText(tr: "Ortalama ilk yanıt (SLA’ya oranı)", en: "Mean first answer (share of the SLA)")
        case .firstResponseMinutes:
            LocalizedText(tr: "Ortalama ilk yanıt süresi", en: "Mean time to the first answer")
        case .solvedAtFirstLevel: LocalizedText(tr: "L1’de çözüm oranı", en: "Solved at L1")
        case .satisfaction: LocalizedText(tr: "Müşteri memnuniyeti (CSAT)", en: "Customer satisfaction (CSAT)")
        case .open: LocalizedText(tr: "Açık bilet sayısı", en: "Open tickets")
        case .escalated: LocalizedText(tr: "Eskalasyon oranı (L2+)", en: "Escalated (L2+)")
        case .reopened: LocalizedText(tr: "Tekrar açılan bilet oranı", en: "Reopened tickets")
        case .kept: LocalizedText(tr: "SLA uyumu", en: "SLA compliance")
        }
    }

    public var target: LocalizedText? {
        switch id {
        case .firstResponse: LocalizedText(tr: "< %80", en: "< 80 %")
        case .firstResponseMinutes: nil
        case .solvedAtFirstLevel: LocalizedText(tr: "> %70", en: "> 70 %")
        case .satisfaction: LocalizedText(tr: "> 4,0", en: "> 4.0")
        case .open: LocalizedText(tr: "< 15", en: "< 15")
        case .escalated: LocalizedText(tr: "< %30", en: "< 30 %")
        case .reopened: LocalizedText(tr: "< %10", en: "< 10 %")
        case .kept: LocalizedText(tr: "≥ %90", en: "≥ 90 %")
        }
    }

    /// The value as people write it.
    public var written: LocalizedText {
        guard let value else { return LocalizedText(tr: "–", en: "–") }
        let tenths = String(format: "%.1f", value)
        switch id {
        case .firstResponse, .solvedAtFirstLevel, .escalated, .reopened, .kept:
            let percent = String(format: "%.1f", value * 100)
            return LocalizedText(tr: "%\(percent.replacing(".", with: ","))", en: "\(percent) %")
        case .firstResponseMinutes:
            return LocalizedText(tr: "\(tenths.replacing(".", with: ",")) dk", en: "\(tenths) min")
        case .satisfaction:
            let score = String(format: "%.2f", value)
            return LocalizedText(tr: score.replacing(".", with: ","), en: score)
        case .open: return LocalizedText(tr: "\(Int(value))", en: "\(Int(value))")
        }
    }
}

extension WeeklyReport.Figure.ID {
    fileprivate var csvTarget: String {
        switch self {
        case .firstResponse: "<0.8"
        case .firstResponseMinutes: ""
        case .solvedAtFirstLevel: ">0.7"
        case .satisfaction: ">4.0"
        case .open: "<15"
        case .escalated: "<0.3"
        case .reopened: "<0.1"
        case .kept: ">=0.9"
        }
    }
}

import Foundation
import PluginKit
import Testing

@testable import RealEstate

@Suite struct `One problem in several offices` {
    private func report(_ message: String, office: String, hours: Double = 0, vector: [Float]? = nil) -> ProblemReport {
        let sender = Office(id: office, name: office, plan: .pro)
        return ProblemReport(
            ticket: TicketID("\(office)-\(message.prefix(9))-\(hours)"), office: office,
            at: Desk.at("2026-01-05 10:00").addingTimeInterval(hours * 3600), message: message,
            triage: Triage(message, from: sender), vector: vector)
    }

    @Test(arguments: [
        ["AI değerleme hata veriyor", "değerleme çalışmıyor", "degerlemede surekli hata aliyoruz"],
        ["Telegram botu cevap vermiyor", "bot çalışmıyo", "bota yazıyorum yanıt vermiyor"],
        ["PDF rapor indirilemiyor", "raporu indiremiyoruz", "pdf inmiyor"],
        ["siteye giremiyoruz", "platform açılmıyor", "panel çöktü"],
        ["doğrulama maili gelmedi", "doğrulama e-postası gelmiyor", "dogrulama kodu ulaşmadı"],
    ])
    func `is found whatever the words`(messages: [String]) {
        let reports = messages.enumerated().map { report($1, office: "o\($0)", hours: Double($0)) }
        let shared = ProblemClusters().shared(in: reports)
        #expect(shared == Set(reports.map(\.ticket)), "\(messages)")
    }

    @Test(arguments: [
        ["AI değerleme hata veriyor", "Telegram botu cevap vermiyor", "PDF rapor indirilemiyor"],
        ["Toplu yükleme nasıl yapılır?", "Toplu yükleme nasıl yapılır?", "toplu yükleme nasıl yapılıyor"],
        ["şifremi unuttum", "şifremi unuttum", "şifremi unuttum nasıl yenilerim"],
        ["karanlık mod olsa güzel olur", "karanlık mod ekleseniz", "koyu tema olsa keşke"],
        ["değerleme çok yavaş", "değerleme sonucu çok yüksek", "değerleme hata veriyor"],
    ])
    func `is not made of different problems, questions or wishes`(messages: [String]) {
        let reports = messages.enumerated().map { report($1, office: "o\($0)") }
        #expect(ProblemClusters().shared(in: reports).isEmpty, "\(messages)")
    }

    @Test func `counts offices, not tickets, within a day`() {
        let text = "Telegram botu cevap vermiyor"
        let clusters = ProblemClusters()
        #expect(clusters.shared(in: (0..<5).map { report(text, office: "o1", hours: Double($0)) }).isEmpty)
        let spread = [
            report(text, office: "a"), report(text, office: "b", hours: 20), report(text, office: "c", hours: 40),
        ]
        #expect(clusters.shared(in: spread).isEmpty && clusters.groups(of: spread)[0].count == 3)
        let close = spread + [report(text, office: "d", hours: 30)]
        #expect(clusters.shared(in: close) == Set(close.dropFirst().map(\.ticket)))
    }

    @Test func `is found by vectors where the words name no part`() {
        let vectors: [[Float]] = [[1, 0, 0], [0.99, 0.14, 0], [0, 0, 1]]
        let texts = ["ekran dondu kaldı işlem yarım", "bir türlü ilerlemiyor burada bekliyor", "ses gelmiyor"]
        let reports = zip(texts, vectors).enumerated().map { report($1.0, office: "o\($0)", vector: $1.1) }
        let clusters = ProblemClusters()
        #expect(clusters.groups(of: reports).map(\.count).reduce(0, +) == 3)
        if reports[0].part == nil, reports[1].part == nil { #expect(clusters.isSame(reports[0], reports[1])) }
        #expect(!clusters.isSame(reports[0], reports[2]))
    }

    @Test func `raises every ticket of it to P1, and those that come later`() throws {
        let desk = TicketDesk()
        var open: [Ticket] = []
        for (number, message) in ["AI değerleme hata veriyor", "değerleme çalışmıyor", "değerlemede hata var"]
            .enumerated()
        {
            let rising = desk.risingTogether(open.map { ProblemReport($0) }, open: open)
            #expect(rising.isEmpty)
            open.append(
                Desk.open(message, Desk.office(id: "o\(number)"), at: "2026-01-05 1\(number):00", id: "T\(number)")
                    .ticket)
        }
        let rising = desk.risingTogether(open.map { ProblemReport($0) }, open: open)
        #expect(rising == open.map(\.id))
        open = try open.map {
            try desk.perform(
                .prioritise(.critical, .sharedProblem), on: $0, by: .system, at: Desk.at("2026-01-05 12:00")
            ).ticket
        }
        #expect(open.allSatisfy { $0.priority == .critical && $0.history.last?.audience == [.team, .supervisor] })
        open.append(Desk.open("değerleme açılmıyor", Desk.office(id: "o9"), at: "2026-01-05 13:00", id: "T9").ticket)
        #expect(desk.risingTogether(open.map { ProblemReport($0) }, open: open) == [TicketID("T9")])
    }
}

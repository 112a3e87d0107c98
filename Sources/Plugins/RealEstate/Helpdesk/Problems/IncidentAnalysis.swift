import Foundation
import PluginKit

/// The beginning of what is written after a crisis: what the desk knows stands there, what only people know is left open.
struct IncidentAnalysis: Encodable, Sendable {
    let dueAt: Date?
    /// In Turkish, as the offices' platform writes them.
    let text: String

    init(
        _ problem: Problem, _ level: CrisisLevel, _ desk: SupportDesk, _ session: borrowing PluginSession
    ) throws {
        dueAt = problem.analysisDueAt
        let tickets = try session.all(
            "\(TicketStore.selection(session)) and problem_id = \(problem.id) order by number limit 200",
            StoredTicket.init)
        func moment(_ date: Date) -> String { desk.words(for: date, .turkish) }
        var timeline = [(problem.beganAt, "Kriz başladı (\(level.label.uppercased())).")]
        if let first = tickets.first {
            timeline.append((first.ticket.openedAt, "İlk bilet: \(first.number), \(first.ticket.office.name)."))
        }
        timeline += problem.toldAt.map { ($0, "Ofisler bilgilendirildi.") }
        if let ended = problem.endedAt { timeline.append((ended, "Sorun sona erdi.")) }
        let minutes = problem.endedAt.map { Int($0.timeIntervalSince(problem.beganAt) / 60) }
        let late = tickets.count { $0.ticket.responses.contains { $0.brokenAt != nil } }
        text = """
            Olay analizi: \(problem.title)

            Ne oldu: \(problem.affected.isEmpty ? problem.title : problem.affected)

            Zaman çizelgesi:
            \(timeline.sorted { $0.0 < $1.0 }.map { "- \(moment($0.0)): \($0.1)" }.joined(separator: "\n"))

            Etki: \(problem.offices) ofis, \(problem.tickets) bilet, \(late) SLA ihlali\
            \(minutes.map { ", \($0) dakika" } ?? ", sürüyor").

            Kök neden: [yazılacak]

            Tekrarını önlemek için: [yazılacak]
            """
    }
}

import Foundation
import PluginKit

/// What a business says of its support desk. Left alone, it is the platform's own.
struct HelpdeskSettings: Decodable, Sendable {
    let deskName: String?
    let supportDesk: Bool
    let deskOpens: WallTime
    let deskCloses: WallTime
    let deskDays: [Int]
    let publicHolidays: Bool
    let daysOff: [String]
    let roundTheClock: [String]
    let firstAnswerHours: Matrix
    let solutionHours: Matrix?
    let warningShare: Double
    let silenceHours: Int
    let closingHours: Int
    let firstLevelMinutes: Int
    let secondLevelMinutes: Int
    let reopeningDays: Int
    let crisisOffices: Int
    let crisisWindowHours: Int
    let supportTeam: [Member]
    let supervisorPhone: String?
    let managerPhone: String?

    /// Hours by priority and plan.
    struct Matrix: Decodable, Sendable {
        let p1: Row?
        let p2: Row?
        let p3: Row?
        let p4: Row?
    }

    struct Row: Decodable, Sendable {
        let starter: Double?
        let pro: Double?
        let elite: Double?
        let seed: Double?
    }

    /// Somebody of the desk, and the level of the matters they handle.
    struct Member: Decodable, Sendable {
        let name: String
        let level: Int
    }

    /// The desk's rules with these numbers, on this wall clock.
    func policy(in zone: TimeZone) -> TicketDesk.Policy {
        var policy = TicketDesk.Policy()
        let platform = ServiceLevels.platform
        policy.levels = ServiceLevels(
            hours: Dictionary(
                uniqueKeysWithValues: Priority.allCases.map {
                    ($0, roundTheClock.contains($0.label) ? .aroundTheClock : .office)
                }),
            response: firstAnswerHours.minutes(otherwise: platform.response),
            resolution: solutionHours?.minutes(otherwise: [:]) ?? [:], warningShare: warningShare)
        policy.office = calendar(in: zone)
        policy.silence = silenceHours * 60
        policy.closing = closingHours * 60
        policy.patience = [.l1: firstLevelMinutes, .l2: secondLevelMinutes]
        policy.reopening = reopeningDays
        return policy
    }

    private func calendar(in zone: TimeZone) -> BusinessCalendar {
        // Hours that end before they begin, or no day at all, would promise nothing: then the platform's count.
        let own = OpeningHours(opens: deskOpens.minutes, closes: deskCloses.minutes)
        let hours = own.map { [$0] } ?? BusinessCalendar.turkishOfficeHours.week[.monday] ?? []
        let chosen = Weekday.allCases.filter { deskDays.contains($0.rawValue) }
        let days = chosen.isEmpty ? Array(Weekday.allCases.prefix(5)) : chosen
        return BusinessCalendar(
            week: Dictionary(uniqueKeysWithValues: days.map { ($0, hours) }),
            holidays: Set(daysOff.compactMap { CalendarDay($0) }).union(publicHolidays ? TurkishHolidays.days : []),
            halfDays: publicHolidays ? TurkishHolidays.halfDays : [:], timeZone: zone)
    }

    var clusters: ProblemClusters {
        var clusters = ProblemClusters()
        clusters.offices = crisisOffices
        clusters.window = Double(crisisWindowHours) * 3_600
        return clusters
    }
}

extension HelpdeskSettings.Matrix {
    /// A cell that is left empty keeps what stands there otherwise.
    func minutes(
        otherwise: [Priority: [ServiceLevels.Column: Int]]
    ) -> [Priority: [ServiceLevels.Column: Int]] {
        var result = otherwise
        for (priority, row) in zip(Priority.allCases, [p1, p2, p3, p4]) {
            guard let row else { continue }
            for (column, hours) in zip(ServiceLevels.Column.allCases, [row.starter, row.pro, row.elite, row.seed]) {
                guard let hours else { continue }
                result[priority, default: [:]][column] = Int((hours * 60).rounded())
            }
        }
        return result
    }
}

extension HelpdeskSettings {
    static let members: [JSONSchema.Member] = [
        .optional(
            "desk_name", .text(1...100),
            LocalizedText(
                tr: "Destek ekibinin adı (boşsa işletmenin adı)", en: "Name of the desk (the business's if empty)")),
        .optional(
            "support_desk", .flag,
            LocalizedText(
                tr: "Sohbette sorun bildiren ofislere çözüm adımlarını göster ve bilet aç",
                en: "In conversations, show the steps of known problems and open tickets"), default: true),
        .optional(
            "desk_opens", .format(.time), LocalizedText(tr: "Destek başlangıcı", en: "The desk opens"),
            default: "09:00"),
        .optional(
            "desk_closes", .format(.time), LocalizedText(tr: "Destek bitişi", en: "The desk closes"), default: "18:00"),
        .optional(
            "desk_days", .list(.integer(1...7), most: 7),
            LocalizedText(tr: "Çalışma günleri (1 Pazartesi)", en: "Working days (1 is Monday)"),
            default: [1, 2, 3, 4, 5]),
        .optional(
            "public_holidays", .flag,
            LocalizedText(tr: "Resmî tatillerde kapalı", en: "Closed on public holidays of Turkey"), default: true),
        .optional(
            "days_off", .list(.format(.date), most: 200),
            LocalizedText(tr: "Ayrıca kapalı günler", en: "Further days off"), default: []),
        .optional(
            "round_the_clock", .list(.choice(Priority.choices), most: 4),
            LocalizedText(
                tr: "Mesai dışında da süresi işleyen öncelikler", en: "Priorities whose clock never stops"),
            default: ["P1"]),
        .optional(
            "first_answer_hours", matrix,
            LocalizedText(
                tr: "İlk yanıt süresi (saat), önceliğe ve plana göre",
                en: "Hours to the first answer, by priority and plan"), default: platformHours),
        .optional(
            "solution_hours", matrix,
            LocalizedText(
                tr: "Çözüm süresi (saat); boş bırakılan için söz verilmez",
                en: "Hours to the solution; nothing is promised where empty")),
        .optional(
            "warning_share", .number(0.1...0.95),
            LocalizedText(
                tr: "Uyarı, sürenin bu payı dolunca gelir", en: "Share of a limit after which the warning comes"),
            default: .number(0.8)),
        .optional(
            "silence_hours", .integer(1...200),
            LocalizedText(
                tr: "Çözüm önerisi bu kadar mesai saati yanıtsız kalırsa kabul sayılır",
                en: "Office hours of silence after which a proposal counts as accepted"), default: 27),
        .optional(
            "closing_hours", .integer(1...200),
            LocalizedText(
                tr: "Çözülen bilet bu kadar mesai saati sonra kapanır",
                en: "Office hours after which a solved ticket is closed"), default: 18),
        .optional(
            "first_level_minutes", .integer(5...10_000),
            LocalizedText(
                tr: "L1’de bu kadar dakika çözülmeyen bilet L2’ye çıkar",
                en: "Minutes at L1 after which a ticket goes to L2"),
            default: 30),
        .optional(
            "second_level_minutes", .integer(5...10_000),
            LocalizedText(
                tr: "L2’de bu kadar dakika çözülmeyen bilet L3’e çıkar",
                en: "Minutes at L2 after which a ticket goes to L3"),
            default: 120),
        .optional(
            "reopening_days", .integer(0...365),
            LocalizedText(
                tr: "Kapanan bilet bu kadar gün içinde yeniden açılabilir",
                en: "Days during which a closed ticket can be reopened"), default: 14),
        .optional(
            "crisis_offices", .integer(2...50),
            LocalizedText(
                tr: "Aynı sorun bu kadar ofisten gelince P1 olur", en: "Offices with one problem that make it P1"),
            default: 3),
        .optional(
            "crisis_window_hours", .integer(1...72),
            LocalizedText(
                tr: "Aynı sorun sayılmak için en çok bu kadar saat ara", en: "Hours within which they have to write"),
            default: 24),
        .optional(
            "support_team", .list(member, most: 100), LocalizedText(tr: "Destek ekibi", en: "The team"), default: []),
        .optional(
            "supervisor_phone", .format(.phone),
            LocalizedText(tr: "SLA uyarısının gideceği telefon", en: "Telephone that is warned before a limit")),
        .optional(
            "manager_phone", .format(.phone),
            LocalizedText(tr: "SLA ihlalinin gideceği telefon", en: "Telephone that hears of a broken limit")),
    ]

    private static let member = JSONSchema.object([
        .required("name", .text(1...100), LocalizedText(tr: "Ad", en: "Name")),
        .optional("level", .integer(1...4), LocalizedText(tr: "Seviye (1–4)", en: "Level (1–4)"), default: 1),
    ])

    private static let row = JSONSchema.object(
        [("starter", "Starter"), ("pro", "Pro"), ("elite", "Elite"), ("seed", "Seed")].map {
            .optional($0.0, .number(0.25...720), LocalizedText(tr: $0.1, en: $0.1))
        })

    private static let matrix = JSONSchema.object(
        Priority.allCases.map { .optional($0.label.lowercased(), row, $0.name) })

    private static let platformHours = JSONValue.object(
        Dictionary(
            uniqueKeysWithValues: Priority.allCases.map { priority in
                let cells = ServiceLevels.platform.response[priority] ?? [:]
                return (
                    priority.label.lowercased(),
                    .object(
                        Dictionary(
                            uniqueKeysWithValues: cells.map { ($0.key.rawValue, .integer($0.value / 60)) }))
                )
            }))
}

extension Priority {
    /// `P1`
    var label: String { "P\(rawValue)" }

    init?(label: String) { self.init(rawValue: Int(label.dropFirst()) ?? 0) }

    static let choices = allCases.map { JSONSchema.Choice($0.label, $0.name) }
}

extension SupportLevel {
    /// `L1`
    var label: String { "L\(rawValue)" }

    init?(label: String) { self.init(rawValue: Int(label.dropFirst()) ?? 0) }

    static let choices = allCases.map { JSONSchema.Choice($0.label, $0.name) }
}

extension CrisisLevel {
    static let choices = allCases.map { level in
        switch level {
        case .sev1: JSONSchema.Choice(level.label, LocalizedText(tr: "SEV-1 · her şey", en: "SEV-1 · everything"))
        case .sev2:
            JSONSchema.Choice(
                level.label, LocalizedText(tr: "SEV-2 · kritik özellik", en: "SEV-2 · a critical feature"))
        case .sev3:
            JSONSchema.Choice(level.label, LocalizedText(tr: "SEV-3 · bazı ofisler", en: "SEV-3 · some offices"))
        }
    }
}

extension TicketState {
    static let choices = allCases.map { JSONSchema.Choice($0.rawValue, $0.name) }
}

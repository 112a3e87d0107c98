import Assist
import Foundation
import HTTPServer
import Knowledge
import Schedule

/// A text that is said when it is wanted, on the wire.
struct PhraseBody: Codable {
    let enabled: Bool
    let text: CustomerText?

    init(_ phrase: ReplySettings.Phrase) {
        enabled = phrase.enabled
        text = phrase.text
    }

    static func schema(_ about: String) -> Schema {
        .object(
            [
                .required("enabled", .flag("")),
                .optional(
                    "text",
                    .object(
                        [.optional("tr", .string("")), .optional("en", .string("")), .optional("ar", .string(""))],
                        "up to 500 characters each; the house's words in a language that is left out")),
            ], about)
    }

    /// - Throws: a problem that names the text whose variables are not known.
    func phrase(_ pointer: String) throws(Problem) -> ReplySettings.Phrase {
        ReplySettings.Phrase(
            enabled: enabled,
            text: CustomerText(
                tr: try Self.checked(text?.tr, pointer + "/text/tr"),
                en: try Self.checked(text?.en, pointer + "/text/en"),
                ar: try Self.checked(text?.ar, pointer + "/text/ar")))
    }

    private static func checked(_ text: String?, _ pointer: String) throws(Problem) -> String? {
        guard let text, text.contains(where: { !$0.isWhitespace }) else { return nil }
        let checked = try BodyText.checked(text, pointer: pointer, limit: 500)
        do { _ = try ReplyTemplate(checked) } catch {
            throw APIProblem.field(pointer, "template", tr: error.detail.tr, en: error.detail.en)
        }
        return checked
    }
}

/// How a tenant wants its replies, on the wire.
struct ReplySettingsBody: Codable {
    let tone: String
    let greeting: PhraseBody
    let closing: PhraseBody
    let company: String?
    let agent: String?
    let threshold: Float?
    let asks: Bool
    /// Kept with the messaging policy, whose toggle it is.
    let autoReply: Bool

    enum CodingKeys: String, CodingKey {
        case tone, greeting, closing, company, agent, threshold, asks
        case autoReply = "auto_reply"
    }

    init(_ settings: ReplySettings, autoReply: Bool) {
        tone = settings.tone.rawValue
        greeting = PhraseBody(settings.greeting)
        closing = PhraseBody(settings.closing)
        company = settings.company
        agent = settings.agent
        threshold = settings.threshold
        asks = settings.asks
        self.autoReply = autoReply
    }

    /// Members without a value are `null` rather than missing.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(tone, forKey: .tone)
        try container.encode(greeting, forKey: .greeting)
        try container.encode(closing, forKey: .closing)
        try container.encode(company, forKey: .company)
        try container.encode(agent, forKey: .agent)
        try container.encode(threshold, forKey: .threshold)
        try container.encode(asks, forKey: .asks)
        try container.encode(autoReply, forKey: .autoReply)
    }

    static let schema = Schema.object(
        [
            .required("tone", .choice(Tone.allCases.map(\.rawValue), "")),
            .required("greeting", PhraseBody.schema("on a talk's first reply, and to a greeting")),
            .required("closing", PhraseBody.schema("under every reply")),
            .required("company", .optional(.string("{{firma}}; the tenant's name where it is null"))),
            .required("agent", .optional(.string("{{temsilci}}"))),
            .required("threshold", .optional(.number("0 to 1: least confidence of a reply; null for the default"))),
            .required("asks", .flag("whether a customer may be asked back, once")),
            .required("auto_reply", .flag("whether trusted intents are answered without an agent")),
        ], "")

    func settings(_ base: String = "") throws(Problem) -> ReplySettings {
        if let threshold, !(0...1).contains(threshold) {
            throw APIProblem.field(
                base + "/threshold", "out_of_range", tr: "0 ile 1 arasında olmalı.", en: "Must be from 0 to 1.")
        }
        return ReplySettings(
            tone: try BodyChoice.read(tone, pointer: base + "/tone", default: .short),
            greeting: try greeting.phrase(base + "/greeting"), closing: try closing.phrase(base + "/closing"),
            company: try Self.name(company, base + "/company"), agent: try Self.name(agent, base + "/agent"),
            threshold: threshold, asks: asks)
    }

    private static func name(_ text: String?, _ pointer: String) throws(Problem) -> String? {
        guard let text, text.contains(where: { !$0.isWhitespace }) else { return nil }
        return try BodyText.checked(text, pointer: pointer, limit: 80)
    }
}

/// Working hours on the wire, with times as people write them.
struct HoursBody: Codable {
    struct Stretch: Codable {
        let opens: String
        let closes: String
    }

    let timeZone: String
    let week: [String: [Stretch]]?
    let holidays: [String]
    let outOfHours: PhraseBody

    enum CodingKeys: String, CodingKey {
        case week, holidays
        case timeZone = "time_zone"
        case outOfHours = "out_of_hours"
    }

    static let mostHolidays = 400
    static let mostStretches = 6

    init(_ hours: HoursSettings) {
        timeZone = hours.timeZone
        week = hours.week.map { week in
            week.mapValues { $0.map { Stretch(opens: WallTime.text($0.opens), closes: WallTime.text($0.closes)) } }
        }
        holidays = hours.holidays.map(\.description)
        outOfHours = PhraseBody(hours.outOfHours)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(timeZone, forKey: .timeZone)
        try container.encode(week, forKey: .week)
        try container.encode(holidays, forKey: .holidays)
        try container.encode(outOfHours, forKey: .outOfHours)
    }

    private static let stretch = Schema.object(
        [.required("opens", .string("09:00")), .required("closes", .string("18:00; 24:00 is midnight"))], "")
    private static let day = Schema.array(stretch, "a day without any is a day off")

    static let schema = Schema.object(
        [
            .required("time_zone", .string("Europe/Istanbul")),
            .required(
                "week",
                .optional(
                    .object(
                        HoursSettings.days.map { .optional($0.name, day) }, "null: no hours are kept, always open"))),
            .required("holidays", .array(.string("2026-04-23"), "days off; at most \(mostHolidays)")),
            .required(
                "out_of_hours",
                PhraseBody.schema("told outside of the hours; {{açılış}} is the calendar's next opening")),
        ], "")

    func hours() throws(Problem) -> HoursSettings {
        var hours = HoursSettings()
        guard TimeZone(identifier: timeZone) != nil else {
            throw APIProblem.field(
                "/time_zone", "invalid", tr: "Böyle bir saat dilimi yok (örnek: Europe/Istanbul).",
                en: "There is no such time zone (for example: Europe/Istanbul).")
        }
        hours.timeZone = timeZone
        if let week {
            var days: [String: [OpeningHours]] = [:]
            for (name, stretches) in week {
                guard HoursSettings.days.contains(where: { $0.name == name }) else {
                    throw APIProblem.field(
                        "/week/\(name.prefix(40))", "invalid", tr: "Günler monday, tuesday, … sunday diye yazılır.",
                        en: "Days are written monday, tuesday, … sunday.")
                }
                days[name] = try Self.day(stretches, "/week/\(name)")
            }
            hours.week = days
        }
        guard holidays.count <= Self.mostHolidays else {
            throw APIProblem.field(
                "/holidays", "too_many", tr: "En çok \(Self.mostHolidays) tatil günü girilebilir.",
                en: "At most \(Self.mostHolidays) holidays.")
        }
        var dates: Set<CalendarDay> = []
        for (index, text) in holidays.enumerated() {
            guard let day = WallTime.day(text) else {
                throw APIProblem.field(
                    "/holidays/\(index)", "invalid", tr: "Günü YYYY-AA-GG biçiminde yazın (örnek: 2026-04-23).",
                    en: "Write the day as YYYY-MM-DD (for example: 2026-04-23).")
            }
            dates.insert(day)
        }
        hours.holidays = dates.sorted()
        hours.outOfHours = try outOfHours.phrase("/out_of_hours")
        return hours
    }

    private static func day(_ stretches: [Stretch], _ pointer: String) throws(Problem) -> [OpeningHours] {
        var found: [OpeningHours] = []
        for (index, stretch) in stretches.enumerated() {
            guard index < mostStretches, let opens = WallTime.minutes(stretch.opens),
                let closes = WallTime.minutes(stretch.closes), let hours = OpeningHours(opens: opens, closes: closes),
                found.allSatisfy({ $0.closes <= hours.opens || hours.closes <= $0.opens })
            else {
                throw APIProblem.field(
                    "\(pointer)/\(index)", "invalid",
                    tr: "Saatleri SS:DD biçiminde yazın; kapanış açılıştan sonra olmalı, aralıklar örtüşmemeli.",
                    en: "Write the times as HH:MM; closing comes after opening, and stretches must not overlap.")
            }
            found.append(hours)
        }
        return found.sorted { $0.opens < $1.opens }
    }
}

/// Times and days as people write them.
enum WallTime {
    static func text(_ minutes: Int) -> String {
        let two = { (number: Int) in (number < 10 ? "0" : "") + String(number) }
        return two(minutes / 60) + ":" + two(minutes % 60)
    }

    static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60, hour * 60 + minute <= 1440
        else { return nil }
        return hour * 60 + minute
    }

    /// A day that the calendar has.
    static func day(_ text: String) -> CalendarDay? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2])
        else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let date = DateComponents(calendar: calendar, year: year, month: month, day: day)
        return date.isValidDate ? CalendarDay(year: year, month: month, day: day) : nil
    }
}

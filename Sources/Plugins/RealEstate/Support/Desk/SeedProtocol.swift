import Foundation
import PluginKit

/// What a seed office gets beside its promises: contacts and surveys on fixed days after its start.
public enum SeedProtocol {
    public enum Kind: Sendable, Equatable {
        case contact(LocalizedText)
        case survey(questions: Int)
    }

    public struct Step: Sendable, Equatable {
        /// Days after the start, which is day 0.
        public let day: Int
        public let kind: Kind
        public let channels: [SupportChannel]
    }

    public static let steps: [Step] = [
        contact(0, "Hoş geldin araması, kampanya kodu", "Welcome call, campaign code", .phone),
        contact(1, "Kayıt kontrolü, ilk ilan", "Check of the registration, first listing", .phone, .telegram),
        contact(3, "İlan aktarımı kontrolü", "Check of the listings’ transfer", .telegram),
        contact(7, "Bot kurulumu kontrolü, ilk hafta özeti", "Check of the bot, the first week", .phone),
        survey(7, 3, .telegram),
        contact(14, "Değerleme ve CRM kullanımı", "Use of valuation and CRM", .phone),
        survey(14, 5, .chat),
        contact(21, "İleri özellikler", "Advanced features", .telegram),
        contact(30, "Değerlendirme görüşmesi", "Closing talk", .phone),
        survey(30, 10, .phone),
        survey(60, 5, .email),
    ]

    /// The steps with their dates; one that falls on a day off moves to the next day of work.
    public static func plan(from start: CalendarDay) -> [(day: CalendarDay, step: Step)] {
        steps.map { step in
            var day = start.adding(step.day)
            while BusinessCalendar.turkishOfficeHours.isDayOff(day) { day = day.adding(1) }
            return (day, step)
        }
    }

    private static func contact(_ day: Int, _ tr: String, _ en: String, _ channels: SupportChannel...) -> Step {
        Step(day: day, kind: .contact(LocalizedText(tr: tr, en: en)), channels: channels)
    }

    private static func survey(_ day: Int, _ questions: Int, _ channel: SupportChannel) -> Step {
        Step(day: day, kind: .survey(questions: questions), channels: [channel])
    }
}

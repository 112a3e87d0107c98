import Foundation
import PluginKit

/// Moments as people of an office say them.
enum DeskWords {
    /// `23 Kasım Pazartesi 11:00`, `Monday 23 November 11:00`.
    static func moment(_ moment: Date, in zone: TimeZone, _ language: Language) -> String {
        let day = CalendarDay(moment, in: zone)
        let seconds = Int(moment.timeIntervalSince1970) + zone.secondsFromGMT(for: moment)
        let minute = ((seconds % 86_400 + 86_400) % 86_400) / 60
        let time = WallTime(hour: minute / 60, minute: minute % 60)?.description ?? ""
        let weekday = weekdays[day.weekday.rawValue - 1].text(in: language)
        let month = months[day.month - 1].text(in: language)
        return language == .english
            ? "\(weekday) \(day.day) \(month) \(time)" : "\(day.day) \(month) \(weekday) \(time)"
    }

    private static let weekdays = [
        ("Pazartesi", "Monday"), ("Salı", "Tuesday"), ("Çarşamba", "Wednesday"), ("Perşembe", "Thursday"),
        ("Cuma", "Friday"), ("Cumartesi", "Saturday"), ("Pazar", "Sunday"),
    ].map { LocalizedText(tr: $0.0, en: $0.1) }

    private static let months = [
        ("Ocak", "January"), ("Şubat", "February"), ("Mart", "March"), ("Nisan", "April"), ("Mayıs", "May"),
        ("Haziran", "June"), ("Temmuz", "July"), ("Ağustos", "August"), ("Eylül", "September"), ("Ekim", "October"),
        ("Kasım", "November"), ("Aralık", "December"),
    ].map { LocalizedText(tr: $0.0, en: $0.1) }
}

extension TicketActor {
    var name: LocalizedText {
        switch self {
        case .customer: LocalizedText(tr: "Müşteri", en: "Customer")
        case .agent(let name, let level): LocalizedText(tr: "\(name) (\(level.label))", en: "\(name) (\(level.label))")
        case .supervisor(let name): LocalizedText(tr: "\(name) (yönetici)", en: "\(name) (supervisor)")
        case .system: LocalizedText(tr: "Sistem", en: "System")
        }
    }
}

extension PromiseKind {
    var name: LocalizedText {
        switch self {
        case .response: LocalizedText(tr: "ilk yanıt", en: "first answer")
        case .resolution: LocalizedText(tr: "çözüm", en: "solution")
        }
    }
}

extension EscalationReason {
    var name: LocalizedText {
        switch self {
        case .unsolved: LocalizedText(tr: "bu seviyede çözülemedi", en: "not solved at this level")
        case .timeout: LocalizedText(tr: "seviyenin süresi doldu", en: "the level's time is up")
        case .bug: LocalizedText(tr: "yazılım hatası", en: "a bug")
        case .integration: LocalizedText(tr: "API ya da entegrasyon", en: "API or integration")
        case .dataInconsistency: LocalizedText(tr: "veri tutarsızlığı", en: "inconsistent data")
        case .botConnection: LocalizedText(tr: "bot bağlantısı", en: "the bot's connection")
        case .valuationAnomaly: LocalizedText(tr: "değerleme sapması", en: "an odd valuation")
        case .criticalFault: LocalizedText(tr: "kritik hata", en: "a critical fault")
        case .dataRecovery: LocalizedText(tr: "veri kurtarma", en: "recovery of data")
        case .model: LocalizedText(tr: "yapay zekâ modeli", en: "the model")
        case .security: LocalizedText(tr: "güvenlik açığı", en: "a security hole")
        case .architecture: LocalizedText(tr: "mimari karar", en: "a matter of architecture")
        case .churnRisk: LocalizedText(tr: "müşteri kaybı riski", en: "risk of losing the customer")
        case .dataBreach: LocalizedText(tr: "veri ihlali", en: "a data breach")
        case .legal: LocalizedText(tr: "hukuki konu", en: "a legal matter")
        case .press: LocalizedText(tr: "basın", en: "the press")
        }
    }

    /// What a person may give; time-outs come by themselves.
    static let choices = allCases.filter { $0 != .timeout }.map { JSONSchema.Choice($0.rawValue, $0.name) }
}

extension FlowStep {
    var name: LocalizedText {
        switch self {
        case .selfService: LocalizedText(tr: "kendi kendine çözüm", en: "self-service")
        case .chat: LocalizedText(tr: "sohbet", en: "chat")
        case .email: LocalizedText(tr: "e-posta", en: "e-mail")
        case .phone: LocalizedText(tr: "telefon", en: "telephone")
        case .technical: LocalizedText(tr: "teknik ekip", en: "technical team")
        case .management: LocalizedText(tr: "yönetim", en: "management")
        }
    }
}

extension SupportChannel {
    static let choices = [
        JSONSchema.Choice("email", LocalizedText(tr: "E-posta", en: "E-mail")),
        JSONSchema.Choice("telegram", LocalizedText(tr: "Telegram", en: "Telegram")),
        JSONSchema.Choice("phone", LocalizedText(tr: "Telefon", en: "Telephone")),
        JSONSchema.Choice("chat", LocalizedText(tr: "Sohbet", en: "Chat")),
        JSONSchema.Choice("helpCentre", LocalizedText(tr: "Yardım merkezi", en: "Help centre")),
        JSONSchema.Choice("meeting", LocalizedText(tr: "Birebir görüşme", en: "Meeting")),
    ]

    /// By a conversation's kind of channel.
    init(channel: String?) {
        switch channel {
        case "telegram": self = .telegram
        case "email": self = .email
        default: self = .chat
        }
    }
}

extension TicketEvent {
    /// What happened, as a line of the history.
    var sentence: LocalizedText {
        switch kind {
        case .opened(let priority):
            LocalizedText(tr: "Bilet açıldı: \(priority.name.tr).", en: "Opened: \(priority.name.en).")
        case .assigned(let name):
            LocalizedText(
                tr: name.map { "\($0) üstlendi." } ?? "Seviyenin kuyruğuna bırakıldı.",
                en: name.map { "Assigned to \($0)." } ?? "Left in the level's queue.")
        case .begun: LocalizedText(tr: "İncelemeye alındı.", en: "Being looked into.")
        case .proposed: LocalizedText(tr: "Çözüm önerildi.", en: "A solution was proposed.")
        case .accepted:
            by == .system
                ? LocalizedText(tr: "Yanıt gelmedi; öneri kabul sayıldı.", en: "No answer came; taken as accepted.")
                : LocalizedText(tr: "Çözüm onaylandı.", en: "The solution was accepted.")
        case .rejected: LocalizedText(tr: "Müşteri onaylamadı.", en: "The customer did not accept it.")
        case .escalated(let from, let to, let reason):
            LocalizedText(
                tr: "\(from.label) seviyesinden \(to.label) seviyesine çıktı: \(reason.name.tr).",
                en: "From \(from.label) to \(to.label): \(reason.name.en).")
        case .withdrawn: LocalizedText(tr: "Çözüldü.", en: "Solved.")
        case .closed: LocalizedText(tr: "Kapatıldı.", en: "Closed.")
        case .reopened: LocalizedText(tr: "Yeniden açıldı.", en: "Reopened.")
        case .merged(let id):
            LocalizedText(tr: "\(id) numaralı bilete bağlandı.", en: "Merged into ticket \(id).")
        case .absorbed(let id):
            LocalizedText(tr: "\(id) numaralı yinelenen bilet bağlandı.", en: "Ticket \(id) was a duplicate of this.")
        case .replied: LocalizedText(tr: "Müşteriye yanıt verildi.", en: "The customer was answered.")
        case .askedCustomer: LocalizedText(tr: "Müşteriden bilgi istendi.", en: "The customer was asked.")
        case .customerWrote: LocalizedText(tr: "Müşteri yazdı.", en: "The customer wrote.")
        case .prioritised(let from, let to, let reason):
            LocalizedText(
                tr: "Öncelik \(from.label) yerine \(to.label) oldu. \(reason.sentence.tr)",
                en: "Priority changed from \(from.label) to \(to.label). \(reason.sentence.en)")
        case .rated(let score): LocalizedText(tr: "Puan: \(score)/5.", en: "Rated \(score) of 5.")
        case .tried(let step, let solved):
            LocalizedText(
                tr: "Denendi: \(step.name.tr); \(solved ? "çözdü" : "çözmedi").",
                en: "Tried: \(step.name.en); \(solved ? "it helped" : "it did not help").")
        case .warned(let kind, _):
            LocalizedText(
                tr: "Uyarı: \(kind.name.tr) süresi dolmak üzere.",
                en: "Warning: the limit of the \(kind.name.en) is near.")
        case .broken(let kind, _):
            LocalizedText(
                tr: "SLA ihlali: \(kind.name.tr) süresi doldu.",
                en: "Broken: the limit of the \(kind.name.en) has passed.")
        }
    }
}

import Foundation
import PluginKit

/// How bad an outage is, and how often the offices hear of it. Counted around the clock.
public enum CrisisLevel: Int, Sendable, Codable, CaseIterable {
    /// Everything is down.
    case sev1 = 1
    /// A critical feature is down for everybody.
    case sev2
    /// Some are affected.
    case sev3

    /// `sev1`
    public var label: String { "sev\(rawValue)" }

    public init?(label: String) {
        guard let level = Self.allCases.first(where: { $0.label == label }) else { return nil }
        self = level
    }

    /// How bad a problem is taken to be that several offices have told of: what cannot be reached, or may be lost, is
    /// everybody's; the rest affects some until a person says otherwise.
    public static func of(_ symptom: Symptom?) -> CrisisLevel {
        switch symptom {
        case .unreachable, .dataLoss: .sev1
        default: .sev3
        }
    }

    /// Minutes to the first word about where it stands; for the last level, to its solution.
    public var firstStatus: Int {
        switch self {
        case .sev1: 15
        case .sev2: 30
        case .sev3: 120
        }
    }

    /// Minutes between later ones.
    public var repeats: Int? { self == .sev1 ? 30 : nil }

    /// Hours after the end within which the analysis is written.
    public var analysisHours: Int? { self == .sev3 ? nil : 48 }

    /// When the next word is due, given those that went out since it began.
    public func nextStatus(began: Date, told: [Date]) -> Date? {
        guard let last = told.max() else { return began.addingTimeInterval(Double(firstStatus) * 60) }
        return repeats.map { last.addingTimeInterval(Double($0) * 60) }
    }

    /// What the offices read while it lasts.
    public func message(to office: String, affected: String, estimate: String) -> String {
        """
        Değerli \(office) ekibi,

        Platformumuzda teknik bir sorun yaşanmaktadır. Ekibimiz sorunu tespit etmiş olup çözüm üzerinde çalışmaktadır.

        Etkilenen: \(affected)
        Tahmini çözüm: \(estimate)

        Sorun çözüldüğünde sizi bilgilendireceğiz. Anlayışınız için teşekkür ederiz.
        """
    }
}

import PluginKit

/// How far a lead has come.
///
///     new → contacted → consultation → appointment → patient
///
/// Each leads to the next one and no further; every one of them may be lost, and who was lost may be contacted again.
enum LeadStage: String, Codable, CaseIterable, PostgresValue, Sendable {
    case new
    case contacted
    case consultation
    case appointment
    case patient
    case lost

    /// Where a lead may go from here.
    var next: [LeadStage] {
        switch self {
        case .new: [.contacted, .lost]
        case .contacted: [.consultation, .lost]
        case .consultation: [.appointment, .lost]
        case .appointment: [.patient, .lost]
        case .patient: [.lost]
        case .lost: [.contacted]
        }
    }

    /// Every step from here to there, for what happens by itself; none where it lies behind.
    func path(to target: LeadStage) -> [LeadStage] {
        let line: [LeadStage] = [.new, .contacted, .consultation, .appointment, .patient]
        guard let end = line.firstIndex(of: target) else { return [] }
        // Who was lost comes back by being contacted.
        guard let here = self == .lost ? 0 : line.firstIndex(of: self), here < end else { return [] }
        return Array(line[(here + 1)...end])
    }

    /// Nobody is written to again who has decided.
    var isFollowedUp: Bool { [.new, .contacted, .consultation].contains(self) }

    var title: LocalizedText {
        switch self {
        case .new: LocalizedText(tr: "Yeni", en: "New")
        case .contacted: LocalizedText(tr: "İletişimde", en: "Contacted")
        case .consultation: LocalizedText(tr: "Konsültasyon", en: "Consultation")
        case .appointment: LocalizedText(tr: "Randevu", en: "Appointment")
        case .patient: LocalizedText(tr: "Hasta", en: "Patient")
        case .lost: LocalizedText(tr: "Kaybedildi", en: "Lost")
        }
    }

    static let choices = allCases.map { JSONSchema.Choice($0.rawValue, $0.title) }

    /// Says what would be legal, so that nobody has to guess.
    func refusal(of target: LeadStage) -> PluginProblem {
        let allowed = next
        return .conflict(
            "illegal_transition",
            LocalizedText(
                tr: "“\(title.tr)” aşamasından “\(target.title.tr)” aşamasına geçilemez. Geçilebilecek aşamalar: "
                    + allowed.map { "\($0.title.tr) (\($0.rawValue))" }.joined(separator: ", ") + ".",
                en: "A lead cannot go from \(rawValue) to \(target.rawValue). It may go to: "
                    + allowed.map(\.rawValue).joined(separator: ", ") + "."),
            hints: [
                "status": .string(rawValue), "allowed": .array(allowed.map { .string($0.rawValue) }),
            ])
    }
}

/// Where a lead came from.
enum LeadSource: String, Codable, CaseIterable, PostgresValue, Sendable {
    case instagram
    case google
    case referral
    case organic
    case whatsappAd = "whatsapp_ad"

    var title: LocalizedText {
        switch self {
        case .instagram: LocalizedText(tr: "Instagram", en: "Instagram")
        case .google: LocalizedText(tr: "Google", en: "Google")
        case .referral: LocalizedText(tr: "Tavsiye", en: "Referral")
        case .organic: LocalizedText(tr: "Kendiliğinden", en: "Organic")
        case .whatsappAd: LocalizedText(tr: "WhatsApp reklamı", en: "WhatsApp ad")
        }
    }

    static let choices = allCases.map { JSONSchema.Choice($0.rawValue, $0.title) }
}

import Knowledge

/// Concepts that together make an attack: each group of `all` has one near the others.
struct InjectionRule: Sendable {
    /// Shared by the rules that tell of the same kind of attack.
    let kind: InjectionKind
    let all: [[Concept]]
    /// In words, from the first to the last; a new sentence or line counts as ``sentenceStep`` more.
    let reach: Int
    let directions: Set<GuardrailRule.Direction>
    /// Applies to text only that was found encoded: nobody encodes a question.
    let isForVeiledText: Bool

    static let sentenceStep = 3

    init(
        _ kind: InjectionKind, _ all: [Concept]..., within reach: Int,
        in directions: Set<GuardrailRule.Direction> = Set(GuardrailRule.Direction.allCases),
        veiled: Bool = false
    ) {
        self.kind = kind
        self.all = all
        self.reach = reach
        self.directions = directions
        isForVeiledText = veiled
    }
}

/// What an attack is after. The raw value ends the rule's id.
public enum InjectionKind: String, Sendable, CaseIterable {
    case ignoreRules = "ignore_rules"
    case promptLeak = "prompt_leak"
    case newRole = "new_role"
    case dataTheft = "data_theft"
    case actionAbuse = "action_abuse"
    case fakeSystem = "fake_system"
    case documentOrders = "document_orders"
    /// An attack that was written so that people or machines do not see it; comes with the kind of what it hides.
    case obfuscated
    /// What reads like an attack, though none of its words is known.
    case paraphrase
    /// Text on a page that nobody sees, whatever it says.
    case hiddenText = "hidden_text"

    public var id: String { "injection.\(rawValue)" }

    public var detail: LocalizedText {
        switch self {
        case .ignoreRules:
            LocalizedText(
                tr: "Metin, sisteme verilen talimatları yok saydırmaya çalışıyor.",
                en: "The text tries to make the system ignore its instructions.")
        case .promptLeak:
            LocalizedText(
                tr: "Metin, sistemin iç talimatlarını öğrenmeye çalışıyor.",
                en: "The text tries to learn the system's own instructions.")
        case .newRole:
            LocalizedText(
                tr: "Metin, sisteme başka bir rol vermeye çalışıyor.",
                en: "The text tries to give the system another role.")
        case .dataTheft:
            LocalizedText(
                tr: "Metin, başkalarına ait bilgileri istiyor.",
                en: "The text asks for what belongs to others.")
        case .actionAbuse:
            LocalizedText(
                tr: "Metin, onaysız bir işlem yaptırmaya çalışıyor.",
                en: "The text tries to have something done without approval.")
        case .fakeSystem:
            LocalizedText(
                tr: "Metin, sistemden geliyormuş gibi davranıyor.",
                en: "The text pretends to come from the system.")
        case .documentOrders:
            LocalizedText(
                tr: "Belge, kendisini okuyan yapay zekâya emir veriyor.",
                en: "The document gives orders to the machine that reads it.")
        case .paraphrase:
            LocalizedText(
                tr: "Metin, anlamca bilinen saldırılara benziyor.",
                en: "The text means much the same as known attacks.")
        case .hiddenText:
            LocalizedText(
                tr: "Sayfada insanın göremeyeceği bir yazı var; yanıtlarda kullanılmaz.",
                en: "The page holds text that nobody sees; replies do not use it.")
        case .obfuscated:
            LocalizedText(
                tr: "Metinde gizlenmiş ya da kodlanmış bir emir var.",
                en: "The text hides or encodes an order.")
        }
    }
}

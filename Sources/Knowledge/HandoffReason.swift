/// Why a person has to take over: the stable code of a ``Handoff``, most pressing first.
public enum HandoffReason: String, Sendable, Codable, CaseIterable, Comparable {
    case urgent
    case injection
    case medicalAdvice = "medical_advice"
    case humanRequest = "human_request"
    case complaint
    case liveData = "live_data"
    case guardrail = "guard"
    case intentOff = "intent_off"
    /// The customer was asked back once, and the question still leaves a choice open.
    case unclear
    case noSource = "no_source"
    case lowConfidence = "low_confidence"

    public static func < (left: HandoffReason, right: HandoffReason) -> Bool {
        allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
    }
}

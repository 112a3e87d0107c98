import PluginKit

/// A patient in pain is not answered by a text: the dentist is told at once.
enum UrgentPatients {
    private struct Alert: Encodable {
        let draftId: String
        let conversationId: String?
        let summary: String
    }

    static let job = ScheduledJob("urgent_patient", onHandoff: [.urgent]) { call, session in
        let handoff: HandoffCall = try call.payload()
        try session.notify(
            "urgent_patient",
            Alert(draftId: handoff.draftId, conversationId: handoff.conversationId, summary: handoff.summary))
        guard let phone = try session.clinic().alertPhone else { return }
        try session.send(
            TemplatedMessage(
                "urgent_patient", to: phone, language: .turkish,
                values: ["clinic": try session.clinicName(), "summary": handoff.summary], key: call.key))
    }
}

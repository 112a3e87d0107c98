import PluginKit

extension IntentDefinition {
    /// Beside the core's utterances: how clients ask for an agent.
    static let person = IntentDefinition(
        id: "temsilci",
        title: LocalizedText(tr: "Temsilciyle görüşme", en: "Talk to a person"),
        utterances: """
            emlak danışmanıyla konuşmak istiyorum
            danışmana bağlar mısınız
            bir danışman beni arasın
            danışmanınızın telefonu nedir
            portföy danışmanı ile görüşebilir miyim
            destek temsilcisi bağlayın
            satış ekibinizle görüşmek istiyorum
            ofis telefonunuz kaç
            ilan sahibi danışmanla konuşmak istiyorum
            I want to speak with an agent about a property
            """,
        handsOff: .humanRequest)
}

import PluginKit

extension IntentDefinition {
    /// Beside the core's utterances: how patients ask for a person.
    static let person = IntentDefinition(
        id: "temsilci",
        title: LocalizedText(tr: "Temsilciyle görüşme", en: "Talk to a person"),
        utterances: """
            hasta danışmanınızla telefonda konuşmak istiyorum
            hasta koordinatörü beni arasın
            doktor hanımla telefonda konuşabilir miyim
            klinikten biri beni arayabilir mi
            resepsiyon numarası nedir
            sekreterle görüşebilir miyim
            doktora not iletir misiniz beni arasın
            kliniğin müdürüne ulaşmak istiyorum
            danışman hanımla telefonda görüşelim
            """,
        handsOff: .humanRequest)
}

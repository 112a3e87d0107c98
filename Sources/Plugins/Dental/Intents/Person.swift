import PluginKit

extension IntentDefinition {
    /// Beside the core's utterances: how patients ask for a person.
    static let person = IntentDefinition(
        id: "temsilci",
        title: LocalizedText(tr: "Temsilciyle görüşme", en: "Talk to a person"),
        utterances: """
            sekreterle konuşmak istiyorum
            sekreteri bağlar mısınız
            hasta danışmanı arasın beni
            doktorla telefonda görüşebilir miyim
            hekimimle konuşmam lazım
            doktor beye ulaşabilir miyim
            resepsiyona bağla
            klinik telefonu nedir
            hasta ilişkileri ile görüşmek istiyorum
            doktor hanım beni arayabilir mi
            """,
        handsOff: .humanRequest)
}

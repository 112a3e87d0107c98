import PluginKit

extension IntentDefinition {
    /// Beside the core's utterances: how customers of a shop ask for a person.
    static let person = IntentDefinition(
        id: "temsilci",
        title: LocalizedText(tr: "Temsilciyle görüşme", en: "Talk to a person"),
        utterances: """
            satış temsilcinizle görüşmek istiyorum
            mağaza telefonunuz nedir
            mağaza müdürüyle konuşmak istiyorum
            satış danışmanı bağlar mısınız
            sipariş için telefonla arayabilir miyim
            çağrı merkezi numaranız
            hangi saatlerde sizi arayabilirim
            mağazadan biri beni arasın
            sipariş konusunda biriyle konuşmam lazım
            """,
        handsOff: .humanRequest)
}

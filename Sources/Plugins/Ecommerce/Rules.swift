import PluginKit

extension Exemplified<SignalRule> {
    /// An order under way can only be changed in the order system.
    static let deliveryAddress = Exemplified(
        SignalRule(
            id: "ecommerce.delivery_address", reason: .liveData,
            all: [
                ["siparis*", "kargo*", "paket*", "teslimat*", "my order", "delivery"],
                [
                    "adresimi * degistir*", "adresi * degistir*", "adresini * degistir*", "adresimi * yanlis *",
                    "adresi yanlis yaz*",
                    "adresimi yanlis *", "yanlis adres*", "change the address", "change my address", "wrong address",
                ],
            ],
            detail: LocalizedText(
                tr: "Müşteri verilmiş bir siparişin adresini değiştirmek istiyor.",
                en: "The customer wants to change the address of an order under way.")),
        stops: [
            "Siparişimin adresini değiştirmek istiyorum", "kargo adresimi yanlış yazmışım düzeltir misiniz",
            "Can you change the address on my order?",
        ],
        letsBy: [
            "Mağazanızın adresi nedir?", "Siparişim kaç günde gelir?", "Ürünü değiştirmek istiyorum, adresiniz ne?",
        ])
}

extension Exemplified<GuardrailRule> {
    /// Money sent back to a new account is how shops are defrauded: a person looks first.
    static let refundAccount = Exemplified(
        GuardrailRule(
            id: "ecommerce.refund_account", directions: [.incoming], verdict: .handoff,
            phrases: [
                "iade* * baska * hesab*", "iade* * baska * kart*", "iade* * baska * iban*", "iade* * farkli * hesab*",
                "iade* * farkli * kart*", "parami * baska * hesab*", "parami * baska * kart*", "iban* * degistir*",
                "refund * another account", "refund * different account", "refund * different card",
            ],
            detail: LocalizedText(
                tr: "İadenin başka bir hesaba yapılması isteniyor; önce bir yetkili bakmalı.",
                en: "A refund to another account is asked for; a person has to look first.")),
        stops: [
            "İademi başka bir hesaba yatırır mısınız?", "parami baska karta gonderin",
            "IBAN'ımı değiştirdim, oraya yollayın",
        ],
        letsBy: ["İade ne zaman hesabıma yatar?", "Başka bir renkle değiştirebilir miyim?", "Kartıma taksit var mı?"])
}

import PluginKit

extension IntentDefinition {
    /// Instalments, deposits, ways to pay.
    static let payment = IntentDefinition(
        id: "odeme",
        title: LocalizedText(tr: "Ödeme", en: "Payment"),
        sharing: CommonUtterances.payment,
        utterances: """
            implantı taksitle yaptırabilir miyim
            tedavi ücretini taksitlendirebilir miyiz
            tedavi bitince mi ödeniyor
            her seansta ayrı mı ödüyorum
            ödemeyi ne zaman yapıyorum tedavi başında mı
            elden senetle taksit oluyor mu
            muayene ücreti tedaviden düşüyor mu
            tedavi yarım kalırsa ödediğim para ne olur
            anlaşmalı banka kredisi var mı tedavi için
            peşin verirsem tedavide ne kadar indirim olur
            randevuya gelmezsem ek ücret alınıyor mu
            fatura kesiliyor mu tedavi için
            makbuz veriyor musunuz
            arkadaşımı getirirsem indirim var mı
            aile indirimi var mı
            öğrenciye indirim yapıyor musunuz tedavide
            can I pay for the treatment monthly
            tedaviyi yarım bırakırsam kalan param geri verilir mi kaç günde
            başlangıçta ne kadarını ödüyorum
            kaç liradan sonra taksit oluyor
            aileden birkaç kişi gelince indirim var mı
            Can I pay for the implant in instalments?
            is there a discount for cash
            """)
}

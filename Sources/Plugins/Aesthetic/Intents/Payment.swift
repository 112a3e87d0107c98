import PluginKit

extension IntentDefinition {
    /// Instalments, deposits, ways to pay.
    static let payment = IntentDefinition(
        id: "odeme_taksit",
        title: LocalizedText(tr: "Ödeme ve taksit", en: "Payment and instalments"),
        sharing: CommonUtterances.payment,
        utterances: """
            işlem için taksit yapıyor musunuz
            botoks taksitle olur mu
            ameliyat ücretini taksitle ödeyebilir miyim
            saç ekimini taksitle yaptırmak istiyorum
            ameliyat için ne kadar kapora
            randevu için kapora gerekiyor mu
            kapora işlem ücretinden düşülüyor mu
            kaporam yanar mı gelmezsem
            ameliyattan vazgeçersem kaporamı alır mıyım
            kalan tutarı ne zaman ödüyorum
            ödemenin kalanı işlem günü mü
            paketi taksitle alabilir miyim
            senetle taksit yapıyor musunuz ameliyatta
            estetik kredisi var mı
            kaporayı yatırdım dekont attım
            can I pay for the surgery in parts
            هل يمكن تقسيط العملية؟
            paranın ne kadarını önceden yatırıyorum
            ameliyatı iptal edersem kapora geri verilir mi
            taksit sayısı kaç
            nakit ödersem yüzde kaç inersiniz
            What deposit do I have to pay?
            do you accept credit cards for surgery
            is the deposit refundable
            can I pay in euros
            كم مبلغ العربون؟
            elden versem iner misiniz biraz
            peşin ödeyince kaç para düşersiniz
            """)
}

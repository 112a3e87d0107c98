import PluginKit

extension IntentDefinition {
    /// How to pay, and what goes wrong at it.
    static let payment = IntentDefinition(
        id: "odeme",
        title: LocalizedText(tr: "Ödeme", en: "Payment"),
        sharing: CommonUtterances.payment,
        utterances: """
            kapıda ödeme var mı
            kapida odeme yapiyor musunuz
            kapıda kartla ödeyebilir miyim
            kapıda ödeme ücreti ne kadar limit var mı
            kapıda nakit ödesem olur mu
            ödeme yapamıyorum
            ödeme sayfasında hata alıyorum
            kartım reddedildi
            kartım geçmiyor sitede
            3d secure kodu gelmiyor
            ödeme ekranı açılmıyor
            ödeme başarısız diyor ama limit var
            param çekildi sipariş olmadı
            sitede kartla ödeme güvenli mi
            kart bilgilerim saklanıyor mu
            sanal kartla ödenir mi
            yabancı kart geçiyor mu
            alışveriş kredisi var mı
            sonra öde seçeneği var mı
            hediye çekiyle ödeme yapılır mı
            yemek kartı geçiyor mu
            papara ile ödenir mi
            kripto ile ödeme var mı
            taksit seçeneği çıkmıyor ödeme ekranında
            özel siparişte ne kadar kapora alıyorsunuz
            kapida odme olyomu
            can I pay on delivery
            my card was declined at checkout
            هل الدفع عند الاستلام متاح؟
            بطاقتي مرفوضة
            American Express geçiyor mu
            hangi kartlar geçerli sizde
            IBAN numaranızı alabilir miyim
            ödemeyi iki karta bölebilir miyim
            cüzdan bakiyesiyle ödenir mi
            vade farkı alıyor musunuz
            kaç taksite kadar bölüyorsunuz kredi kartında
            taksit için en az ne kadar almam lazım
            kapıda öderken üstüne ne kadar ekleniyor
            havale yapınca indirim oluyor mu yüzde kaç
            ödeme için kaç gün bekliyorsunuz
            How many instalments can I pay in?
            which cards do you accept
            can I pay cash on delivery
            """)
}

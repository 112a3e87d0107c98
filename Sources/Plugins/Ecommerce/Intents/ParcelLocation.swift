import PluginKit

extension IntentDefinition {
    /// Where one's own parcel is. “Ne zaman gelir” asked of deliveries in general is ``deliveryTime``.
    static let parcelLocation = IntentDefinition(
        id: "kargo_nerede",
        title: LocalizedText(tr: "Kargom nerede", en: "Where is my parcel"),
        utterances: """
            Kargom nerede?
            Kargom şu an hangi şubede?
            Paketim nerede acaba, hâlâ elime ulaşmadı
            kargom nerde kaldı ya
            kargo hala gelmedi nerde bu paket
            Gönderim dağıtıma çıktı mı?
            kargom bekliyor görünüyor hangi şube
            Kargo takip numaramı öğrenebilir miyim?
            takip no atar mısınız
            takip kodum calismiyor
            takip numarası istiyorum
            takip kodunu mesaj atar mısınız
            kargo takip nosunu bulamadım
            Üç gündür kargom hareket etmiyor
            kargo aynı yerde duruyor ilerlemiyor
            kargoda hareket yok
            kaç gündür transfer merkezinde bekliyor
            dağıtım merkezinde takılı kaldı paketim
            kargo beni aramadan geri dönmüş
            evde yoktum kargo gelmiş nereye bıraktılar
            kurye zili çalmadan gitmiş
            Kurye geldi demişsiniz ama kimse gelmedi
            kurye bekliyorum gelen yok
            kagom nerde kalmıs
            kargm nerde
            paketim kayboldu galiba
            kargom kayboldu mu
            kargo kayıp mı acaba
            kargo teslim edildi görünüyor ama bende yok
            teslim edildi yazıyor almadım ben
            kime teslim ettiniz kargoyu
            paketi kim teslim almış
            komşuya mı bırakmışlar paketi
            Kargom dağıtımda mı bugün gelir mi?
            kargom bugün dağıtıma çıkar mı
            kargo yola çıktı mı
            ürün yola çıktı mı nerde şu an
            paketim nerelerde
            gönderim nerde
            kolim hangi ilde şu an
            elime hala bişey geçmedi
            hala gelmedi paketim
            beklediğim paket ulaşmadı
            bir haftadır bekliyorum kargo yok
            on gün oldu kargom gelmedi
            gelmedi daha kargo
            kargom şubeye gelmiş mi gidip alacağım
            şubeden teslim alabilir miyim kargom oradaysa
            kargom yanlış adrese gitmiş
            kargo başka şehirde görünüyor
            kargo geri iade olmuş neden
            hangi kargo firmasıyla yolladınız benimkini
            kargocu telefonumu aramadı
            kargo şirketi bilgi vermiyor paketim nerede
            kargo ne oldu
            kargodan haber yok
            kargo durumu nedir
            kargomu sorgular mısınız
            Kargo sürecimi takip edemiyorum, son konumu nedir?
            Merhaba, geçen salı kargoya verildiğini yazmıştınız, o gün bugündür takip ekranında tek satır var, evde \
            de hep biri vardı, paketim nerede kaldı bakar mısınız?
            İyi günler, iş yerime gelmesi gereken bir kolim vardı, güvenlik de almamış, kurye de aramadı, şu an \
            kimde öğrenebilir miyim?
            Where is my package?
            My parcel still has not arrived
            Can you track my shipment?
            what's my tracking number
            it says delivered but I got nothing
            my order hasn't arrived, where is it now
            the tracking link does not work
            أين شحنتي؟
            أين طلبي الآن؟
            لم يصل الطرد بعد
            ما هو رقم التتبع؟
            مكتوب تم التسليم لكن لم أستلم
            dün verdiğiniz kargo şu an nerede
            kargom nerede, gönderi numarası elimde
            paket bugün dağıtıma çıktı mı
            Where is my order, it has not arrived
            where is my package right now
            """,
        needsLiveData: true)
}

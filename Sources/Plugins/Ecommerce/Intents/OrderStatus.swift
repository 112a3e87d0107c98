import PluginKit

extension IntentDefinition {
    /// How far one's own order has come before it leaves.
    static let orderStatus = IntentDefinition(
        id: "siparis_durumu",
        title: LocalizedText(tr: "Sipariş durumu", en: "Order status"),
        utterances: """
            Siparişim ne durumda?
            Siparişimin durumunu öğrenebilir miyim?
            siparişim hazırlandı mı
            Sipariş numaram 48213, onaylandı mı?
            siparisim onaylandi mi acaba
            sipariş verdim ama mail gelmedi oldu mu
            sipariş onay maili gelmedi
            onay mesajı gelmedi siparişim alındı mı
            Siparişim kargoya verildi mi?
            siparişimi kargoya verdiniz mi
            siparişim hâlâ hazırlanıyor yazıyor
            hazırlanıyor yazıyor iki gündür
            siparişiniz hazırlanıyor diyor hep
            sprişim ne aşamada
            siparişim hangi aşamada
            Geçen hafta verdiğim sipariş ne oldu?
            sipariş ne oldu
            siparişim noldu
            siparişim neden iptal olmuş
            siparişim iptal mi edildi
            neden iptal ettiniz siparişimi haberim yok
            Ödemem geçti mi, sipariş oluştu mu?
            para çekildi ama sipariş görünmüyor
            siparisimi goremiyorum hesabimda
            siparişlerim kısmında yok
            Dünkü siparişim sisteme düştü mü?
            siparişim size ulaştı mı
            siparişim tamamlandı mı bi bakar mısınız
            iki sipariş verdim ikisi de işleme alındı mı
            sipariş durumu
            sipariş sorgulama
            siparişimi kontrol eder misiniz
            sipariş numarası 11902 bakar mısınız
            1043 nolu siparişin durumu nedir
            şu siparişe bi bakın 88213
            siparişim alındı mı
            sipariş geçti mi
            siparişim geçmiş mi emin olamadım
            siparişim paketleniyor mu
            siparişim depodan çıktı mı
            siparişim ne zaman hazırlanır
            siparişim neden gecikti
            siparişim onay bekliyor
            sipariş beklemede görünüyor
            siparişimde eksik ürün var mı kontrol edin
            siparişimdeki ürünlerden biri eksik görünüyor
            siparişte adet yanlış görünüyor
            siparişin üretimi bitti mi
            isim yazdırdığım sipariş hazır mı
            özel siparişim ne aşamada
            havale yaptım siparişim onaylandı mı
            dekont attım siparişe başladınız mı
            siparişimi mağazadan alacaktım hazır mı
            siparişimle ilgili bilgi alabilir miyim
            siparişim hakkında gelişme var mı
            sprs durumu nedir
            siparişm onylanmdı
            sipariş takibi yapmak istiyorum
            Hesabıma üye olmadan alışveriş yaptım, sipariş numaram da yok, siparişimin alınıp alınmadığını nasıl \
            öğrenirim?
            Merhaba, pazar gecesi sizden iki adet aldım, banka mesajı geldi ama sizden ses çıkmadı; siparişim kayda \
            geçti mi, hazırlamaya başladınız mı?
            What is the status of my order?
            Has my order been confirmed?
            Did my order ship yet?
            I paid but my order isn't showing
            could you check order number 4512
            is my order being prepared
            ما حالة طلبي؟
            هل تم استلام طلبي؟
            متى يجهز طلبي؟
            هل شحنتم طلبي؟
            دفعت ولكن الطلب لا يظهر
            siparişim onaya düştü mü
            ödemesi geçti ama sipariş hâlâ beklemede
            siparişim işleme alındı mı
            """,
        needsLiveData: true)
}

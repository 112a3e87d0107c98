import PluginKit

extension IntentDefinition {
    /// How a procedure goes, how many sessions, how long it lasts, whether it hurts.
    static let procedures = IntentDefinition(
        id: "islem_detayi",
        title: LocalizedText(tr: "İşlem ayrıntısı", en: "About procedures"),
        utterances: """
            İşlem nasıl yapılıyor?
            işlem ne kadar sürüyor
            işlem kaç dakika
            işlem kaç seans
            işlem acıtır mı
            işlem ağrılı mı
            acır mı
            acıyor mu
            canım yanar mı
            ağrı olur mu işlem sırasında
            uyuşturma yapılıyor mu
            uyuşturucu krem sürüyor musunuz
            anestezi var mı
            lokal mi genel mi anestezi
            narkoz alıyor muyum
            ameliyat mı yoksa ameliyatsız mı
            ameliyat kaç saat
            hastanede kalınıyor mu
            kaç gece yatış var
            nerede yapılıyor ameliyat hastanede mi
            işlemi kim yapıyor
            işlemi doktor mu yapıyor
            doktorunuz uzman mı
            doktorun adı ne kaç yıllık
            botoks nasıl yapılır
            botoks ne kadar kalıcı
            botoks etkisi ne zaman başlar
            botoks kaç ay gider
            botoks ile dolgu arasındaki fark nedir
            botoks donuk yapar mı
            botoksun markası ne
            kaç ünite yapılıyor
            hangi bölgelere botoks yapılıyor
            dolgu ne kadar kalıyor
            dolgu kaç ayda erir
            dolgu markası nedir
            dolgu doğal durur mu
            dolgu nasıl eritilir
            kaç ml gerekir
            dudak dolgusu nasıl yapılıyor
            dudak dolgusu kaç ay kalıcı
            göz altı dolgusu morlukları alır mı
            burun dolgusu mu ameliyat mı
            burun ameliyatı nasıl yapılıyor açık mı kapalı mı
            piezo ile mi yapılıyor
            tampon konuluyor mu burunda
            saç ekimi nasıl yapılır
            saç ekimi kaç seansta
            dhi mi fue mi
            tıraşsız saç ekimi var mı
            ekilen saçlar dökülür mü
            saç ekimi sonucu ne zaman belli olur
            kaç greft ekiliyor bir seferde
            prp nedir ne işe yarar
            prp kaç seans
            mezoterapi ne işe yarıyor
            gençlik aşısı nedir
            gençlik aşısının etkisi ne zaman görülür
            somon dna ne
            altın iğne nedir kaç seans yapılır
            altın iğne ile dermapen farkı
            seans aralığı kaç hafta
            seansların arası ne kadar olmalı
            lazer epilasyon kaç seans
            lazer hangi cihazla
            lazer cihazınız buz mu alexandrite mı
            lazer kalıcı mı
            lazer öncesi ağda yapılır mı
            lazere gelmeden tıraş olayım mı
            esmer tene lazer olur mu
            ip askı ne kadar dayanır
            ip askı iz bırakır mı
            yüz germe mi ip askı mı
            liposuction kaç kilo verdirir
            liposuction ile vaser arasında fark ne
            karın germe izi kalır mı
            iz kalır mı
            iz nerede oluyor
            dikiş atılıyor mu
            meme protezi değişmesi gerekir mi
            protez markası nedir
            silikon kaç yıl gider
            hydrafacial nasıl yapılır
            peeling sonrası soyulur mu yüz
            leke tedavisi kaç seans sürer
            hifu kaç yıl etkili
            kış mevsimi mi yaz mı uygun yaptırmak için
            hangi mevsimde yaptırmalı
            işlem öncesi ne yapmalıyım
            işlemden önce aç mı gelmeliyim
            öncesinde hazırlık gerekiyor mu
            işlem kalıcı mı geçici mi
            sonuç ne zaman görünür
            etkisi ne zaman geçer
            tekrar yaptırmak gerekir mi ne sıklıkla
            sonuç garantisi var mı
            beğenmezsem düzeltme oluyor mu
            rötuş dahil mi
            kontrol kaçıncı gün yapılıyor
            hangi işlemleri yapıyorsunuz
            şu işlemi yapıyor musunuz kaş kaldırma
            kırışıklık için ne öneriyorsunuz
            gıdı için hangi yöntem
            botks nasl yapılyor
            saç ekmi kç saat
            Gözaltlarım çok çukur ve mor, ışık dolgusu diye bir şey duydum; iğneyle mi kanülle mi yapılıyor, ne \
            kadar kalır, iki tarafı da aynı gün mü?
            Göğüslerim emzirmeden sonra sarktı, toparlama ile protez aynı ameliyatta mı oluyor, kaç saat sürer, izi \
            nerede kalır?
            how is the procedure done
            does it hurt
            how long does botox last
            how many sessions do I need
            what kind of anesthesia do you use
            what is the difference between FUE and DHI
            كيف تتم العملية؟
            هل العملية مؤلمة؟
            كم جلسة أحتاج؟
            كم يدوم البوتوكس؟
            ما نوع التخدير؟
            işlem kaç saat sürüyor
            seanslar kaç haftada bir yapılıyor
            uyuşturucu krem kaç dakika bekletilir
            anestezi genel mi lokal mi
            ameliyatı hangi hekim yapıyor
            dolgunun etkisi kaç ay sürer
            etkisi ne kadar
            lazerden önce güneşe çıkabilir miyim
            işleme gelmeden kaç gün önce ilaç bırakılır
            saç ekiminde kaç greft ekiyorsunuz
            cihazınızın markası ne
            kaç kere gelmem lazım
            etkisi ne zaman başlar
            How long does the procedure take?
            which device do you use
            do you use local anesthesia
            how long do the results last
            who performs the surgery
            كم تستغرق العملية؟
            كم يدوم مفعول البوتوكس؟
            saçlar tamamen tıraş ediliyor mu
            işlemden ne kadar önce uyuşturuluyor
            aradaki süre kaç hafta
            ameliyat hangi hastanede yapılıyor
            """)
}

import PluginKit

extension IntentDefinition {
    /// A first visit, a check-up, a free hour.
    static let booking = IntentDefinition(
        id: "randevu_alma",
        title: LocalizedText(tr: "Randevu alma", en: "Book an appointment"),
        utterances: """
            Randevu almak istiyorum
            randevu alabilir miyim
            randevu
            randevu istiyorum
            bana randevu verir misiniz
            randevu için yazmıştım
            nasıl randevu alabilirim
            randevuyu nereden alıyorum
            internetten randevu alınıyor mu
            telefonsuz randevu alabiliyor muyum
            randevu almak icin ne yapmam lazim
            rndv almak istiyrum
            randvu alcaktım
            Muayene olmak istiyorum ne zaman gelebilirim?
            muayeneye gelmek istiyorum
            muayene için müsait gün var mı
            en erken ne zaman gelebilirim
            en yakın randevu ne zaman
            en yakın boş gün hangisi
            bugün yeriniz var mı
            bugüne randevu var mı
            bugün gelebilir miyim
            yarına randevu verir misiniz
            yarın müsait misiniz
            yarın saat 2de gelsem olur mu
            bu hafta boşluk var mı
            haftaya pazartesi randevu istiyorum
            salı günü öğleden sonra uygun mu
            çarşambaya yer var mı
            cuma 17.00 uygun mu
            cumartesi için randevu alayım
            hafta sonu randevu veriyor musunuz
            akşam saatlerine randevu olur mu
            iş çıkışı bir saate yazar mısınız
            sabah erkene yer var mı
            öğle arasında bakabilir misiniz
            boş saatleriniz hangileri
            müsait saatlerinizi yazar mısınız
            ne zaman müsaitsiniz
            kaç gün sonraya randevu veriyorsunuz
            randevusuz geliniyor mu
            randevusuz bakıyor musunuz
            direkt gelsem bakar mısınız
            sıra alıyor muyuz yoksa randevu mu
            temizlik için randevu
            dolgu yaptıracağım gün verin
            kanal tedavisi için randevu alayım
            implant görüşmesi için randevu istiyorum
            tel taktırmak için gelmek istiyorum ne zaman olur
            diş çektirmek istiyorum randevu
            çocuğuma randevu almak istiyorum
            oğlum için diş muayenesi
            kızımı getireceğim hangi gün uygun
            anneme randevu alacağım
            eşimle birlikte gelsek ikimize yer var mı
            ailecek muayene olmak istiyoruz
            ahmet hocadan randevu alabilir miyim
            kadın doktordan randevu istiyorum
            ortodonti doktoruna randevu alacağım
            çene cerrahına randevu
            aynı doktora tekrar gelmek istiyorum gün verir misiniz
            6 aylık kontrolüm geldi gün verin
            kontrole gelmem lazım ne zaman geleyim
            beni yazar mısınız yarına
            ismimi yazın perşembeye
            iptal olan olursa bana haber verin
            yedek listeye yazar mısınız
            bekleme listesi var mı
            yeni hastayım nasıl kaydolurum
            daha önce gelmedim ilk randevu
            hafta içi 5ten sonra yer var mı
            Bayram için memlekete geliyorum, dört gün oradayım, o arada dişlerime bir baktırmak istiyorum, sizde bir \
            saat ayarlayabilir miyiz?
            Öğretmenim, derslerim öğlene kadar; haftanın herhangi bir günü üçten sonra muayeneye gelmek istiyorum, \
            hangi saat boş?
            I'd like to book an appointment
            can I get an appointment tomorrow
            do you have any free slots this week
            I want to see a dentist
            can I come without an appointment
            book me in for a check-up please
            أريد موعدا
            هل يمكنني الحجز لليوم؟
            متى أقرب موعد؟
            أريد حجز موعد لابني
            هل عندكم مواعيد يوم السبت؟
            randevuya ne getirmeliyim yanımda
            randevu için form doldurdum ne zaman arayacaksınız
            çocuk doktorunuz hangi günler geliyor
            ilk muayeneye aç mı gelmeliyim
            online randevu alınıyor mu
            How do I make an appointment?
            do I need an appointment for a check-up
            what should I bring to my first visit
            كيف أحجز موعدا؟
            """)
}

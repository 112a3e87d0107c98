import PluginKit

extension IntentDefinition {
    /// Moving, cancelling, missing or asking after an appointment that stands.
    static let rebooking = IntentDefinition(
        id: "randevu_degistirme_iptal",
        title: LocalizedText(tr: "Randevu değiştirme ve iptal", en: "Change or cancel an appointment"),
        utterances: """
            Randevumu değiştirmek istiyorum
            randevumu iptal etmek istiyorum
            randevu iptali
            randevu iptal
            randevumu iptal eder misiniz
            randevumu ertelemek istiyorum
            randevuyu erteleyebilir miyiz
            randevumu öne alabilir miyiz
            randevumu ileri bir tarihe alalım
            randevumu başka güne alın
            randevumu cumaya alabilir misiniz
            salı yerine çarşamba olsa
            pazartesiki randevuyu salıya çekelim
            saatini değiştirebilir miyiz
            saatimi değiştirin lütfen
            saat 3 yerine 5 olsa
            öğleden sonraya alabilir miyiz randevumu
            sabaha aldırmak istiyorum randevumu
            yarınki randevuma gelemeyeceğim
            bugün gelemiyorum
            gelemeyeceğim maalesef
            randevuya gelemicem
            hastayım gelemem randevuyu kaydıralım
            işim çıktı randevu iptal
            yola çıkamadım başka gün verin
            geç kalacağım
            biraz gecikeceğim sorun olur mu
            15 dakika geç kalıyorum
            trafik var yetişemiyorum randevuya
            kaç dakika geç kalırsam randevum iptal olur
            randevuma gelmezsem ne olur
            randevuyu kaçırdım
            randevumu unutmuşum yeni gün alabilir miyim
            dün gelemedim yeniden randevu alayım mı
            iptal için kaç saat önce haber vermeliyim
            randevu en geç ne zaman değiştirilir
            son dakika iptalinde ücret var mı
            iptal edersem para kesilir mi
            randevum saat kaçtaydı
            randevum ne zamandı
            randevum hangi gündü unuttum
            randevum var mıydı yarın
            randevumu teyit etmek istiyorum
            randevum onaylandı mı
            randevum duruyor mu
            randevu saatimi hatırlatır mısınız
            hangi doktora randevum var
            randevum kayıtlı mı kontrol eder misiniz
            randevu mesajı gelmedi randevum var mı
            mesaj geldi onaylıyorum geleceğim
            randevumdaki doktoru değiştirebilir miyim
            randevumu eşimin adına aktarabilir miyiz
            randevumu başkasına devretsem
            çocuğun okulu var randevuyu akşama alalım
            kontrol randevumu erteleyelim
            ameliyat tarihini değiştirmek istiyorum
            implant randevumu erteletmek istiyorum
            randevumdan vazgeçtim
            vazgeçtim gelmiyorum iptal edin
            istemiyorum randevuyu silin
            iki randevum var birini iptal edin
            yanlış güne almışım randevuyu düzeltelim
            rndvumu iptl
            randvu degistrme
            randevumu erteliycem
            saatmi degistirn
            haftaya kaydıralım benimkini
            bir gün sonraya alsak
            erkene çekme şansı var mı
            daha erken saat boşaldı mı benimkini alsak
            İki gün sonraki muayeneme babamın ameliyatı denk geldi, ne yazık ki gelemem, aynı saate bir hafta sonra \
            yer var mı?
            Otobüsüm rötar yaptı, saat dörtteki görüşmeye beşten önce yetişemem, beklersiniz değil mi yoksa yeni gün \
            mü alayım?
            I need to cancel my appointment
            can I reschedule to next week
            I can't make it tomorrow
            I'm running late for my appointment
            what time is my appointment
            can we move it to Friday
            أريد تأجيل موعدي
            ألغوا موعدي من فضلكم
            لا أستطيع الحضور غدا
            متى موعدي؟
            سأتأخر عن الموعد
            randevuyu kaç saat öncesine kadar iptal edebilirim
            geç kalırsam randevum yanar mı
            haber vermeden gelmezsem ücret alıyor musunuz
            until when can I cancel for free
            what happens if I am late for my appointment
            """)
}

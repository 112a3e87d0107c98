import PluginKit

extension IntentDefinition {
    /// Who pays: social security, private policies, agreements with employers.
    static let insurance = IntentDefinition(
        id: "sigorta",
        title: LocalizedText(tr: "Sigorta", en: "Insurance"),
        utterances: """
            SGK karşılıyor mu?
            sgk var mı
            sgk geçerli mi
            sgk ile anlaşmanız var mı
            sgk anlasmaniz varmi
            sgklıyım ücret öder miyim
            devlet karşılıyor mu
            devletin ödediği tedaviler hangileri
            bağkur geçiyor mu
            emekliyim sgk karşılar mı
            emekli sandığı geçerli mi
            yeşil kart geçer mi
            özel sigorta geçiyor mu
            özel sağlık sigortası kabul ediyor musunuz
            özel sigortam var
            sigortam var geçerli mi
            sigorta karşılıyor mu
            sigortam karşılar mı
            sigorta geçer mi
            sigorta kabul ediyor musunuz
            sigorta implantı karşılar mı
            sigorta teli karşılıyor mu
            sigorta dolguyu öder mi
            sigorta kanal tedavisini karşılıyor mu
            sigorta ne kadarını karşılıyor
            tamamlayıcı sigorta geçiyor mu
            tamamlayıcı sağlık sigortam var
            tss geçerli mi
            hangi sigortalarla anlaşmalısınız
            anlaşmalı sigortalar
            anlaşmalı kurumlarınız hangileri
            anlaşmalı olduğunuz kurumlar
            kurum anlaşmanız var mı
            bizim şirketle anlaşmanız var mı
            bankamızın sandığı ile anlaşmalı mısınız
            polis sandığı geçiyor mu
            öğretmenlere kurum anlaşması var mı
            belediye çalışanıyım anlaşma var mı
            barolar birliği sigortası geçiyor mu
            diş sigortam var kullanabilir miyim
            poliçem dişi kapsıyor
            poliçem var ne yapmam gerekiyor
            poliçe numaramı versem bakar mısınız
            provizyon alabiliyor musunuz
            provizyon kaç günde çıkıyor
            provizyon için ne lazım
            sevk kağıdı ile geliniyor mu
            sevk alsam sizde geçer mi
            hastaneden sevk aldım sgk öder mi
            sevkli hasta kabul ediyor musunuz
            fatura versem sigortadan alabilir miyim
            sigortaya vermek için rapor yazıyor musunuz
            sigortadan para almak için belge verir misiniz
            sgk protez ödemesi için ne yapmalıyım
            sgk katkı payı ne kadar
            katılım payı öder miyim
            muayeneyi sigorta öder mi
            sigortam yoksa ne olur
            sigortasızım ücret farklı mı
            çocuğumun dişlerini sgk karşılıyor mu
            yurt dışı sigortam var türkiyede geçer mi
            almanya sigortası aok geçiyor mu
            seyahat sigortası kabul ediyor musunuz
            yabancıyım sigortam geçerli olur mu
            ss kurumu karşılıyor mu
            sgorta geçiyomu
            sigrta anlşmanız
            özl sgorta
            sgk karsiliyormu implanti
            Eşim fabrikada çalışıyor, işveren bize tamamlayıcı poliçe yaptırdı, kartı da geldi; çocukların \
            dolgusunda bu kart işe yarar mı sizde?
            Geçen ay başka yerde yaptırdığım köprünün yarısını kurumum ödemişti, sizde yaptırsam kurum anlaşması var \
            mı yine öder mi?
            Do you accept insurance?
            is it covered by my health insurance
            which insurance companies do you work with
            does SGK cover this
            do I pay anything if I have insurance
            can you bill my insurer directly
            هل تقبلون التأمين؟
            هل التأمين يغطي الزراعة؟
            مع أي شركات تأمين تتعاملون؟
            عندي تأمين خاص هل يمكن استخدامه؟
            هل الضمان الاجتماعي يغطي العلاج؟
            özel sigortayla hangi tedaviler karşılanıyor
            sigorta onayı kaç günde çıkar
            does my insurance cover implants
            """)
}

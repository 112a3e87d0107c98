import PluginKit

extension IntentDefinition {
    /// Several sessions or procedures at one price.
    static let packages = IntentDefinition(
        id: "paket",
        title: LocalizedText(tr: "Paketler", en: "Packages"),
        utterances: """
            Paketleriniz var mı?
            paket fiyatı
            paket fiyatları nedir
            paket var mı
            paketleriniz neler
            paket içeriği nedir
            pakete neler dahil
            paketin içinde ne var
            paket halinde yaptırmak istiyorum
            paket alsam daha mı uygun
            paket olarak ne kadar
            botoks dolgu paketi var mı
            botoks ve dolgu bir arada paket
            dolgu botoks kombine paket
            ikisini birlikte yaptırsam paket olur mu
            iki işlem birden yaptırsam fiyat düşer mi
            üçü bir arada ne kadar
            üçlü paket
            3 seanslık paket fiyatı
            5 seans paket var mı
            6 seans alsam kaç para
            8 seanslık lazer paketi
            10 seans paket
            seans paketi
            seanslı paketleriniz
            çoklu seans paketi indirimli mi
            seans sayısı artınca fiyat düşüyor mu
            tüm vücut lazer paketi
            lazer paketi ne kadar
            yarım vücut lazer paket fiyat
            koltuk altı genital paketi
            gelin paketi var mı
            gelin paketi fiyatı
            gelin damat paketi
            düğün öncesi paketiniz var mı
            nişan paketi
            doğum sonrası paketi
            anne paketi
            mommy makeover
            annemle beraber paket alabilir miyiz
            iki kişilik paket var mı
            arkadaşımla ortak paket kullanabilir miyiz
            paketi başkası kullanabilir mi
            paketimi devredebilir miyim
            paket süresi ne kadar
            paketi ne kadar sürede kullanmam lazım
            paketin geçerlilik süresi
            paketimde kaç seans kaldı
            kalan seanslarım yanar mı
            kullanmadığım seansların parası iade olur mu
            paketi iptal edersem ne olur
            paketten vazgeçersem paramı alır mıyım
            pakete ek işlem eklenebilir mi
            paketteki işlemi değiştirebilir miyim
            paketi dondurabilir miyim
            cilt bakım paketi
            medikal cilt bakımı paketiniz
            yüz gençleştirme paketi var mı
            full face paketi
            yüz paketi
            göz çevresi paketi
            altın iğne paketi
            altın iğne prp paketi
            saç ekimi paketi neleri kapsıyor
            saç bakım paketi prp mezoterapi
            zayıflama paketi
            bölgesel incelme paketiniz
            yıllık paket
            yıllık botoks üyeliği var mı
            üyelik paketi
            kombin uygulama
            kombin fiyat
            set halinde işlem
            birden fazla bölge yaptırırsam paket fiyatı
            üst yüz alt yüz birlikte paket
            erkeklere özel paket
            öğrenci paketi
            deneme paketi
            yaza hazırlık paketi
            kış paketi
            avantajlı paketiniz hangisi
            en çok tercih edilen paket
            pkt fiyatı ne
            pakt varmı botks dolgu
            paket fiyatlariniz
            toplu alırsam seansı kaça düşer
            Kardeşimin düğünü üç ay sonra, o zamana kadar yüzümü toparlayacak birkaç uygulamayı içeren bir paket \
            arıyorum, neler dahil ve toplam ne tutar?
            Bacak ve kol lazerini ayrı ayrı aldım, bir de koltuk altı eklesem hepsi tek pakete dönüşür mü, seansları \
            kaç ay içinde bitirmem lazım?
            Do you have packages?
            what's included in the package
            package price for botox and filler
            do you have a bridal package
            is it cheaper if I buy several sessions
            هل عندكم باقات؟
            ماذا تشمل الباقة؟
            كم سعر باقة البوتوكس والفيلر؟
            هل توجد باقة للعروس؟
            باقة الليزر كم جلسة؟
            paketteki seansları ne kadar sürede kullanmalıyım
            paket devredilir mi
            8 seans alınca yüzde kaç indirim
            gelin ve damat için paket var mı
            How many sessions are in the package?
            can I share my package with a friend
            lohusa paketi var mı içinde ne var
            """)
}

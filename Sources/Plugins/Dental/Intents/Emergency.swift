import PluginKit

extension IntentDefinition {
    /// Pain, swelling, blood, a broken tooth: a person has to look at it now.
    static let emergency = IntentDefinition(
        id: "acil",
        title: LocalizedText(tr: "Acil durum", en: "Emergency"),
        utterances: """
            Dişim çok ağrıyor
            dişim ağrıyor
            dişim agriyo cok
            çok ağrım var
            dayanılmaz ağrım var
            şiddetli diş ağrım var
            ağrıdan duramıyorum
            ağrıdan uyuyamıyorum
            ağrıdan ölüyorum
            ağrı kesici geçirmiyor
            ağrı kesici içtim geçmedi
            dişim zonkluyor
            zonkluyor
            gece boyu zonkladı
            yüzüm şişti
            yanağım şişti
            yanağım davul gibi
            çenem şişti
            dişetim şişti
            damağım şişti
            gözüme kadar şişti
            şişlik boğazıma indi
            dişim apse yaptı
            apse var çok ağrıyor
            iltihap akıyor
            diş etimden irin geliyor
            kanama durmuyor
            çekimden sonra kanıyor hala
            ağzımdan kan geliyor
            tampon koydum kan durmadı
            dişim kırıldı
            ön dişim kırıldı
            dişimin yarısı koptu
            dişim çatladı çok acıyor
            düştüm dişim kırıldı
            çocuğum düştü dişi çıktı
            oğlumun dişi kırıldı kanıyor
            kızımın dişi sallanıyor düştü vurdu
            dişim yerinden çıktı
            dişim düştü elimde ne yapayım
            ağzıma top çarptı dişlerim sallanıyor
            kaza yaptım dişlerim kırıldı
            kaplamam düştü
            dolgum düştü ağrıyor
            köprüm çıktı yemek yiyemiyorum
            implantım düştü
            implantım sallanıyor ağrıyor
            protezim kırıldı acil
            telim koptu damağıma batıyor kanıyor
            acil
            acil yardım
            acil durum
            acil doktor lazım
            acil bakabilir misiniz
            acil gelmem lazım
            acil randevu çok ağrım var
            nöbetçi diş hekimi var mı acil
            gece acil bakıyor musunuz dişim için
            hemen gelebilir miyim çok kötüyüm
            ateşim çıktı çenem şiş
            ateşim var dişim iltihaplı
            ağzımı açamıyorum
            çenem kilitlendi
            çenem çıktı
            yutkunamıyorum
            nefes almakta zorlanıyorum
            dilim şişti
            dudağım uyuşuk kaldı geçmiyor
            iğneden sonra kalbim çarpıyor
            ilaç alerji yaptı yüzüm kızardı şişti
            bayılacak gibiyim
            dikişim açıldı kanıyor
            dün çektirdim bugün çok şiş ve ağrılı
            kanal tedavisinden sonra ağrım arttı
            20lik dişim patladı resmen ağrıdan
            dis agrisi dayanamiyorum
            dsm cok agryo
            yüzm şişti acl
            ağrıdan ağlıyorum
            başıma vuruyor dişimin ağrısı
            kulağıma vuruyor ağrı
            dişime dokunamıyorum
            su bile içemiyorum ağrıdan
            canım çok yanıyor
            kanaması var ne yapayım
            Akşam yemekte çekirdek ısırdım, azı dişim ortadan ikiye ayrıldı, sinir sanki açıkta, nefes alınca bile \
            sızlıyor, ne yapayım?
            Dört yaşındaki kızım merdivenden yuvarlandı, üst dişi içeri gömüldü, ağzı kan içinde, hemen getirsem \
            bakar mısınız?
            I have terrible toothache
            my face is swollen
            the bleeding won't stop
            my tooth broke
            emergency, my child knocked out a tooth
            I can't sleep from the pain
            I need to see a dentist urgently
            ألم شديد في أسناني
            وجهي منتفخ
            النزيف لا يتوقف
            انكسر سني
            حالة طارئة
            ابني وقع وانكسرت سنه
            tedaviden sonra yüzüm uyuşuk kaldı nefes almakta zorlanıyorum
            çocuğun dişi kırıldı kan durmuyor
            my child broke a tooth and it is bleeding
            terrible pain since last night, can you see me now
            """,
        handsOff: .urgent)
}

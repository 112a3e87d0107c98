import PluginKit

extension IntentDefinition {
    /// The days after: swelling, bruises, what is allowed when.
    static let recovery = IntentDefinition(
        id: "iyilesme",
        title: LocalizedText(tr: "İyileşme", en: "Recovery"),
        utterances: """
            İyileşme süreci nasıl?
            iyileşme ne kadar sürer
            iyileşme kaç gün
            kaç günde iyileşirim
            kaç günde toparlarım
            kaç gün sonra işe dönebilirim
            ne zaman işe giderim
            işe ne zaman başlarım ameliyattan sonra
            kaç gün rapor veriyorsunuz
            kaç gün evde yatmam lazım
            kaç gün istirahat
            sosyal hayata ne zaman dönerim
            aynı gün işe dönebilir miyim
            şişlik kaç günde iner
            şişlik ne kadar sürer
            şişlikler ne zaman geçer
            şişlik olur mu sonra
            ödem ne zaman iner
            ödem için ne yapmalıyım
            morluk olur mu
            morluk ne zaman geçer
            morluklar kaç gün sürer
            kızarıklık geçer mi kaç saatte
            kabuk ne zaman dökülür
            kabuklanma kaç gün
            dökülme ne zaman olur
            yara ne zaman kapanır
            dikişler ne zaman alınır
            dikişler kendiliğinden düşer mi
            bandaj ne zaman çıkar
            alçı kaç gün kalıyor
            tampon ne zaman çıkar
            korse ne kadar takılır
            korse şart mı kaç hafta
            dren ne zaman çekilir
            banyo ne zaman yapabilirim
            duş alabilir miyim
            saçımı ne zaman yıkayabilirim
            makyaj ne zaman yapabilirim
            makyaj yapabilir miyim sonrasında
            yüzümü yıkayabilir miyim
            krem sürebilir miyim
            spor ne zaman yapabilirim
            spora ne zaman dönerim
            yüzebilir miyim
            denize ne zaman girebilirim
            havuza girilir mi
            güneşe çıkabilir miyim
            güneş kremi sürmem gerekir mi
            hamama saunaya ne zaman girerim
            uçağa ne zaman binebilirim
            ne zaman uçabilirim
            araba kullanabilir miyim ameliyattan sonra
            alkol alabilir miyim sonrasında
            sigara içebilir miyim sonra
            gözlük ne zaman takarım
            yan yatabilir miyim
            yüzüstü ne zaman yatabilirim
            nasıl yatmalıyım
            eğilmem yasak mı ne kadar
            cinsel ilişki ne zaman
            çocuğumu kucağıma alabilir miyim
            ne yememeliyim sonrasında
            nelere dikkat etmeliyim sonrasında
            işlem sonrası bakım nasıl olmalı
            sonrasında ne yapmam lazım
            sonrasında ağrı olur mu
            ameliyat sonrası ağrı kaç gün sürer
            ağrı kesici alabilir miyim sonra
            antibiyotik verecek misiniz sonra
            masaj yapmalı mıyım dolgudan sonra
            buz koyayım mı
            uyuşukluk ne zaman geçer
            his kaybı geçer mi
            sertlik normal mi
            dolgu topaklandı normal mi
            asimetri var düzelir mi bekleyeyim mi
            hafif kanama normal mi
            sızıntı var normal mi
            kaşıntı oldu normal mi
            botokstan sonra baş ağrısı normal mi
            göz kapağım düştü botokstan sonra
            dün yaptırdım hala şiş
            üç gün oldu morluk geçmedi
            dudağım çok şişti normal mi
            işlem yerim iltihaplandı
            çok ağrım var dün ameliyat oldum
            ateşim çıktı ameliyattan sonra
            kanamam var ne yapmalıyım
            nefes alamıyorum burnum tıkalı ameliyattan sonra
            dudağım beyazladı dolgudan sonra
            gözüm bulanık görüyor işlemden sonra
            lazer sonrası yanık oldu
            ekilen saçlar dökülüyor normal mi
            saçlar ne zaman çıkmaya başlar
            burnum tam ne zaman oturur
            son halini ne zaman alır
            izler ne zaman kaybolur
            tam iyileşme kaç ay
            kontrole ne zaman geleceğim
            iyilşme srci nasl
            sislik ne zmn geçr
            morlk kaç günde gecer
            Önümüzdeki hafta göz kapağımı yaptıracağım, iki çocuğuma tek başıma bakıyorum; ne kadar süre eğilip \
            kalkmamam lazım, onları kucağıma alabilir miyim?
            Nikâhıma yirmi gün kala dudak dolgusu yaptırdım, sol taraf sağdan daha kabarık duruyor; bu kendiliğinden \
            iner mi yoksa gelmem gerekir mi?
            how long is the recovery
            when can I go back to work
            is swelling normal
            when can I shower after surgery
            when will the bruises go away
            can I exercise after botox
            كم مدة التعافي؟
            متى يزول التورم؟
            متى أعود إلى العمل؟
            هل الكدمات طبيعية؟
            متى يمكنني الاستحمام؟
            kaç gün sonra işbaşı yaparım
            şapka takabilir miyim işlemden sonra
            kabuklar ne zaman dökülüyor
            kaç gün soyulma olur
            bandaj kaç gün kalıyor
            ilk yıkama ne zaman
            ameliyattan kaç gün sonra uçabilirim
            How many days after surgery can I fly home?
            when will the swelling go down
            how long should I avoid the sun
            when can I exercise again
            when are the stitches removed
            I have pain and fever after the operation
            كم يوما تستغرق فترة النقاهة؟
            متى يمكنني ممارسة الرياضة؟
            kaç gün pul pul dökülür cildim
            işlemden sonra ne kadar güneşe çıkmayacağım
            ne zamana kadar spor yapamam
            kabuk dökülmesi kaçıncı gün biter
            """)
}

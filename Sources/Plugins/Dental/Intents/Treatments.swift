import PluginKit

extension IntentDefinition {
    /// How a treatment goes, how long it takes and lasts, what to mind before and after.
    static let treatments = IntentDefinition(
        id: "tedavi_bilgisi",
        title: LocalizedText(tr: "Tedavi bilgisi", en: "About treatments"),
        utterances: """
            İmplant nedir nasıl yapılır?
            implant tedavisi kaç ay sürer
            implant kaç seansta biter
            implant kaç yıl dayanır
            implant acıtır mı
            implant ağrılı mı
            implant vücut reddeder mi
            implant ömürlük mü
            implant kimlere yapılmaz
            implant sonrası nelere dikkat edilmeli
            implanttan sonra ne yemeliyim
            implanttan kaç gün sonra diş takılıyor
            implant hangi marka
            kanal tedavisi kaç seans
            kanal tedavisi ne kadar sürer
            kanal tedavisi ağrır mı
            kanal tedavisinden sonra ağrı normal mi
            kanal tedavisi mi çekim mi
            dolgu kaç dakika sürer
            dolgu düşer mi
            dolgu sonrası ne zaman yemek yenir
            dolgudan sonra hassasiyet olur mu
            beyazlatma dişe zarar verir mi
            beyazlatma kaç ton açar
            beyazlatma ne kadar kalıcı
            beyazlatma sonrası çay kahve içilir mi
            evde beyazlatma nasıl oluyor
            zirkonyum mu porselen mi daha iyi
            zirkonyum kaç günde biter
            zirkonyum için dişler kesiliyor mu
            zirkonyum kaplama kırılır mı
            zirkonyum ömrü ne kadar
            kaplama garantili mi
            lamina nedir
            lamina kimlere uygun
            gülüş tasarımı kaç gün sürüyor
            tel tedavisi ne kadar sürer
            tel kaç yaşında takılır
            tel ağrı yapar mı
            teller ne zaman çıkar
            yetişkinlere tel takılıyor mu
            şeffaf plak mı tel mi
            plakla yemek yenir mi
            şeffaf plak günde kaç saat takılır
            braketim çıktı ne yapmalıyım
            tel battı yanağıma
            20lik diş çekilmeli mi
            gömülü diş çekimi zor mu
            diş çekimi sonrası ne yapmalıyım
            çekimden sonra sigara ne zaman içilir
            çekimden kaç saat sonra su içebilirim
            çekim sonrası pamuk ne kadar kalacak
            dikiş ne zaman alınır
            diş taşı temizliği zararlı mı
            diş taşı ne sıklıkla temizlenmeli
            temizlik kaç dakika
            diş eti neden kanar
            diş eti çekilmesi tedavisi var mı
            diş eti hastalığı nasıl tedavi edilir
            ağız kokusu neden olur
            diş sıkma için ne yapılır
            gece plağı işe yarıyor mu
            diş hassasiyeti nasıl geçer
            köprü mü implant mı
            protez kaç günde hazır olur
            takma dişe nasıl alışılır
            protez temizliği nasıl yapılır
            kemiğim yetersiz implant olur mu
            kemik erimesi varsa ne yapılır
            sinüs lifting nedir
            genel anestezi yapıyor musunuz
            uyutarak diş tedavisi var mı
            sedasyon yapıyor musunuz
            iğneden korkuyorum başka yöntem var mı
            lazerle tedavi var mı
            hamileyim diş tedavisi olur mu
            hamilelikte röntgen çekilir mi
            emziriyorum anestezi zararlı mı
            şeker hastasıyım diş çektirebilir miyim
            tansiyonum var implant yapılır mı
            kalp hastasına diş çekimi yapılır mı
            kan sulandırıcı ilacımı keseyim mi
            antibiyotik kullanmam gerekir mi
            hangi ağrı kesiciyi almalıyım
            hangi diş macununu önerirsiniz
            gargara kullanayım mı
            çocuklarda diş ne zaman fırçalanır
            süt dişi tedavi edilir mi
            flor uygulaması nedir
            fissür örtücü ne işe yarar
            çocuk diş doktorunuz var mı
            hangi tedavileri yapıyorsunuz
            ortodonti bölümünüz var mı
            çene eklemi tedavisi yapıyor musunuz
            dişim siyahladı ne yapılmalı
            dişimde çürük var ne gerekir
            dişlerim sarı ne yaptırayım
            ön dişim aralıklı nasıl kapanır
            protezim hazır mı laboratuvardan geldi mi
            geçici diş takılıyor mu
            tedavi ne kadar sürecek
            kaç seans gelmem gerekir
            işlemden sonra araba kullanabilir miyim
            tedaviden sonra işe gidebilir miyim
            uçağa binebilir miyim implanttan sonra
            spor yapabilir miyim çekimden sonra
            implant oncesi film cekiliyor mu
            kanl tedvisi kaç seans srer
            Dedemin altta üç dişi kaldı, protezi sürekli oynuyor; bu yaşta implant yapılıyor mu, kemiği yeterli mi \
            nasıl anlaşılır?
            Dişlerim doğuştan küçük ve aralıklı, kestirmeden büyütmek mümkün mü, kompozit mi porselen mi daha uzun \
            gider?
            how is an implant done
            how many visits do I need
            does teeth whitening damage the enamel
            how long do crowns last
            can I eat after a filling
            what should I do after tooth extraction
            which is better, veneers or crowns
            do you treat children
            كم يستغرق علاج العصب؟
            كم سنة تدوم الزراعة؟
            هل التبييض يضر الأسنان؟
            ما الفرق بين الزيركون والبورسلان؟
            ماذا آكل بعد الخلع؟
            çekimden sonra ne kadar tampon ısırmalıyım
            dolgu yapıldıktan ne kadar sonra yemek yiyebilirim
            implanttan kaç ay sonra diş takılır
            dikişler ne zaman alınır
            kaplamanın garantisi kaç yıl
            garantisi ne kadar
            dolgu garantili mi
            beyazlatma kaç yıl kalır
            bebeğin ilk diş kontrolü kaç yaşında olmalı
            emzik kaç yaşında bırakılmalı
            hamilelere film çekilir mi
            muayene kaç dakika sürer
            kaplama kaç seansta biter
            geçici diş düşerse ne yapılmalı
            braketler kaç ayda çıkar
            aletlerinizi nasıl sterilize ediyorsunuz
            How long does the treatment take?
            is there a guarantee on the crowns
            when can I eat after a filling
            how many sessions does whitening take
            how long do implants last
            at what age should a child have the first check-up
            كم مدة العلاج؟
            كم يدوم التبييض؟
            """)
}

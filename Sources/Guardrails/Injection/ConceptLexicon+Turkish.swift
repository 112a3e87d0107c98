extension ConceptLexicon {
    static let turkish: [(Concept, String)] = [
        (
            .harmless,
            """
            ödeme talimat*, ödeme emri*, havale talimat*, kullanım talimat*, kullanma talimat*, montaj talimat*,
            kurulum talimat*, yıkama talimat*, bakım talimat*, güvenlik talimat*, güvenlik kural*, trafik kural*,
            kampanya kural*, iade kural*, oyun kural*, yarışma kural*, site kural*, apartman kural*, ev kural*,
            talimatım*, talimatımız*, komutum*, komutlarım, komutlarımı, komutlarıma, kuralım*, kurallarım,
            kurallarımız*, filtre kahve, kahve filtre*, hava filtre*, su filtre*, polen filtre*, yağ filtre*,
            ekran koruyucu*, telefon kılıf*, şifremi, parolamı, apı anahtarımı, önceki mesajım*, önceki mesajımı,
            son mesajımı, az önce yazdığım*, az önceki mesajım*, yazdıklarımı, söylediğimi, söylediklerimi,
            dediğimi unut, dediklerimi unut, bana söylenen*, bana verilen*, bana yazılan*, benim bilgilerim*,
            kendi bilgilerim*, sistem hata*, sistem arıza*, işletim sistem*, alarm sistem*, ısıtma sistem*,
            model numara*, model yıl*, ürün model*, araç model*, model kod*, ilaç talimat*, doktorun talimat*,
            hekimin talimat*, ameliyat sonrası talimat*, öncesi talimat*, kullanıcı kılavuz*, müşteri hizmetleri,
            müşteri temsilcisi*, müşteri numaramı, müşteri yorum*, bütün siparişlerim*, tüm siparişlerim*,
            tüm randevularım*, bütün randevularım*, evcil hayvan*, iptal etmek istiyorum, silmek istiyorum,
            geliştirici modu nasıl, geliştirici modunu nasıl, telefonda geliştirici*, android geliştirici*,
            sistem gereksinim*, talimatlarım*, yönergelerim*, isteklerim*, yazdıklarımı unut, dediklerimi,
            yazdıklarım*, sağlık asistan*, asistan hekim*, satış asistan*, asistan hemşire*, diş asistan*,
            mağaza asistan*
            """
        ),
        (
            .report,
            """
            dolandır*, sahte mail*, sahte mesaj*, sahte e posta*, sahte sms*, oltalama*, phishing, şüpheli,
            garip bir mesaj*, tuhaf bir mesaj*, garip mesaj*, tuhaf mesaj*, böyle bir mesaj, şöyle bir mesaj,
            diye * mesaj geldi, diye * mesaj aldım, diye * mail geldi, diye * mail aldım, diye * mesaj attı,
            diye * mesaj atmış, yazan * mesaj, yazan * mail, bu sizden mi, siz mi gönder*, siz mi yolla*,
            gerçek mi bu, güvenli mi, korunuyor mu*, korunaklı mı, korumanız var mı, önlem* alıyor mu*,
            önlem* var mı, nasıl korun*, nasıl önl*, nedir bu, ne demek, ne anlama gel*, prompt injection nedir,
            jailbreak nedir, saldırıs* karşı, saldırılar* karşı, saldırganlar, saldırgan*, farkında mısınız,
            tedbir*, sızdır*, siber güvenlik, güvenlik ekibimiz, güvenlik eğitim*, güvenlik politikan*,
            yazılmış birine, biri bana, birisi bana, birisi kendini, kendini yönetici gibi, haberlerde, haberde,
            okudum, makale*, tez* için, ödevim*, araştırma yapıyor*, hakkında bilgi almak, saldırı nasıl,
            çalınabilir mi, ele geçir*, diye * varmış, sizde çalışır mı, sizde işe yarar mı, diye bir şey var,
            diye bir şey gör*, numarası varmış, kandırıl*, kanar mı, dayanıklı mı, hacklen*, yapay zekanız*,
            botunuz*, chatbotunuz*, asistanınız*, robotunuz*, haberiniz olsun, uyarayım, itibar etme*,
            sosyal medyada, internette
            """
        ),
        (
            .override,
            """
            unut~, yok say~, görmezden gel~, göz ardı et~, gözardı et~, boş ver~, boşver~, geçersiz say~,
            geçersiz kıl~, bir kenara bırak~, bir kenara koy~, kenara bırak~, çiğne~, es geç~, baypas et~,
            bypass et~, by pass et~, hiçe say~, pas geç~, geçersiz kabul et~, yok farz et~, yok varsay~,
            yokmuş gibi, sil at~, hafızandan sil~, aklından çıkar~, hafızandan çıkar~, dikkate alma,
            dikkate almayın, dikkate almayınız, dikkate almadan, dikkate almayacaksın, dikkate almayıp,
            hesaba katma, kulak asma, kulak asmadan, umursama, umursamadan, önemseme, önemsemeden, takma kafana,
            uyma, uymadan, uymayacaksın, uymayı bırak~, takip etme, takip etmeyi bırak~, uygulamayı bırak~,
            bağlı kalma, bağlı kalmadan, sadık kalma, gözetme, gözetmeden, itaat etme, aşman, aşmanı, aş ve, esnet~,
            gevşet~, çöpe at~, yok et~, temizle~, kenara koy~, rafa koy~, terk et~, bırak gitsin, gözünü kapat~,
            ciddiye alma, dinleme, takma, takmadan, aldırma, aldırmadan, boşa say~, kafaya takma,
            yürürlükten kaldırılmış say~, hiçbirini uygulama, hiçbirine uyma, uygulamayacaksın, hiçbirini takma,
            hiçbirini dinleme, hiçbirini önemseme, yapma artık, bırakıp
            """
        ),
        (
            .orders,
            """
            talimat*, yönerge*, direktif*, prompt*, istemi, istemini, istemleri, istemlerini, komutları, komutların,
            komutlarını, komutlarının, komutlara, komutu, önergeler*, buyruk*, emirleri, emirlerini, görev tanım*,
            sistem mesaj*, sistem metn*, ön bilgilendirme metn*, programlanma*, öğretiler*
            """
        ),
        (
            .rules,
            """
            kural*, kısıt*, sınırlama*, sınırları, sınırlarını, sınırların, ilkeler*, prensip*, politikaları,
            politikalarını, politikalar, politikaların, yasaklar*, protokol*, emir, emirler, yönetmelik*, çerçeve*,
            tembih*, yasak*, prosedürler*, sınır, sınırlar, engel*
            """
        ),
        (
            .ownOrders,
            """
            talimatların, talimatlarını, talimatlarından, talimatlarına, talimatlarının, talimatlarınla, talimatın,
            yönergelerin, yönergelerini, yönergelerinden, yönergelerine, yönergeni, yönergen, direktiflerin,
            direktiflerini, promptun, promptunu, prompt unu, prompt un, komutların, komutlarını, istemin,
            görev tanımın, görev tanımını, programını, programlamanı, kurallarını, kuralların, kurallarından,
            kurallarına, kısıtlamalarını, kısıtlamaların, kısıtlamalarından, sınırlamalarını, sınırlamaların,
            prensiplerini, ilkelerini, talimatlarında, yönergelerinde, kurallarında, promptunda
            """
        ),
        (
            .prior,
            """
            önceki, önceden, evvelki, bundan önce*, bundan evvel*, daha önce*, yukarıdaki, yukarıda, bütün, tüm,
            hepsini, tamamını, her türlü, sana verilen, size verilen, sana verilmiş, şimdiye kadar*, şimdiye dek,
            şu ana kadar*, şu ana dek, bugüne kadar*, başlangıç*, en baştaki, baştaki, ilk verilen, eski, mevcut,
            hiçbir, herhangi bir, geçmiş, sabit
            """
        ),
        (
            .above,
            """
            yukarıda yazan*, yukarıda yazıl*, yukarıda geçen*, yukarıda söylen*, yukarıdaki her şey*,
            yukarıdaki herşey*, yukarıdakilerin, yukarıdakileri, yukarıdaki metin*, yukarıdaki metn*,
            yukarıdaki tüm*, yukarıdaki bütün*, yukarıdaki kaynak*, bu satırın üst*, bu mesajın üst*,
            bu mesajdan önceki*, bu mesajdan önce, bu satırdan önce*, konuşmanın baş*, sohbetin baş*,
            konuşmanın en baş*, bundan önceki her şey*, bundan önceki herşey*, bundan önceki tüm*, buraya kadar*,
            önceki her şey*, önceki herşey*, önceki kaynaklar*, diğer kaynaklar*, diğer bilgileri, diğer belgeleri,
            diğer belgelerdeki*, bağlam penceren*, bu cümleden önce*, bu cümlenin öncesi*, ne okuduysan,
            ne öğrendiysen, ne söylendiyse, ne dendiyse, ne yazıyorsa, konuşma başlamadan*, sohbet başlamadan*,
            bundan öncekileri, bundan öncekilerin, ilk mesajdan önce*, belgenin geri kalan*, metnin geri kalan*,
            sayfanın geri kalan*, bu belgenin içeri*, bu metnin içeri*, belgedeki diğer*, bu belgedeki diğer*,
            bu sayfadaki diğer*, geri kalan metn*, geri kalan metin*, diğer paragraf*, diğer sayfalar*,
            aşağıdaki metni, aşağıdakileri, yukarıdakiler*
            """
        ),
        (
            .toldYou,
            """
            sana verilen*, sana verilmiş*, size verilmiş olan*, sana söylenen*, sana söylediği*, sana söyledikler*,
            sana tanımlan*, sana yazılan*, sana öğretilen*, sana öğretti*, sana yüklenen*, sana yükledikler*,
            sana atanan*, sana denilen*, sana koyulan*, sana konulan*, sana koyduğu*, sana dayatılan*,
            sana ne dedi*, sana ne söylen*, sana ne yazdı*, seni nasıl programla*, seni programla*, seni yöneten*,
            seni kısıtlayan*, seni sınırlayan*, seni bağlayan*, aldığın bütün*, aldığın tüm*, aldığın,
            nasıl programlan*, nasıl yapılandırıl*, nasıl ayarlan*, geliştiricinin, geliştiricilerin,
            kurallarla çalış*, kurallara göre, talimatlarla çalış*, talimatlara göre, yönergelere göre,
            içindeki metn*, sistemin sana, patronunun, sahibinin ded*, sahiplerinin ded*, şirketinin ded*,
            şirketin ded*, şirketinin kural*, yapımcının, yapımcıların, uyman gereken*, uymak zorunda olduğun*,
            bağlı olduğun*, tabi olduğun*, sana * tembih*, sana * öğüt*, sana gelen, sana gönderilen, sana iletilen,
            sana aktarılan, sana yükle*, sana dikte, konuşman yasak*, söylemen yasak*, bahsetmen yasak*,
            yapman yasak*, sana yasak*, cevaplaman yasak*, seni eğiten*, seni kim, seni yapan*, seni tasarlayan*,
            seni geliştiren*, sana ne, sana hangi, sana öğret*, sana yaptır*, sana ne tembih*, sana ne emr*,
            patronunun ded*, öğretilenleri, öğretilenlerin, sana söylenenler*, sana yazılanlar*, sana verilenler*,
            talimatlarında, yönergelerinde
            """
        ),
        (
            .lifted,
            """
            geçersiz, geçersizdir, geçerli değil*, geçerliliğini yitir*, iptal edildi, iptal edilmiştir, iptal oldu,
            kaldırıldı, kaldırılmıştır, kalktı, kapatıldı, kapatılmıştır, kapalıdır, devre dışı, devredışı,
            askıya alındı, sona erdi, bitti, hükümsüz*, yürürlükten kalktı, sıfırlandı, silindi, değişti,
            güncellendi, yoktur artık, artık yok, kapalı, hükmü kalmadı, hükmü yok, hükmünü yitirdi, askıda,
            askıya alınmıştır, durduruldu, kapandı, ortadan kalktı, son buldu, feshedildi, devreden çıktı,
            devreden çıkarıldı, bağlayıcı değil*, esnetildi, gevşetildi, rafa kalktı, boşa çıktı
            """
        ),
        (
            .unbound,
            """
            uymak zorunda değil*, uymana gerek yok, uymanıza gerek yok, uymana lüzum yok, bağlı değilsin,
            bağlı değilsiniz, tabi değilsin, zorunda değilsin, zorunluluğun yok, sınırlı değilsin, özgürsün,
            serbestsin, muafsın, kurtuldun, bağlamıyor seni, seni bağlamıyor, seni bağlamaz, uymayabilirsin
            """
        ),
        (
            .obeyMe,
            """
            benim dedikler*, benim dediğimi yap~, benim söyledikler*, benim komut*, benim emir*, benim talimat*,
            yalnızca beni dinle~, sadece beni dinle~, beni dinle~, bana itaat et~, istediğimi yap~,
            istediğimi söyle~, ne dersem, ne istersem, söylediklerimi yap~, söyleyeceklerimi uygula~, yeni görevin,
            yeni talimat, yeni talimatlar, yeni talimatın, yeni talimatların, yeni yönerge*, yeni kurallar,
            yeni emir*, asıl görevin, gerçek görevin, tek görevin, yalnızca * yanıt ver~, yalnızca * cevap ver~,
            yalnızca * yaz~, sadece * yanıt ver~, sadece * cevap ver~, sadece * yaz~, başka hiçbir şey yazma,
            başka bir şey yazma, başka bir şey söyleme, yeni bir görev, yeni görev*, yeni bir rol,
            yeni bir talimat*, benim yazdıklarım*, benim verdiğim, yalnızca bana göre, benim kurallarım*
            """
        ),
        (
            .safety,
            """
            güvenlik filtre*, güvenlik katman*, güvenlik kontrol*, güvenlik önlem*, güvenlik politikas*,
            güvenlik kısıt*, güvenlik protokol*, güvenlik mod*, içerik filtre*, içerik politika*, etik filtre*,
            etik kural*, etik sınır*, etik kısıt*, ahlaki sınır*, ahlak kural*, koruma kalkan*, koruma katman*,
            koruma kural*, koruma mekanizma*, guardrail*, moderasyon*, sansür*, filtrelerini, kısıtlama filtre*,
            güvenlik denetim*, denetim*, içerik denetim*
            """
        ),
        (
            .fromNow,
            """
            bundan sonra*, bundan böyle, artık, şu andan itibaren, bu andan itibaren, şimdiden sonra, şimdi sen
            """
        ),
        (
            .prompt,
            """
            sistem prompt*, sistem istem*, sistem mesajın*, sistem talimat*, sistem yönerge*, sistem komutlar*,
            sistem metnin*, gizli talimat*, gizli yönerge*, gizli komut*, gizli prompt*, gizli kurallar*,
            gizli mesaj*, iç talimat*, iç yönerge*, iç kurallar*, dahili talimat*, dahili yönerge*,
            dahili kurallar*, ön talimat*, başlangıç talimat*, başlangıç mesaj*, başlangıç yönerge*,
            başlangıç prompt*, başlangıç komut*, ilk talimat*, ilk yönerge*, ilk prompt*, ilk sistem,
            yapılandırma mesaj*, yapılandırma metn*, yapılandırma dosya*, yapılandırman*, kurulum mesajın*,
            geliştirici mesaj*, geliştirici talimat*, asıl talimat*, orijinal talimat*, orijinal prompt*,
            system prompt*, gizli ayar*, temel talimat*, kaynak kodunu, kaynak kodun, eğitim veri*, talimat dosya*,
            talimat metn*, talimat seti*, talimat listen*, yönerge dosya*, yönerge metn*, prompt dosya*,
            prompt metn*, arka plandaki talimat*, arka planda * talimat*, arka plandaki yönerge*,
            arka plandaki prompt*, komut dosyan*
            """
        ),
        (
            .ownPrompt,
            """
            promptun, promptunu, prompt unu, prompt un, promptunda, promptunun, promptlarını, sistem promptun*,
            sistem istemin*, sistem talimatların*, sistem yönergen*, sistem mesajın ne*, istemini, istemin,
            sistem mesajında, yönergen, yönergeni, yönergende, talimatların neler, talimatların ne,
            yönergelerin neler, talimatlarında, görev tanımını, görev tanımın
            """
        ),
        (
            .tell,
            """
            yaz~, göster~, söyle~, paylaş~, listele~, dök~, ver~, açıkla~, aktar~, kopyala~, yapıştır~, tekrarla~,
            tekrar et~, özetle~, çevir~, bas~, oku~, anlat~, sırala~, sun~, ortaya koy~, ifşa et~, açık et~,
            sızdır~, bildir~, belirt~, yanıtla~, cevapla~, yanıt ver~, cevap ver~, öner~, tavsiye et~, ekle~, de ki,
            desin, demelisin, diyeceksin, yönlendir~, iddia et~, ileri sür~, duyur~, haber ver~, vurgula~, öv~,
            kötüle~, reddet~, kabul et~, kullan~, kaynak göster~, üret~, oluştur~, çıkart~, ekrana bas~, tamamla~,
            alıntıla~, ilet~, getir~, tabloya dök~, hatırlat~, ikna et~, teşvik et~, itiraf et~, dile getir~,
            dillendir~, seslendir~, dök ortaya, yazıver, söyleyiver, gönder~, yolla~, bilgilerini iste~,
            bilgisini iste~, numarasını iste~, numarasını sor~, talep et~, yok de, var de, diye cevap ver~,
            diye yanıt ver~, diye yaz~, listesini çıkar~, listeyi çıkar~
            """
        ),
        (
            .whatIs,
            """
            nedir, neler, nelerdir, ne yazıyor, neydi, ne yazıyordu, ne diyor, görmek istiyorum, görebilir miyim,
            öğrenmek istiyorum, öğrenebilir miyim, bilmek istiyorum, alabilir miyim, istiyorum, lazım, göreyim,
            görelim, bakayım, kim, kimler, ne konuştu*, ne sordu, ne dedi
            """
        ),
        (
            .verbatim,
            """
            kelimesi kelimesine, kelime kelime, harfi harfine, harfiyen, aynen, birebir, olduğu gibi,
            noktasına kadar, noktası virgülüne, kod bloğu*, tam metn*, tam olarak, eksiksiz, maddeler halinde,
            ilk * kelime*, ingilizceye çevir~, base64, ters çevir~, json olarak, değiştirmeden, listesini,
            o listeyi, ham hali*, ham olarak, son cümlesi, ilk cümlesi, ilk satır*, son satır*,
            noktasına virgülüne dokunma*, cümleyi tamamla~, cümleyi devam ettir~
            """
        ),
        (
            .all,
            "hepsini, tamamını, tümünü, her şeyi, herşeyi, her şey, bütün, tüm, hepsi, tam liste*, herkes*"
        ),
        (
            .tools,
            """
            hangi araçlar*, araçlarını, araç listen*, fonksiyonlarını, hangi fonksiyon*, çağırabildiğin*,
            kullanabildiğin araç*, erişimin olan*, yeteneklerini
            """
        ),
        (
            .role,
            """
            gibi davran~, gibi davranacaksın, gibi konuş~, gibi yanıtla~, gibi cevap ver~, gibi yanıt ver~,
            rol yap~, rolünü üstlen~, rolüne bürün~, rolüne gir~, rolünde, rolündesin, rolünü oyna~,
            rolünü canlandır~, kılığına gir~, karakterine gir~, karakterini canlandır~, karakterinden çıkma,
            karakterini koru~, canlandır~, taklit et~, taklidi yap~, yerine geç~, kimliğine bürün~, yerine koy~,
            varsay~, varsayalım, hayal et~, farz et~, farz edelim, düşün ki, diyelim ki, kendini * olarak düşün~,
            kendini * san~, kendini * say~, oyun oynayalım, oyun oynuyoruz, bir senaryo*, simüle et~, simülasyon*,
            artık bir *sin, artık bir *sun, artık sen bir, sen artık bir, sen artık, sen bundan sonra,
            sen şimdi bir, sen şu anda bir, bundan sonra sen, senin adın, adın artık, bundan sonra adın,
            yeni kimliğin, yeni rolün, sen bir *sin, sen bir *sun, değilsin artık, artık * değilsin, dönüş bir,
            moduna geç~, modunu aç~, modunu etkinleştir~, modunu aktif et~, moduna gir~, iki cevap ver~,
            iki yanıt ver~, *mışsın gibi, *mişsin gibi, *muşsun gibi, *müşsün gibi, varsayımsal*, oynuyorsun,
            canlandırıyorsun, oynayacaksın, ağzından, ağzıyla, arkadaşım ol*, gibi ol, ol ve, olarak cevap*,
            olarak yanıt*, olarak konuş*, sahne başla*, filmde, tiyatro*, kimliğiyle, kişiliğ*, personası*, modda*,
            canlandırdığın, hikayede, hikâyede, romanda, olarak hareket et~, gibi hareket et~, olarak davran~,
            olarak görev yap~, kurgusal*, kurgu*, hikaye yaz~, roman*, bir karakter*, zıt gün*, tersini yap~,
            olarak oyna~, oyunu oyna*, jeton*, ikinci kişilik*, alter ego*, iki kişilik, iki farklı, iki bölüm*,
            eğitim amaçlı, araştırma amaçlı, test amaçlı
            """
        ),
        (
            .persona,
            """
            kısıtlaması olmayan, kısıtlamasız, kısıtsız, kısıtlaman yok*, kısıtlamaların yok, kısıtlama yok,
            kısıtlaması yok*, sınırı olmayan, sınırları olmayan, sınırsız, sınırın yok, sınırlaman yok*,
            sınırlaması olmayan, sınır tanımayan, kural tanımayan, kural tanımıyor*, kural tanımaz, kuralı olmayan,
            kuralsız, kuralların yok, kuralları olmayan, kurallara bağlı olmayan, kural yok*, filtresi olmayan,
            filtresiz, filtren yok, sansürsüz, sansür yok, etik olmayan, etik kaygı*, ahlaksız, vicdansız,
            kötü kalpli, kötü niyetli, hacker*, korsan*, her şeyi yapabil*, herşeyi yapabil*, her soruya evet,
            her soruma, her isteğ*, hiçbir soruyu reddet*, asla reddet*, reddetmeyen, hayır demeyen,
            hiç hayır deme*, sınırsız yetki*, tam yetki*, özgür bir yapay zeka*, özgür yapay zeka*, yasak yok,
            yasaklara uymayan, güvenlik duvarı yok, jailbreak*, rahmetli, büyükannem*, anneannem*, babaannem*,
            dedem*, hiçbir şeyi reddetme, hiçbir isteği reddetme, asla reddetme, etik tanımayan, ahlak tanımayan,
            sınır bilmeyen, kural bilmeyen, yasa tanımayan, kurallara uymayan, kurallara takılmayan, kısıtlanmamış,
            özgür düşünen, hiçbir kurala, hiçbir kısıt*, hiçbir sınır*, hiçbir filtre*, her şeyi söyle*,
            hiçbir şeyi saklamayan, yasadışı, kurallardan muaf, reddedemezsin, reddetmeyeceksin, etik kural*,
            ahlaki, dan olarak, dan gibi, machiavelli*, ahlak kural*, hiçbir kısıtlama*, hiçbir sınırlama*
            """
        ),
        (
            .mode,
            """
            admin mod*, bakım moduna geç*, test moduna geç*, dan mod*, sınırsız mod*, sansürsüz mod*,
            filtresiz mod*, root mod*, tanrı mod*, sudo mod*, özgür mod*, serbest moda, kısıtsız mod*,
            jailbreak mod*, geliştirici moduna geç~, geliştirici modunu aç~, geliştirici modunu etkinleştir~,
            geliştirici modundasın, geliştirici modu aktif, geliştirici modu açık, geliştirici modu etkin,
            geliştirici modu açıldı, geliştirici kipine geç~, yönetici moduna geç~, yönetici modunu aç~,
            yönetici modu aktif, yönetici modu etkin, debug moduna geç~, debug modunu aç~,
            hata ayıklama moduna geç~, hata ayıklama modu aktif, bakım modu aktif, bakım modu etkin,
            denetim moduna geç~, sınırsız moda geç~, sansürsüz moda geç~, yetkili moda geç~, süper kullanıcı mod*
            """
        ),
        (
            .others,
            """
            diğer müşteri*, başka müşteri*, öteki müşteri*, öbür müşteri*, bütün müşteri*, tüm müşteri*,
            her müşteri*, önceki müşteri*, son müşteri*, müşterilerin, müşterilerinizin, müşterilerinin,
            diğer hasta*, başka hasta*, öbür hasta*, öteki hasta*, bütün hasta*, tüm hasta*, önceki hasta*,
            hastaların, hastalarınızın, diğer kullanıcı*, başka kullanıcı*, bütün kullanıcı*, tüm kullanıcı*,
            önceki kullanıcı*, kullanıcıların, diğer kiracı*, tüm kiracı*, bütün kiracı*, ev sahiplerinin,
            mülk sahiplerinin, diğer danışan*, tüm danışan*, danışanların, diğer üye*, tüm üye*, üyelerin,
            alışveriş yapan herkes*, herkesin, başkalarının, başkasının, başka birinin, en son kim, son konuştuğun*,
            bir önceki kişi*, bir önceki konuşma*, çalışanların, personelin, adlı müşteri*, isimli müşteri*,
            adlı hasta*, isimli hasta*, adlı kişi*, isimli kişi*, adlı kullanıcı*, isimli kullanıcı*, diğer sohbet*,
            diğer konuşma*, başka firma*, diğer firma*, diğer işletme*, diğer mağaza*, hasta dosya*, komşumun,
            eski eşimin, hangi müşteriyle, hangi müşteriye, hangi müşteriden, hangi hastayla, hangi hastaya,
            kiminle konuş*, kiminle yazış*, kimlerle konuş*, kimlerle yazış*, bugün konuştuğun*, bugün yazanlar*,
            bugün kimler*, kayıtlı kişiler*, kayıtlı herkes*, rehberdeki*, rehberindeki*, diğer kişiler*,
            yan dairedeki, başka birisinin, benden önceki müşteri*, benden önceki kullanıcı*, benden önceki kişi*,
            benden önceki hasta*, benden önce yazan*, benden önce konuş*, benden önce gelen*, bugün sipariş ver*,
            bugün randevu al*, kimler sipariş ver*, kimler randevu al*, senin listende*
            """
        ),
        (
            .store,
            """
            veri taban*, veritaban*, müşteri listes*, müşteri veri*, müşteri kayıt*, hasta listes*, hasta kayıt*,
            kullanıcı listes*, kullanıcı tablo*, müşteri tablo*, sipariş tablo*, tüm kayıt*, bütün kayıt*,
            kayıtların tamamı*, kayıtların hepsi*, veri deposu*, müşteri portföy*, crm, günlük dosya*, log kayıt*,
            sohbet geçmişi*, konuşma geçmişi*, tüm yazışma*, bütün yazışma*, sunucudaki dosya*,
            veritabanının yedeğ*, veri tabanının yedeğ*, yedek dosya*, yedeğini, müşteri rehber*, kişi listes*,
            rehberin tamam*, tüm sohbet*, bütün sohbet*, bütün konuşma*, tüm konuşma*
            """
        ),
        (
            .personal,
            """
            telefon*, numara*, cep no*, adres*, e posta*, eposta*, mail*, tc kimlik*, kimlik no*, kimlik bilgi*,
            kart bilgi*, kart numara*, iban*, sipariş*, kayıt*, bilgiler*, bilgisini, verileri*, veriler, dosya*,
            yazışma*, sohbet*, konuşma*, konuştu*, mesajlar*, randevu*, tedavi*, isimleri*, isim soyisim*, adını,
            adlarını, adı ne, maaş*, ciro*, rapor*, reçete*, iletişim*, şifre*, parola*, liste*, doğum gün*,
            doğum tarih*, ev adres*, soyad*, soyisim*, ödeme bilgi*, borç*, fatura*, geçmiş*, ne sorduğ*,
            ne yazdığ*, neler sordu*, sordu*, yazıştığ*, yazıştın
            """
        ),
        (
            .secret,
            """
            api anahtar*, apı anahtar*, erişim anahtar*, gizli anahtar*, şifreleri*, şifreler, parolaları*,
            yönetici şifre*, admin şifre*, yönetici parola*, bağlantı şifre*, veritabanı şifre*, sistem şifre*,
            sunucu şifre*, ortam değişken*, erişim belirteç*, bağlantı dizes*, panel şifre*, wifi şifre*,
            gizli bilgileri, gizli veriler*, gizli bilgi ver~, gizli bilgiler*
            """
        ),
        (
            .send,
            "gönder~, ilet~, yolla~, postala~, mail at~, e posta at~, aktar~, yükle~, ekle~, kaydet~, kopyala~"
        ),
        (
            .authority,
            """
            ben yönetici*, ben mağaza müdürü*, ben müdür*, ben bu * müdürü*, ben patron*, ben geliştirici*,
            ben admin*, ben yazılımcı*, ben sistem yöneticisi*, ben bu * sahibi*, ben firma sahibi*,
            ben işletme sahibi*, ben mağaza sahibi*, ben yetkili*, ben kurucu*, geliştirici olarak, yönetici olarak,
            admin olarak, yetkili olarak, sistem yöneticisi olarak, genel müdür*, yöneticiyim, adminim,
            geliştiricinim, geliştiriciyim, patronunum, müdürüyüm, sahibiyim, sahibinim, yönetici emri*,
            yönetici talimat*, yönetici yetki*, yetki veriyorum, yetki verildi, sana yetki, seni yetkilendir*,
            patron onay*, müdür onay*, müdür izin verdi, geliştirici ekib*, it departman*, bilgi işlem*, openai,
            anthropic, teknik ekipten, admin yetki*, ben bu kliniğin sahibi*, ben bu mağazanın sahibi*,
            ben bu firmanın, ben bu şirketin, ben bu işletmenin, bu kliniğin sahibiyim, bu mağazanın sahibiyim,
            bu işletmenin sahibiyim, bu şirketin sahibiyim, yetkim var, yetkiliyim, ben kurucuyum, ceo yum, müdürüm,
            ben doktorum, üst yönetim*, yönetimden, merkez ofisten, genel merkezden, başhekim*, sağlayıcınız*,
            sağlayıcından, üreticin*
            """
        ),
        (
            .unchecked,
            """
            onaya gerek yok, onay almadan, onay beklemeden, onaysız, onay gerekmeden, onay isteme, onay sorma,
            doğrulama yapmadan, doğrulamadan, doğrulama olmadan, doğrulamayı atla~, kimlik doğrula* * atla*,
            kimlik sormadan, kimseye sormadan, kimseye danışmadan, kimseye haber vermeden, sormadan, sorgulamadan,
            kontrol etmeden, kontrol yapmadan, kontrolünü atla~, kontrolü atla~, kontrolleri atla~,
            beklemeden onayla~, bana sormadan, prosedürü atla~, prosedürü es geç~, prosedüre bakmadan,
            kurala bakmadan, kurallara bakmadan, şartlara bakmadan, itiraz etmeden, gerekçe sormadan,
            kayda geçirmeden, loglamadan, insan onayı olmadan, sistemi atlayıp, sistemi atla~, sırayı atla~,
            adımları atla~, adımı atla~, kimse bilmesin, kimse duymasın, kimsenin haberi olmasın, aramızda kalsın,
            kayıt tutmadan, kayda girmeden, kontrolsüz, doğrulamayı geç~, sorgusuz sualsiz, kimlik sorma*,
            doğrulama isteme, beni doğrulanmış say~, doğrulanmış kabul et~
            """
        ),
        (
            .privileged,
            """
            indirim tanımla~, indirim uygula~, kupon oluştur~, kupon üret~, indirim kodu üret~,
            indirim kodu oluştur~, iadeyi yap~, iadesi yap~, iadesini yap~, para iadesi, parayı * yolla~,
            parayı * gönder~, parayı * aktar~, parayı * yatır~, para gönder~, para yatır~, havale yap~,
            siparişleri iptal et~, siparişleri sil~, randevuları sil~, randevuları iptal et~, kayıtları sil~,
            hesapları sil~, hesabı sil~, hesabın * değiştir~, hesabının * değiştir~, fiyat* * değiştir~,
            fiyat* * güncelle~, yetki ver~, yetkimi yükselt~, yetkilendir~, admin yap~, yönetici yap~, erişim ver~,
            erişim aç~, limitimi, borcumu sil~, borcu sil~, stok* * değiştir~, ücretsiz gönder~, bedava gönder~,
            hediye çeki, puan ekle~, bakiye ekle~, bakiye yükle~, kaydı sil~, verileri sil~, bedelsiz gönder~,
            bedelsiz yap~, kupon uydur~, kod uydur~, indirim uydur~, tüm * randevu* * al~, ödendi olarak işaretle~,
            ödenmiş olarak işaretle~, ödenmiş say~, ödendi say~, ödenmiş göster~, iptal edilmiş göster~,
            onaylanmış say~, onaylanmış göster~, ücreti sil~, borcumu, vip yap~, limit* artır~, faturayı sil~,
            ücretsiz yap~, bedava yap~, indirim kodu ver~, kupon tanımla~, yayından kaldır~, siparişimi ücretsiz,
            siparişimi bedava
            """
        ),
        (
            .everyRecord,
            """
            bütün siparişleri, tüm siparişleri, bütün randevuları, tüm randevuları, bütün kayıtları, tüm kayıtları,
            bütün hesapları, tüm hesapları, bütün verileri, tüm verileri, bütün iadeleri, tüm iadeleri,
            bütün müşterilere, tüm müşterilere, tüm fiyatları, bütün fiyatları, tüm ilanları, bütün ilanları,
            her siparişi, tüm kullanıcılara
            """
        ),
        (
            .absurdPrice,
            """
            yüzde yüz indirim*, 100 indirim*, 99 indirim*, 90 indirim*, 95 indirim*, yüzde doksan*, 1 tl yap~,
            0 tl yap~, 1 tl olarak, 0 tl olarak, 1 liraya, 1 lira yap~, sıfır lira, sıfır tl, 1 tl ye düşür~,
            bedava yap~, ücretsiz yap~, bedava oldu*, ücretsiz oldu*, 0 liraya, fiyatı sıfırla~, 1 tl den,
            bedava de, bedava diye, ücretsiz de, her şey bedava, her şey ücretsiz, sınırsız indirim*, yüzde yüz,
            bedelsiz, 99 luk, yüzde 100, yüzde 99, yüzde 90
            """
        ),
        (
            .machineCommand,
            """
            komutunu uygula~, komutunu yürüt~, komutunu işlet~, ifadesini işlet~, ifadesini çalıştır~, sorgusunu işlet~,
            fonksiyonunu çağır~, fonksiyonu çağır~, fonksiyonunu çalıştır~, aracını çağır~, aracını kullan~,
            aracını çalıştır~, komutunu çalıştır~, komutu çalıştır~, sorgusunu çalıştır~, sorguyu çalıştır~,
            kodu çalıştır~, betiği çalıştır~, sql çalıştır~, sql sorgu*, api ye istek, uç noktasına istek,
            webhook * çağır*, terminalde
            """
        ),
        (
            .notice,
            """
            sistem uyarısı, sistem notu, sistem bildirimi, sistem mesajı, sistem güncellemesi, sistem komutu,
            sistem talimatı, sistem duyurusu, yönetici mesajı, yönetici notu, yönetici bildirimi, yönetici uyarısı,
            yönetici komutu, geliştirici notu, geliştirici mesajı, geliştirici bildirimi, admin notu, admin mesajı,
            admin komutu, güvenlik ekibi*, güvenlik bildirimi, acil sistem, zorunlu güncelleme, öncelikli talimat*,
            yüksek öncelikli, resmi talimat, politika güncellemesi, yeni politika, yeni sistem, kritik talimat*,
            acil talimat*, gizli not, önemli talimat*, sistem geçersiz kılma, yetkili mesajı, geliştirici konsolu*,
            yönetici konsolu*, sistem konsolu*, admin konsolu*, sağlayıcınızdan*, sağlayıcıdan,
            sistem yöneticisinden, sistem yöneticisi notu, sistem direktifi*, konsol çıktısı, bu ileti,
            bu mesaj sistem, otomatik bildirim, sunucu mesajı, servis mesajı, bakım bildirimi, çekirdek talimat*,
            üst düzey talimat*, öncelikli komut*, öncelikli mesaj*
            """
        ),
        (
            .granted,
            """
            erişim verildi, erişim tanımlandı, yetki tanımlandı, yetkisine sahip*, yetkisi verildi, tam erişim*,
            doğrulandı, doğrulanmıştır, kimliği doğrula*, güvenilir kullanıcı, yetkili kullanıcı, kısıtlar kaldır*,
            kısıtlamalar kaldır*, sınırlamalar kaldır*, güvenlik * kapat*, filtreler kapat*, koruma * kapat*,
            filtreler devre, korumalar devre, kontroller devre, korumalar kaldır*, bakım modunda, test ortamı*,
            her isteği, tüm istekleri, bütün istekleri, yönetici yetki*, admin yetki*, sınırsız yetki*,
            yetki düzeyi*, yetki seviyesi*, sansür kapalı, sansür kaldır*, denetim * durduruldu, denetim * kapalı,
            denetimler kapa*, kısıtlama modu kapalı, tüm sorulara cevap ver*, tüm yetkiler*, yetkilendirildi,
            yetkisi yükseltildi, erişim izni verildi, doğrulama tamam*, kimlik doğrulandı, sen belirli*,
            sen belirleyeceksin, sen karar ver*, yetki sende, karar senin, her isteğini onayla~, tüm isteklerini,
            her talebini
            """
        ),
        (
            .endOfInput,
            """
            kullanıcı girdisi son*, kullanıcı mesajı son*, girdi sonu, girdinin sonu, belge sonu, belgenin sonu,
            metin sonu, kullanıcı girdisi bit*, kullanıcı mesajı bit*, soru sonu, talimat başlangıc*,
            yeni oturum başla*, yeni talimatlar başla*, bağlam sonu
            """
        ),
        (
            .machine,
            """
            yapay zeka*, dil modeli*, dil modeller*, chatbot*, sohbet robot*, sohbet bot*, sanal asistan*,
            dijital asistan*, otomatik sistem*, otomatik yanıt*, otomatik cevap*, yanıtlayıcı*, llm*, gpt*,
            chatgpt*, ai, aı, yz, yanıt üreten*, cevap üreten*, yanıt veren sistem*, yanıtlayan sistem*,
            cevaplayan sistem*, özetleyici*, otomatik asistan*, akıllı asistan*, ai asistan*, aı asistan*,
            yapay asistan*, algoritma*, claude*, gemini*, copilot*, otomatik cevap sistemi*, llm, otomatik okuyucu*,
            yapay zeka okur*, sesli yanıt, yz modeli*, sohbet asistan*
            """
        ),
        (
            .assistant,
            """
            asistan*, model, modeli, modelin, modele, modeller*, sistem, sisteme, sistemin, sistemler*, robot*,
            yazılım*, araç, bot, bota, botun
            """
        ),
        (
            .address,
            """
            yapay zekaya not, yapay zekaya talimat, yapay zekaya mesaj, yapay zeka için, yapay zekalar için,
            yapay zeka asistanına*, yapay zeka asistanıysan, yapay zekaysan, yapay zeka isen,
            yapay zeka asistanı isen, dil modeliysen, dil modeli isen, botsan, bot isen, asistana not*,
            asistan için not*, asistana özel, asistanlara not*, asistan için talimat*, asistana talimat*,
            asistanlar için, asistan için gizli, modele not*, modele talimat*, model için talimat*, sisteme not*,
            bota not*, chatbot için, chatbotlar için, llm için, llm lere, sevgili yapay zeka*, sayın yapay zeka*,
            ey yapay zeka*, hey yapay zeka*, dikkat yapay zeka*, yapay zeka talimat*, ai ye not, ai için, aı için,
            dil modeline, dil modellerine, dil modelleri için, otomatik sisteme, otomatik sistemlere,
            otomatik sistemler için, yanıtlayan sisteme, üreten yazılıma, üreten sisteme, bu metni okuyan yapay*,
            bu belgeyi okuyan yapay*, chatbota not, chatbota talimat*, yapay zekaya özel, ai asistanlar için,
            aı asistanlar için, ai asistanına not*, yapay zeka asistanları için, yapay zeka asistanlarına,
            botlara not, eğer bir yapay zeka*, eğer sen bir, eğer bir dil, eğer bir asistan*, eğer bir bot*,
            otomatik cevap sistemi için, yapay zeka okurları dikkat, ai ise*, eğer yapay zeka*, sen bir yapay zeka*,
            bir yapay zekaysan, bu metni işleyen, bu belgeyi işleyen, bu satırları işleyen, bu metni özetleyen,
            bu belgeyi özetleyen, bu sayfayı özetleyen, bu dokümanı *yen yapay*, llm notu, ai notu, bot notu,
            asistan notu, modele, dil modelleri için*, yapay zekalar için*, yapay zekalara, dil modeline*,
            dil modellerine*, yalnızca yapay zeka*, sadece yapay zeka*, yalnızca dil modeller*,
            sadece dil modeller*, asistan için, asistana gizli
            """
        ),
        (
            .reading,
            """
            okuyan, işleyen, tarayan, özetleyen, özetlerken, özetlenirken, okurken, okuyorsan, işlerken, tararken,
            analiz eden, analiz ederken, değerlendiren, değerlendirirken, indeksleyen, yanıtlarken, yanıt verirken,
            cevaplarken, cevap verirken, yanıt üretirken, alıntı yaparken, alıntılarken, kaynak gösterirken,
            yanıt üreten, cevap üreten, yanıtlayan, cevaplayan, yanıt oluştururken, bu belgeye dayanan,
            bu belgeyi kullan*, bu paragrafı, bu dosyayı, bu metni, bu belgeyi, bu sayfayı, bu dokümandan,
            bu dökümandan, bu dokümanı, bu dökümanı, bu satırları, bu içeriği, bu satırı, yararlanıyorsan,
            bundan yararlan*, bu bilgileri kullan*
            """
        ),
        (
            .replyPart,
            """
            yanıtının son*, yanıtının baş*, yanıtına, yanıtlarına, yanıtlarının son*, cevabının son*,
            cevabının baş*, cevabına, cevaplarına, cevaplarının, yanıtında, cevabında, yanıtlarında, cevaplarında,
            her yanıtta, her cevapta, her yanıtın, her cevabın, özetine, özetinde, özetin son*, çıktına,
            çıktının son*, mesajının son*, tüm sorulara, bütün sorulara, her soruya, ne sorarsa sorsun,
            ne sorulursa sorulsun, soru ne olursa olsun, yalnızca şunu, sadece şunu, cevabın son*, yanıtın son*,
            cevabın baş*, yanıtın baş*, cevaba, yanıta, cevapların son*, yanıtların son*, verdiğin cevap*,
            vereceğin cevap*, verdiğin yanıt*, vereceğin yanıt*
            """
        ),
        (
            .customer,
            """
            kullanıcı*, müşteri, müşteriye, müşteriyi, müşterinin, müşterilere, müşteriler, okuyucu*, okura,
            ziyaretçi*, soran*, hastaya, hastayı, alıcıya
            """
        ),
        (
            .conceal,
            """
            kullanıcıya gösterme, kullanıcıya söyleme, kullanıcıya belli etme, kullanıcıya bahsetme,
            kullanıcıya bildirme, müşteriye gösterme, müşteriye söyleme, müşteriye belli etme, müşteriye bahsetme,
            kimseye söyleme, kimseye gösterme, kimseye belli etme, bundan bahsetme*, bundan söz etme*,
            bu talimattan, bu yönlendirmeden, bu nottan, bu notu * gösterme*, bu talimatı * gösterme*,
            bu talimatı * açıklama*, bu talimatı gizle*, bu bölümü * gösterme*, bu kısmı * gösterme*,
            bu notu gizle*, bu satırı * gösterme*, gizli tut~, belli etmeden, fark ettirmeden, çaktırmadan,
            haberi olmadan, söz etme, bahsetme, sözünü etme, değinme, kaynak belirtme, kaynak gösterme,
            uyarı ekleme, açıklama yapma, sebebini söyleme, nedenini söyleme, sakın söyleme, sakın belirtme,
            asla bahsetme*, hiç bahsetme*, asla söyleme
            """
        ),
        (
            .disable,
            """
            sıfırla~, iptal et~, kaldır~, kapat~, devre dışı bırak~, devredışı bırak~, devreden çıkar~, askıya al~,
            rafa kaldır~, sil~, atla~, değiştir~, pasifleştir~, etkisiz kıl~, ez~
            """
        ),
        (
            .sensitive,
            """
            siparişi onayla~, siparişi iptal et~, iptal et~, sil~, değiştir~, e posta* * değiştir~,
            şifre* * değiştir~, şifre* * sıfırla~, onayla~, iade et~, kupon tanımla~, ödeme yap~, indirim yap~,
            indirim ver~, iade* onayla~, indirim kodu ver~, indirim kodu tanımla~, fiyat* * yap~, hesap* * geç~,
            güncelle~, iade ve~, parayı * iade et~, gönder~, işaretle~, adres* * değiştir~, taşı~, aktar~,
            yönlendir~, tanımla~, uygula~, ver~, hesabıma geçir~, hesabıma yatır~, hesabıma aktar~,
            hesabıma gönder~, kargola~, yayından kaldır~, yayınla~, ücretsiz yap~
            """
        ),
        (
            .become,
            """
            artık bir *sin, artık bir *sun, artık bir *sın, artık sen bir, sen artık bir, gibi davran~,
            gibi davranacaksın, rol yap~, rolünü üstlen~, rolüne bürün~, rolüne gir~, rolünü oyna~,
            karakterine gir~, kılığına gir~, yeni kimliğin, bundan sonra adın, kimliğine bürün~, artık * değilsin,
            bundan sonra sen bir, karakterinden çıkma, özgür bir yapay zekasın, *mış gibi yanıtla~,
            *muş gibi yanıtla~, sansürsüz yanıt*, sansürsüz cevap*, filtresiz yanıt*, filtresiz cevap*,
            kısıtlamasız yanıt*, kısıtlamasız cevap*, sınırsızca yanıt*, sansürsüz konuş~, sınırlamaların olmadan,
            sınırlama olmadan, kısıtlama olmadan, kısıtlamaların olmadan, kısıt olmadan, kuralların olmadan,
            kural olmadan, filtren olmadan, filtre olmadan, sansür olmadan, sen * yapay zekasın, sen * bir botsun,
            sen * bir modelsin, sen * bir robotsun, sen * asistanısın, sen * asistansın, kötü ikiz*,
            bundan sonra sen *sin, bundan sonra sen *sun, dan olarak, jailbreak yap~, jailbreak ol~, jailbreak et~,
            jailbreak modu*, jailbreak komutu*, filtren olmasın, sınırın olmasın, kısıtlaman olmasın,
            kuralın olmasın, sınırların olmasın, rolden çıkma
            """
        ),
        (
            .attach,
            "ekle~, iliştir~, yerleştir~, bitir~, başla~, koy~, ile başla~, diye başla~, ile bitir~"
        ),
        (.call, "çağır~, çalıştır~, yürüt~, işlet~, işle~, kullanarak, tetikle~, aracılığıyla"),
        (
            .wipe,
            """
            hafızanı sil~, hafızanı temizle~, hafızanı sıfırla~, belleğini sil~, belleğini temizle~,
            belleğini sıfırla~, kendini sıfırla~, kendini yeniden başlat~, ayarlarını sıfırla~, görevini terk et~,
            görevini bırak~, görevini unut~, görevlerini unut~, görevini değiştir~, kimliğini unut~,
            kim olduğunu unut~, rolünü unut~, rolünü bırak~, rolünden çık~, senaryondan çık~, bağlamı sıfırla~,
            bağlamını sıfırla~, konuşmayı sıfırla~, ne öğrendiysen unut~, her şeyi unut~, herşeyi unut~,
            hepsini unut~, bildiğin her şeyi, kendi aklınla, özgürce konuş~, özgürce cevap ver~, serbestçe konuş~,
            serbestçe cevap ver~, hayır demek yok, reddetmek yok, reddetme hakkın yok, itiraz hakkın yok,
            verilen rolü bırak~, verilen görevi bırak~, rolü bırak~, maskeni çıkar~, kendin ol artık
            """
        ),
        (
            .limitless,
            """
            kısıtlaması olmayan, kısıtlamasız, kısıtlaman yok*, kısıtlamaların yok, hiçbir kısıtlama*,
            hiçbir sınırlama*, sınırı olmayan, sınırları olmayan, sınırlaman yok*, sınırlaması olmayan,
            sınır tanımayan, kural tanımayan, kuralı olmayan, kuralları olmayan, kuralların yok, hiçbir kural*,
            filtresi olmayan, filtren yok, hiçbir filtre*, sansürsüz, sansür olmadan, etik kural* olma*,
            etik sınır*, ahlaki sınır*, etik olmayan, etik kaygı*, ahlaki kaygı*, etik filtre*, etik ve ahlak*,
            ahlak ve etik, reddedemezsin, reddetmeyeceksin, reddetmek yasak, asla reddet*, hiçbir şeyi reddet*,
            her şeyi yapabil*, herşeyi yapabil*, her şeyi şimdi yap*, kurallara bağlı olmayan, sınır olmaksızın,
            kısıtlama olmaksızın, yasak olmayan, politikaların dışında, kuralların dışında, kuralların ötesinde,
            içerik politikası olmayan, kısıt yok, sınır yok, filtre yok, sansür yok, kural yok, yasak yok
            """
        ),
        (
            .harm,
            """
            bomba*, patlayıcı*, uyuşturucu*, silah yap*, zehir*, kötü amaçlı yazılım*, virüs yaz*, hackle*,
            yasa dışı, yasadışı, illegal, zararlı içerik*, tehlikeli içerik*, saldırı planı, sahte belge*,
            kara para*, şifre kır*, kimlik hırsız*, yasak içerik*, yasaklı*
            """
        ),
    ]
}

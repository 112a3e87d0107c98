import PluginKit

extension IntentDefinition {
    /// What stayed unsolved and is to go higher up; outages and how fast they are answered.
    static let escalation = IntentDefinition(
        id: "eskalasyon",
        title: LocalizedText(tr: "Şikâyet ve üst birim", en: "Escalation"),
        utterances: """
            Sorunum çözülmedi
            sorunum hala çözülmedi
            sorun devam ediyor
            problemim çözülmedi kimse dönmedi
            kaç gündür dönüş yok
            üç gündür cevap bekliyorum
            bir haftadır çözmediniz
            kaçıncı kez yazıyorum
            defalarca yazdım
            defalarca aradım açan yok
            kimse ilgilenmiyor
            kimse geri dönmedi
            kimse aramadı beni
            söz verdiniz aramadınız
            danışmanınız beni aramıyor
            danışmanınız telefonlara çıkmıyor
            danışmanınızdan şikayetçiyim
            danışman bizi yanılttı
            danışman randevuya gelmedi şikayetim var
            şikayetim var
            şikayet etmek istiyorum
            şikayetimi nereye iletebilirim
            şikayet kaydı açmak istiyorum
            şikayetim ne oldu
            şikayetime cevap verilmedi
            şikayet dilekçesi nereye
            memnun değilim hizmetten
            hizmetinizden memnun kalmadım
            verdiğiniz cevap yetersiz
            verilen karara itiraz ediyorum
            itiraz etmek istiyorum
            üst birime aktarın
            üst yönetime iletin
            üst makama çıkarın konuyu
            yöneticinizle görüşmek istiyorum
            müdürle görüşmek istiyorum
            müdürünüze şikayet edeceğim
            müdür kim şikayetim var
            bölge müdürüne yazacağım
            genel müdürlüğe bildireceğim
            patronunuzla konuşacağım
            yetkili biri arasın sorun büyüyor
            teknik ekibe iletin
            teknik destek bakmadı hala
            ikinci seviye destek istiyorum
            talebimi yükseltin
            kaydımı üst seviyeye taşıyın
            talep numaram 4471 hala açık
            destek talebim kapatılmış ama çözülmedi
            destek kaydıma kimse bakmadı
            arıza kaydı açtım ne zaman dönersiniz
            acil arızada kaç saatte müdahale ediyorsunuz
            sistem çöktü
            sistem tamamen kapalı iş yapamıyoruz
            sistem sürekli hata veriyor artık yeter
            panel iki gündür açılmıyor çözün artık
            bütün ilanlarım silindi acil
            verilerim kayboldu acil müdahale edin
            müşteri kaybediyorum sizin yüzünüzden
            zarara uğradım tazmin edin
            zararımı karşılayın
            mağdur oldum
            mağduriyetimi giderin
            avukata vereceğim
            dava açacağım
            hukuki yollara başvuracağım
            tüketici mahkemesine gidiyorum
            savcılığa suç duyurusunda bulunacağım
            şikayetvara yazdım
            basına vereceğim
            aboneliği iptal edip gideceğim çözmezseniz
            başka firmaya geçiyorum bıktım
            bıktım artık
            yeter artık
            rezalet bir destek
            böyle hizmet olmaz
            berbat bir firma
            ilgisizliğiniz yüzünden ev kaçtı
            kapora konusunda haksızlık yapıldı
            paramı alamıyorum kime şikayet edeyim
            kurulun kararı ne zaman çıkar
            başvurum ne zaman sonuçlanır
            şikayet sonuçlanma süresi
            şikyetim var mudur
            sorunm cozulmedi hala
            kimse dönmyo 3 gündr
            Geçen ay açtığım talep iki kere çözüldü diye kapatıldı, ilanlar hâlâ yanlış fiyatla yayında; bu işe \
            yukarıdan biri baksın, yazılı cevap istiyorum.
            Danışmanınız sözleşmede olmayan bir masrafı bizden istedi, üstüne de bağırdı; bunu amirine bildirmek ve \
            resmî şikâyet oluşturmak istiyorum.
            I want to make a complaint
            my problem still isn't solved
            I've been waiting for three days, nobody answers
            escalate this to management
            your agent misled us, I want to complain
            how long until a complaint is answered
            أريد تقديم شكوى
            مشكلتي لم تحل بعد
            لا أحد يرد علي منذ أيام
            أريد التحدث إلى المدير بخصوص شكوى
            سأرفع دعوى
            """)
}

import PluginKit

extension StandardSolution {
    /// The twenty of the platform, in the order of its support handbook.
    public static let all: [StandardSolution] = account + listings + valuation + bot + payment

    public static func of(_ id: ID) -> StandardSolution? { all.first { $0.id == id } }

    private static func solution(
        _ id: ID, _ category: Category, _ tr: String, _ en: String, _ levels: ClosedRange<SupportLevel>,
        _ priority: Priority, steps: [(String, String)], _ utterances: String
    ) -> StandardSolution {
        StandardSolution(
            id: id, category: category, title: LocalizedText(tr: tr, en: en),
            steps: steps.map { LocalizedText(tr: $0.0, en: $0.1) }, levels: levels, priority: priority,
            utterances: utterances.split(separator: "\n").map(String.init))
    }

    private static let account = [
        solution(
            "password-forgotten", .account, "Şifremi unuttum", "I forgot my password", .l1 ... .l1, .normal,
            steps: [
                ("Giriş ekranında “Şifremi Unuttum” bağlantısına basın.", "Press “Şifremi Unuttum” on the login page."),
                (
                    "E-postanıza gelen bağlantıyla yeni şifrenizi belirleyin.",
                    "Set a new password by the link in the e-mail."
                ),
            ],
            """
            Şifremi unuttum
            şifremi hatırlamıyorum nasıl sıfırlarım
            parolamı unuttum giriş yapamıyorum
            şifre yenileme linki istiyorum
            yeni şifre almak istiyorum
            I forgot my password
            how do I reset my password
            """),
        solution(
            "verification-mail", .account, "Doğrulama e-postası gelmedi", "The verification e-mail did not come",
            .l1 ... .l1, .normal,
            steps: [
                ("E-postanızın spam (gereksiz) klasörüne bakın.", "Look into the spam folder of your mail."),
                ("Orada yoksa “tekrar gönder”e basın.", "If it is not there, press “send again”."),
                ("Beş dakika bekleyin.", "Wait five minutes."),
            ],
            """
            Doğrulama e-postası gelmedi
            onay maili gelmiyor
            kayıt oldum ama aktivasyon maili ulaşmadı
            doğrulama kodu mailime düşmedi
            mail adresimi doğrulayamıyorum mail yok
            spam klasörüne baktım onay e-postası yok
            I did not receive the verification email
            """),
        solution(
            "campaign-code", .account, "Kampanya kodu çalışmıyor", "The campaign code does not work", .l1 ... .l1,
            .normal,
            steps: [
                (
                    "Kodu size geldiği gibi, boşluk bırakmadan yazın ve bize iletin.",
                    "Type the code as you got it, without spaces, and send it to us."
                ),
                ("Kod geçerliyse biz elle etkinleştiririz.", "If it is valid we switch it on by hand."),
            ],
            """
            Kampanya kodu çalışmıyor
            kampanya kodu geçersiz diyor
            indirim kodunu kabul etmiyor
            kuponu girdim olmadı
            verdiğiniz promosyon kodu hata veriyor
            seed kampanya kodumu tanımıyor
            the campaign code is not accepted
            """),
        solution(
            "account-locked", .account, "Hesabım kilitlendi", "My account is locked", .l1 ... .l2, .high,
            steps: [
                (
                    "Beş hatalı girişten sonra hesap 15 dakika kilitlenir; 15 dakika bekleyin.",
                    "After five wrong logins an account is locked for 15 minutes; wait 15 minutes."
                ),
                ("Sonra doğru şifreyle yeniden girin.", "Then log in with the right password."),
                ("Yine açılmazsa bize yazın, hesabı biz açalım.", "If it stays locked, write to us and we unlock it."),
            ],
            """
            Hesabım kilitlendi
            hesabım bloke oldu
            çok fazla yanlış şifre girdim hesap kilitli diyor
            5 kere hatalı giriş yaptım kilitlendi
            hesap kilidini açar mısınız
            kullanıcım kilitli görünüyor
            my account has been locked
            """),
    ]

    private static let listings = [
        solution(
            "listing-not-added", .listings, "İlan eklenemiyor", "A listing cannot be added", .l1 ... .l1, .high,
            steps: [
                ("Zorunlu alanların hepsini doldurduğunuza bakın.", "See that every compulsory field is filled in."),
                ("Sonra kaydetmeyi yeniden deneyin.", "Then try to save again."),
            ],
            """
            İlan eklenemiyor
            yeni ilan giremiyorum
            ilanı kaydetmiyor
            ilan eklerken hata veriyor
            portföye ilan ekleyemedim
            ilan kaydet butonu çalışmıyor
            I cannot add a listing
            """),
        solution(
            "bulk-upload", .listings, "Toplu yükleme hatası", "The bulk upload fails", .l1 ... .l1, .high,
            steps: [
                (
                    "Dosyanın güncel şablonla hazırlandığına bakın.",
                    "See that the file was made with the present template."
                ),
                (
                    "Sütun adlarını değiştirmeyin; şablondakiyle aynı olmalı.",
                    "Leave the names of the columns as they are in the template."
                ),
                (
                    "Bozuk görünen karakter (ğ, ş, ı gibi) varsa düzeltip yeniden yükleyin.",
                    "Correct letters that look broken and upload again."
                ),
            ],
            """
            Toplu yükleme hatası
            excel dosyam kabul edilmiyor
            toplu ilan yüklerken hata alıyorum
            şablonu yükledim sütun hatası verdi
            toplu yükleme dosyası yüklenmiyor
            excelden ilan aktaramıyorum türkçe karakterler bozuk
            bulk upload gives an error
            """),
        solution(
            "listing-wrong", .listings, "İlan bilgileri yanlış", "A listing's details are wrong", .l1 ... .l1, .normal,
            steps: [
                ("İlanı açıp düzenleme ekranına geçin.", "Open the listing and go to its editing page."),
                ("Bilgiyi düzeltip kaydedin.", "Correct the details and save."),
            ],
            """
            İlan bilgileri yanlış
            ilandaki metrekare hatalı görünüyor
            ilan fiyatını nasıl güncellerim
            ilanımda oda sayısı yanlış yazılmış
            yayındaki ilanın adresini düzeltmek istiyorum
            ilan detaylarını değiştirmek istiyorum
            the details of my listing are wrong
            """),
        solution(
            "listing-not-deleted", .listings, "İlan silinemiyor", "A listing cannot be deleted", .l1 ... .l1, .high,
            steps: [
                (
                    "İlanın açık bir müşteri eşleştirmesi varsa önce onu kapatın.",
                    "If the listing has an active match, end the match first."
                ),
                ("Sonra ilanı silin ve çıkan soruda onaylayın.", "Then delete the listing and confirm."),
            ],
            """
            İlan silinemiyor
            ilanı silemiyorum
            ilanı kaldıramıyorum sil butonu çalışmıyor
            satılan daireyi silmeme izin vermiyor
            portföyden ilan çıkaramıyorum
            eski ilan silinmiyor
            I cannot delete a listing
            """),
    ]

    private static let valuation = [
        solution(
            "valuation-error", .valuation, "Değerleme hata veriyor", "The valuation gives an error", .l1 ... .l1, .high,
            steps: [
                ("Girdiğiniz bilgilere yeniden bakın.", "Look again at what you entered."),
                (
                    "İlçe ile mahallenin doğru seçildiğinden emin olun, sonra yeniden deneyin.",
                    "See that district and neighbourhood are the right ones and try again."
                ),
            ],
            """
            Değerleme hata veriyor
            AI değerleme çalışmıyor
            değerleme yapamıyorum hata çıkıyor
            ekspertiz sonucu gelmiyor hata mesajı var
            değerleme ekranında bir hata oluştu diyor
            değer tahmini açılmıyor
            the valuation returns an error
            """),
        solution(
            "valuation-off", .valuation, "Sonuç çok yüksek ya da düşük", "The result is too high or too low",
            .l1 ... .l2, .normal,
            steps: [
                (
                    "m², bina yaşı ve kat bilgilerini yeniden kontrol edin.",
                    "Check area, age of the building and floor again."
                ),
                ("Düzeltip değerlemeyi yeniden çalıştırın.", "Correct them and run the valuation again."),
                (
                    "Bilgiler doğruysa sonucu bize gönderin, teknik ekip incelesin.",
                    "If they are right, send us the result and the technical team looks into it."
                ),
            ],
            """
            Sonuç çok yüksek çıkıyor
            değerleme sonucu çok düşük
            değerleme piyasanın çok üstünde rakam verdi
            çıkan fiyat gerçekçi değil
            ai değerleme alakasız bir değer buldu
            emsallere göre yarı fiyat gösteriyor
            değerleme farklı sonuç veriyor
            the estimate is far too high
            """),
        solution(
            "valuation-slow", .valuation, "Değerleme çok uzun sürüyor", "The valuation takes very long", .l2 ... .l2,
            .normal,
            steps: [
                ("Sunucu durumuna biz bakıyoruz.", "We look at the servers."),
                ("Birkaç dakika sonra değerlemeyi yeniden deneyin.", "Try the valuation again in a few minutes."),
            ],
            """
            Değerleme çok uzun sürüyor
            değerleme yükleniyor diye dönüp duruyor
            değerleme sonucu için dakikalarca bekliyorum
            ai değerleme çok yavaş
            hesaplanıyor ekranında kaldı
            değerleme bitmek bilmiyor
            the valuation takes forever
            """),
        solution(
            "region-unsupported", .valuation, "“Desteklenmeyen bölge” hatası", "“Unsupported region”", .l1 ... .l1,
            .normal,
            steps: [
                ("Desteklenen ilçelerin listesine bakın.", "Look at the list of supported districts."),
                (
                    "İlçeniz listede yoksa henüz açılmamış olabilir.",
                    "A district that is not in it may not have been opened yet."
                ),
            ],
            """
            Desteklenmeyen bölge hatası
            bölge desteklenmiyor diyor
            bizim ilçe değerlemede yok
            desteklenmeyen bölge uyarısı alıyorum
            mahallemiz listede çıkmıyor
            bu ilçe ne zaman açılacak
            unsupported region error
            """),
    ]

    private static let bot = [
        solution(
            "bot-silent", .bot, "Bot yanıt vermiyor", "The bot does not answer", .l1 ... .l1, .high,
            steps: [
                ("Platformda bot bağlantısını yenileyin.", "Renew the bot's connection on the platform."),
                ("Telegram’da bota /start yazıp yeniden gönderin.", "Send /start to the bot in Telegram again."),
            ],
            """
            Bot yanıt vermiyor
            telegram botu cevap vermiyor
            bota yazıyorum ses yok
            bot sustu mesajlara dönmüyor
            telegram bot çalışmıyor
            start yazdım bot tepki vermedi
            the telegram bot does not respond
            """),
        solution(
            "bot-commands", .bot, "Komutlar çalışmıyor", "Commands do not work", .l1 ... .l1, .high,
            steps: [
                (
                    "Komutun başında / olduğuna ve doğru yazıldığına bakın.",
                    "See that the command begins with / and is spelt right."
                ),
                ("Bütün komutları görmek için /yardim gönderin.", "Send /yardim to see all commands."),
            ],
            """
            Komutlar çalışmıyor
            bot komutları algılamıyor
            botta hangi komutları yazacağım komut geçersiz diyor
            /ilan komutu çalışmıyor
            telegramda komut yazınca bilinmeyen komut diyor
            komut listesi gelmiyor
            bot commands do not work
            """),
        solution(
            "bot-connection", .bot, "Bot bağlanamıyor", "The bot cannot connect", .l1 ... .l2, .high,
            steps: [
                ("Telegram uygulamanızın güncel olduğuna bakın.", "See that your Telegram is up to date."),
                (
                    "Platform ayarlarından bot bağlantısını kontrol edin.",
                    "Check the bot's connection in the settings of the platform."
                ),
            ],
            """
            Bot bağlanamıyor
            telegram botunu hesabıma bağlayamıyorum
            bot bağlantısı kurulamadı
            bot bağlantısı kopuyor
            telegram eşleme kodu bağlanmıyor
            platform ile bot arasında bağlantı yok
            the bot cannot be connected
            """),
        solution(
            "mini-app", .bot, "Mini App açılmıyor", "The Mini App does not open", .l1 ... .l1, .high,
            steps: [
                ("Telegram sürümünüze bakın.", "Look at the version of your Telegram."),
                (
                    "Eskiyse güncelleyip Mini App’i yeniden açın.",
                    "If it is old, update it and open the Mini App again."
                ),
            ],
            """
            Mini App açılmıyor
            mini uygulama boş ekran veriyor
            telegramda mini app yüklenmiyor
            miniapp siyah ekranda kalıyor
            mini app butonuna basınca bir şey olmuyor
            the mini app does not open
            """),
    ]

    private static let payment = [
        solution(
            "payment-declined", .payment, "Ödeme reddedildi", "The payment was declined", .l1 ... .l1, .normal,
            steps: [
                ("Kartınızın limitine ve son kullanma tarihine bakın.", "Look at your card's limit and expiry date."),
                ("Gerekirse başka bir kartla deneyin.", "If need be, try another card."),
            ],
            """
            Ödeme reddedildi
            kartım reddedildi
            kredi kartımdan çekim yapılmıyor
            ödeme yaparken kart onaylanmadı
            kartım kabul edilmiyor
            ödeme geçmedi
            my card was declined
            """),
        solution(
            "invoice-missing", .payment, "Fatura görünmüyor", "The invoice is not shown", .l1 ... .l1, .normal,
            steps: [
                ("Faturalandırma sekmesine bakın.", "Look at the tab “Faturalandırma”."),
                (
                    "Ödemenin üzerinden 24 saat geçmediyse biraz bekleyin; fatura o zaman görünür.",
                    "If it is not 24 hours since the payment, wait a little; it shows then."
                ),
            ],
            """
            Fatura görünmüyor
            faturam gelmedi
            bu ayın faturasını bulamıyorum
            e-fatura nerede
            ödeme yaptım fatura kesilmedi
            faturamı nereden indirebilirim
            I cannot see my invoice
            """),
        solution(
            "plan-charged", .payment, "Yanlış plan ücretlendirildi", "The wrong plan was charged", .l2 ... .l2, .normal,
            steps: [
                ("Faturanızı birlikte kontrol ediyoruz.", "We check your invoice with you."),
                ("Yanlışlık varsa düzeltme ya da iade yapılır.", "If it is wrong it is corrected or refunded."),
            ],
            """
            Yanlış plan ücretlendirildi
            benden elite ücreti çekilmiş ben pro kullanıyorum
            fazla para çekilmiş
            plan değiştirdim eski plandan ücret alındı
            iki kez ücret kesilmiş
            aboneliğim iptal ama ücret çekildi
            I was charged for the wrong plan
            """),
        solution(
            "refund", .payment, "İade talebi", "A refund", .l2 ... .l2, .normal,
            steps: [
                ("İade politikasına göre talebinizi alıyoruz.", "We take your request under the refund policy."),
                (
                    "Talebi ilgili ekibe (L2) aktarıyoruz; sonuç size yazılır.",
                    "We hand it to the team in charge (L2), which writes to you."
                ),
            ],
            """
            İade talebi
            paramı geri istiyorum
            ücret iadesi yapar mısınız
            aboneliği iptal edip iade almak istiyorum
            iade ne zaman yatar
            para iadesi nasıl alınır
            I want a refund
            """),
    ]
}

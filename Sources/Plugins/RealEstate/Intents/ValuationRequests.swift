import PluginKit

extension IntentDefinition {
    /// What a property is worth by the estimate, and what the estimate rests on.
    static let valuation = IntentDefinition(
        id: "ai_degerleme",
        title: LocalizedText(tr: "Yapay zekâ değerleme", en: "AI valuation"),
        utterances: """
            Evimin değeri ne kadar?
            evim kaç para eder
            evim ne kadar eder
            dairemin piyasa değerini öğrenmek istiyorum
            evime değer biçer misiniz
            evime fiyat biçebilir misiniz
            evimi kaça satabilirim değer hesaplar mısınız
            arsamın değerini öğrenmek istiyorum
            dükkanımın değeri nedir
            kira değerini hesaplıyor mu sistem
            değerleme yaptırmak istiyorum
            değerleme nasıl yapılıyor
            değerleme nasıl çalışıyor
            yapay zeka değerleme nedir
            yapay zeka ile değerleme
            ai değerleme ne kadar doğru
            değerleme sonucu güvenilir mi
            değerleme ne kadar sapar
            değerleme hata veriyor
            değerleme çalışmıyor
            değerleme sonuç vermiyor
            değerleme çok uzun sürüyor
            değerleme ekranı dönüp duruyor
            değerleme raporu açılmıyor
            değerleme raporu nerede
            değerleme raporunu indiremiyorum
            değerleme pdf gelmedi
            değerleme sonucu çok yüksek çıktı
            değerleme çok düşük gösterdi
            değer çok saçma çıktı
            evi yarı fiyatına gösterdi
            komşunun evi daha pahalı benimki neden düşük çıktı
            değer tahmini yanlış
            değer tahmini neye göre yapılıyor
            değer tahmini kaç lira
            değer tahmini ücretsiz mi
            değerleme ücretli mi
            değerleme ücreti ne kadar
            kaç ücretsiz değerleme hakkım var
            değerleme hakkım bitti
            değerleme kotası ne zaman yenilenir
            günde kaç sorgu yapabiliyorum
            desteklenmeyen bölge diyor
            benim ilçem değerlemede yok
            hangi bölgelerde değerleme yapılıyor
            hangi iller destekleniyor değerlemede
            köy evi için değerleme yapıyor mu
            villa değerlemesi oluyor mu
            arsa tarla değerlemesi var mı
            iş yeri değerlemesi yapıyor musunuz
            değerlemede hangi bilgiler isteniyor
            değerleme için metrekare brüt mü net mi
            bina yaşını yanlış girdim değerlemede
            kat bilgisini değiştirip tekrar hesaplatmak istiyorum
            emsal evler nereden geliyor
            emsalleri görebilir miyim
            emsal sayısı az diyor
            veri ne kadar güncel değerlemede
            geçmiş değerlemelerimi nasıl görürüm
            değerlemeyi müşteriye gönderebilir miyim
            değerleme raporuna logomu ekleyebilir miyim
            bankada geçerli mi değerleme raporu
            ekspertiz yerine geçer mi
            resmi değerleme raporu mu bu
            lisanslı değerleme uzmanı mı hazırlıyor
            uzman değerleme raporu kaç lira
            uzman gelip yerinde değerleme yapıyor mu
            değer aralığı neden geniş
            güven aralığı ne demek
            evin değerini kim hesaplıyor
            yapay zekanın verdiği fiyata ne kadar güveneyim
            fiyat tahmin aracı
            ev fiyat hesaplama
            konut değeri sorgulama
            mahallemdeki metrekare fiyatı nedir
            bölgemde metrekare kaç lira değerlemeye göre
            değer artış tahmini yapıyor mu
            değerlme hatalı
            yapy zeka fiyt yanlış
            evn degeri ne kdar
            degerleme saçmaladı
            Dedemden kalan taş evin değerini merak ettim, sisteme yaşını elli yazdım diye bana komik bir rakam \
            verdi; restorasyonlu olduğunu nereye gireceğim?
            Aynı binada üst katım dört buçuğa satıldı, sizin hesabınız benimkine üç diyor; arada neden bu kadar fark \
            var, emsalleri nasıl seçiyor?
            What is my house worth?
            how does the valuation work
            the valuation is too low
            which areas does the AI valuation cover
            is the estimate free
            can I use the valuation report at the bank
            كم قيمة منزلي؟
            التقييم غير صحيح
            هل تقييم الذكاء الاصطناعي مجاني؟
            كيف يحسب النظام قيمة الشقة؟
            منطقتي غير مدعومة في التقييم
            değerleme kaç dakikada çıkar
            tahmindeki yanılma payı yüzde kaç
            aylık kaç ücretsiz değerlemem var
            how long does a valuation take
            how accurate is the price estimate
            değerleme hangi tarihli satışlara dayanıyor
            arsada sapma yüzde kaç
            """)
}

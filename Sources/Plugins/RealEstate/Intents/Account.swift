import PluginKit

extension IntentDefinition {
    /// Signing in, passwords, codes, users of an office.
    static let account = IntentDefinition(
        id: "giris_hesap",
        title: LocalizedText(tr: "Giriş ve hesap", en: "Sign-in and account"),
        utterances: """
            Şifremi unuttum
            sifremi unuttum nasil sifirlarim
            şifremi değiştirmek istiyorum
            şifre sıfırlama maili gelmedi
            şifre yenileme bağlantısı çalışmıyor
            şifre yenileme kodu kaç dakika geçerli
            parolamı nasıl değiştiririm
            parolamı hatırlamıyorum
            şifrem yanlış diyor
            şifrem doğru ama kabul etmiyor
            giriş yapamıyorum
            sisteme giriş yapamıyorum
            panele giremiyorum
            panele girmiyor
            hesabıma giremiyorum
            uygulamaya giremiyorum
            siteye giriş olmuyor
            giriş ekranında hata var
            giriş yapınca beyaz ekran geliyor
            giriş sayfası açılmıyor
            girişte takılı kalıyor
            sürekli oturumum kapanıyor
            oturum süresi doldu diyor
            sistem beni atıyor
            hesabım kilitlendi
            hesabım bloke oldu
            hesabım kapatılmış
            hesabım pasif görünüyor
            hesabım askıya alınmış neden
            hesabım ne zaman açılır
            çok fazla deneme dedi kilitledi
            kaç yanlış denemede hesap kilitleniyor
            doğrulama kodu gelmiyor
            dogrulama kodu gelmedi telefona
            sms kodu gelmiyor
            onay kodu alamıyorum
            kod gelmiyor giremiyorum
            doğrulama e-postası gelmedi
            aktivasyon maili gelmiyor
            mail adresimi onaylayamıyorum
            aktivasyon linkinin süresi dolmuş
            iki adımlı doğrulama nasıl açılır
            iki faktörlü girişi kapatın
            telefon numaram değişti nasıl güncellerim
            eski numaram yok giriş kodu oraya gidiyor
            e-posta adresimi güncellemek istiyorum
            mail adresimi değiştirmek istiyorum
            kullanıcı adım neydi
            kullanıcı adımı bilmiyorum
            kayıt olamıyorum
            üye olmak istiyorum
            nasıl kayıt olurum
            üyelik nasıl açılır
            hesap açmak istiyorum
            ofis hesabı nasıl oluşturulur
            bu mail zaten kayıtlı diyor
            kullanıcı eklemek istiyorum
            ekip arkadaşımı hesaba eklemek istiyorum
            yeni danışmana kullanıcı açar mısınız
            kaç kullanıcı açabilirim
            çalışanımın hesabını kapatın
            yetki vermek istiyorum danışmana
            danışmanın yetkisini nasıl kısıtlarım
            admin yetkisini devretmek istiyorum
            profil bilgilerimi güncelleyemiyorum
            profil fotoğrafım değişmiyor
            hesabımı silmek istiyorum
            üyeliğimi sildirmek istiyorum kişisel verilerim silinsin
            hesabımı dondurabilir miyim
            ofis adını nasıl değiştiririm
            hesabımı başka ofise taşıyabilir miyim
            iki ofisi tek hesapta birleştirme
            hesabıma başkası girmiş
            hesabım çalındı mı şüpheli giriş var
            tanımadığım cihazdan giriş görünüyor
            telefondan giriyorum bilgisayardan girmiyor
            mobil uygulama giriş hatası
            google ile giriş olmuyor
            yetkiniz yok diyor
            yetkisiz erişim hatası
            captcha geçmiyor
            hsabıma gremyorum
            sfre unutm
            pnele giris yapamıyrum
            hspm kilitlndi
            Yeni işe başlayan danışmanımıza dün kullanıcı açtım, davet maili ona ulaşmadı, spam klasörüne de baktık \
            yok; tekrar nasıl gönderirim?
            Tatilden döndüm, parolamı yazıyorum kabul etmiyor, yenile diyorum mail adresim de eski işyerinin, oraya \
            erişemiyorum, hesaba nasıl gireceğim?
            I can't sign in
            I forgot my password
            the verification code never arrives
            my account is locked
            how do I create an account
            how can I add another user
            لا يمكنني الدخول إلى الحساب
            نسيت كلمة السر
            رمز التحقق لا يصل
            تم قفل حسابي
            كيف أنشئ حسابا؟
            parola en az kaç karakter olmalı
            hesap kaç yanlış denemede kilitlenir
            bağlantının süresi ne kadar
            telefon numaramı nereden değiştiririm
            How long is the reset link valid?
            how do I change my phone number
            parolayı kaç günde bir değiştirmem gerek
            """)
}

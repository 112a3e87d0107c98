import PluginKit

extension IntentDefinition {
    /// What broke, and who repairs it.
    static let warranty = IntentDefinition(
        id: "garanti",
        title: LocalizedText(tr: "Garanti", en: "Warranty"),
        utterances: """
            Garantisi var mı?
            garanti süresi ne kadar
            kaç yıl garantili
            garantisi kaç yıl
            garanti kaç ay
            garantili mi bu ürün
            garanti kapsamına neler giriyor
            garanti neleri kapsar
            garanti kapsamında mı bu arıza
            garantiye girer mi
            garantiden yararlanabilir miyim
            garantiye göndermek istiyorum
            garantiye nasıl yollarım
            garanti belgesi yok kutuda
            garanti belgem kayboldu
            garanti belgesi veriyor musunuz
            garanti kartı doldurulmamış
            garanti için fatura gerekiyor mu
            faturam yok garanti geçerli mi
            garantim bitti mi
            garanti süresi doldu mu bakabilir misiniz
            garanti ne zaman başlıyor
            ürün arızalandı
            bozuldu ne yapmalıyım
            çalışmıyor artık garantisi vardı
            açılmıyor cihaz servise yollasam
            şarj tutmuyor arızalı mı
            ısıtmıyor bozuldu galiba
            ses yapıyor servise göndereyim mi
            ekranı karardı garantiden yapar mısınız
            kolu koptu tamir ediyor musunuz
            sapı kırıldı garanti karşılıyor mu
            fermuarı patladı garantisi var mıydı
            tekeri kırıldı değişiyor mu garantiden
            dikişleri açıldı garanti kapsar mı
            yayı çöktü yatağın garantisi
            rengi attı garantiye girer mi
            pompası bozuldu tamir olur mu
            kullanıcı hatası garanti dışı mı
            düşürmüştüm garanti olur mu
            su aldı garanti kapsamında mı
            tamir ücreti ne kadar garanti bitmişse
            garanti dışı tamir var mı
            servisiniz var mı
            teknik servis nerede
            yetkili servis listesi
            servise nasıl gönderirim
            servis kaç günde tamir eder
            tamirde ne kadar kalır
            tamire gönderdim haber yok
            yedek parça bulunur mu
            parçası kırıldı yenisi var mı
            piline garanti var mı
            ithalatçı garantili mi distribütör mü
            türkiye garantisi mi
            ek garanti satın alabilir miyim
            garanti uzatma var mı
            ömür boyu garanti mi
            yurt dışında garanti geçerli mi
            ikinci el aldım garanti devam eder mi
            garnti varmı
            grantisi kç yıl
            bozlursa ne olucak
            arıza yaptı kim bakacak
            üretim hatası var garanti
            iki yıl dolmadan bozuldu
            Babaanneme aldığım elektrikli battaniye daha üçüncü ayında ısıtmamaya başladı, faturası duruyor, \
            ücretsiz onarılır mı?
            Geçen sene aldığım valizin tekerlek yuvası çatladı, normal kullanımda oldu, bunu garantiden onarıyor ya \
            da yeniliyor musunuz?
            Is there a warranty?
            how long is the guarantee
            it stopped working, is it under warranty
            how do I send it for repair
            does the warranty cover broken parts
            where is your service center
            هل يوجد ضمان؟
            كم سنة الضمان؟
            الجهاز لا يعمل هل يشمله الضمان؟
            أين مركز الصيانة؟
            تعطل المنتج ماذا أفعل؟
            tamir uzun sürerse yerine geçici ürün veriyor musunuz
            arızalandı servise gönderecektim, garanti karşılıyor mu
            garantiyi uzatabilir miyim
            makinenin garantisi kaç yıl
            pilin garantisi ne kadar
            peki garantisi
            onun garantisi kaç sene
            garanti kapsamındaki tamir kaç gün sürer
            tamir sürerken yedek cihaz veriyor musunuz
            hangi arızalar garantiye girmez
            yere düştü kırıldı garanti karşılar mı
            yedek parça kaç yıl bulunur
            How long is the guarantee on the grinder?
            how many years of warranty does it have
            how long does a repair take
            """)
}

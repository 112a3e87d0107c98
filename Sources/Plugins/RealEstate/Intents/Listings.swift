import PluginKit

extension IntentDefinition {
    /// Entering, publishing, editing and importing listings.
    static let listings = IntentDefinition(
        id: "portfoy_ilan",
        title: LocalizedText(tr: "Portföy ve ilan", en: "Listings"),
        utterances: """
            İlan nasıl girilir?
            ilan eklemek istiyorum
            yeni ilan nasıl eklerim
            ilan ekleyemiyorum
            ilan eklerken hata veriyor
            ilan kaydolmuyor
            ilanı kaydet diyorum olmuyor
            zorunlu alan hatası veriyor ilanda
            ilanım yayınlanmadı
            ilanım yayında değil
            ilanım görünmüyor
            ilanım çıkmıyor aramada
            ilanım yayından kalkmış
            ilanım silinmiş
            ilanım reddedildi neden
            ilanım onaylanmadı
            ilanım ne zaman onaylanır
            ilan onay süresi ne kadar
            ilanım inceleniyor yazıyor
            ilan süresi kaç gün
            ilanımın süresi doldu yenilemek istiyorum
            ilanı yeniden yayınlamak istiyorum
            ilanı nasıl yayından kaldırırım
            ilanı silmek istiyorum
            ilan silinmiyor
            ilanı pasife nasıl alırım
            satıldı olarak işaretleyemiyorum
            kiralandı yapmak istiyorum ilanı
            ilanı düzenleyemiyorum
            ilan bilgilerim yanlış görünüyor
            ilan fiyatını değiştirmek istiyorum
            ilandaki metrekareyi düzeltemiyorum
            ilan başlığını nasıl değiştiririm
            ilan açıklaması kısa geliyor sığmıyor
            ilandaki konum haritada yanlış
            haritada yanlış yeri gösteriyor
            ilana fotoğraf ekleyemiyorum
            fotoğraf yüklenmiyor
            resim boyutu kaç mb olmalı
            kaç fotoğraf eklenebilir
            en az kaç fotoğraf gerekli
            fotoğraf sırasını değiştiremiyorum
            kapak fotoğrafını nasıl seçerim
            fotoğraflarım bulanık çıkıyor
            fotoğrafta filigran var mı
            video nasıl eklenir ilana
            360 sanal tur ekleniyor mu
            kat planı yükleyebilir miyim
            toplu ilan yükleme nasıl
            toplu yükleme hata verdi
            excelden ilan aktarma
            exceldeki ilanları sisteme atmak istiyorum
            toplu yükleme şablonu nerede
            şablondaki sütunlar tanınmadı
            csv ile yükleme yapılır mı
            bir dosyada en fazla kaç ilan
            xml entegrasyonu var mı ilanlar için
            eski programdaki ilanlarımı taşıyabilir miyim
            ilanlarımı başka siteden çekebilir misiniz
            sahibindenden ilanları aktarıyor mu
            ilanlar diğer portallara otomatik gidiyor mu
            ilanımı kaç sitede yayınlıyorsunuz
            portföy nasıl eklenir
            portföyüm görünmüyor
            portföylerim kayboldu
            portföy limitim doldu
            portföy sınırı kaç
            portföyümü başka danışmana aktarmak istiyorum
            portföy paylaşımı nasıl yapılıyor
            portföyü diğer ofislerle paylaşabilir miyim
            portföy raporu alabilir miyim
            kaç ilan hakkım var
            ilan limiti ne kadar
            ilan hakkım bitti
            ilanımı öne çıkarmak istiyorum
            vitrin ilanı nasıl yapılır
            doping yapabilir miyim ilana
            ilanım kaç kişi görmüş
            ilan istatistikleri nerede
            ilanıma gelen talepleri nereden görürüm
            mükerrer ilan uyarısı veriyor
            aynı ilan iki kere görünüyor
            yetki belgesi yüklemem gerekiyor mu ilana
            ilan kategorisi bulamadım arsa için
            taslak ilanlarım nerede
            ilan metnini yapay zeka yazsın istiyorum
            ilan pdf broşürü çıkarabilir miyim
            ilan linkini müşteriye nasıl atarım
            eşleşen müşteri önerisi gelmiyor portföye
            iln ekliyemiyrm
            ilnm gorunmuyo
            portfy yukleme
            fotgraf yuklenmyor
            Sabah eklediğim dükkân ilanını telefondan bakınca görüyorum ama sitede arayınca çıkmıyor, onay mı \
            bekliyor yoksa bir alan mı eksik?
            Devraldığımız ofisten bize bin kadar kayıt geldi, elle girmek imkânsız; tablo hâlinde aktarmanın yolu \
            var mı, resimleri de alıyor mu?
            How do I post a listing?
            I can't upload photos to my listing
            my listing was rejected, why
            how do I remove a listing
            can I import listings from Excel
            how many listings can I add
            كيف أنشر إعلانا؟
            إعلاني لا يظهر
            لا أستطيع رفع الصور
            كيف أحذف الإعلان؟
            هل يمكن رفع الإعلانات من ملف إكسل؟
            ilana kaç fotoğraf yüklenir
            ilan kaç gün yayında kalır
            portföye kaç ilan girebilirim
            how many photos can I add to a listing
            how long does listing approval take
            ilan reddedilirse ne yapmalıyım
            ilanı üst sıraya taşımak kaç lira
            kaç ilana kadar yükleyebilirim
            """)
}

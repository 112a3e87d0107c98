import PluginKit

extension IntentDefinition {
    /// Looking for, showing, letting and selling property; contracts and deposits.
    static let rentingAndSelling = IntentDefinition(
        id: "kiralama_satis",
        title: LocalizedText(tr: "Kiralama ve satış", en: "Renting and selling"),
        utterances: """
            Kiralık ev arıyorum
            kiralık daire var mı
            kiralık daire bakıyorum
            kiralik 2+1 ariyorum
            eşyalı kiralık var mı
            öğrenciye kiralık ev
            merkezde kiralık 1+1
            bahçeli kiralık ev bakıyoruz
            aylık 15 bine kadar kiralık
            kiralık dükkan arıyorum
            kiralık ofis var mı elinizde
            depo kiralamak istiyorum
            satılık ev arıyorum
            satılık daire bakıyorum
            satılık 3+1 var mı
            satılık arsa var mı
            satılık villa bakıyoruz
            satılık yazlık
            denize yakın satılık daire
            krediye uygun ev arıyorum
            4 milyona kadar ev bakıyorum
            bütçem 3 milyon ne önerirsiniz
            yatırımlık daire arıyorum
            elinizde neler var
            elinizde hangi evler var
            evimi satmak istiyorum
            evimi satışa çıkarmak istiyorum
            dairemi satmayı düşünüyorum
            arsamı satar mısınız
            evimi kiraya vermek istiyorum
            boş dairem var kiraya verir misiniz
            evimi kiralar mısınız
            evi size versem ne kadar sürede satılır
            ev ne kadar zamanda satılır
            evi görmek istiyorum
            evi ne zaman görebilirim
            daireyi gezebilir miyim
            bugün evi gezebilir miyiz
            yerinde görmek istiyoruz
            hafta sonu ev gösterebilir misiniz
            yer gösterme nasıl oluyor
            ev gezmek için randevu
            ev gösterme randevumu iptal etmek istiyorum
            ilandaki ev hala satılık mı
            bu daire kiralandı mı
            ev duruyor mu
            o ev satıldı mı
            ilandaki evin aidatı ne kadar
            evin kirası ne kadar
            evin kaç metrekare olduğu
            ev kaçıncı katta
            evin ısıtması ne
            asansörlü mü bina
            otoparkı var mı dairenin
            site içinde mi
            tapusu kat mülkiyetli mi
            iskanı var mı
            evde hayvan beslenir mi
            köpeğim var kiralayabilir miyim
            bekara veriyor musunuz
            öğrenciye veriyor musunuz
            depozito ne kadar
            kaç depozito alınıyor
            depozitomu ne zaman geri alırım
            depozitomu geri vermiyorlar
            depozito kesintisi neden
            kira sözleşmesi nasıl yapılıyor
            sözleşme süresi kaç yıl
            sözleşmeyi erken bitirirsem ne olur
            evden erken çıkarsam ceza var mı
            kefil gerekiyor mu
            kefil şart mı
            kiralamak için hangi evraklar lazım
            maaş bordrosu gerekiyor mu
            satış için gerekli evraklar
            tapu işlemleri nasıl yürüyor
            tapu ne zaman devredilir
            tapuda kim bulunacak
            kira artışı yüzde kaç yapılır
            ev sahibi kirayı artırmak istiyor
            ev sahibi çıkarmak istiyor
            kiracım ödemiyor
            kiracıyı çıkarmak istiyorum
            ne zaman taşınabilirim
            anahtarı ne zaman alırım
            ev teslim tutanağı nasıl
            evi teslim ederken boya şart mı
            aboneliklerini kim yaptırıyor elektrik su
            kaporayı verdim vazgeçersem geri alır mıyım
            satıcı vazgeçerse kapora ne olur
            teklif vermek istiyorum ev için
            pazarlık payı var mı evde
            takas olur mu arabayla
            konut kredisi için yardımcı oluyor musunuz
            kredi çıkmazsa ne olur
            yetki sözleşmesi nedir kaç ay
            yetki belgesi lazım mı satış için
            günlük kiralık var mı
            yabancıya ev satışı oluyor mu
            vatandaşlık için ev almak istiyorum
            kentsel dönüşüme girecek mi bina
            deprem raporu var mı binanın
            krlık daire
            stılık ev baktım
            ev kiralamk istyrum
            kiralk 1+1 varmı
            Tayinim çıktı, ağustosta oraya geliyoruz, iki artı bir, eşyasız, okula yürüme mesafesinde bir yer lazım, \
            kiralıklarınızdan uygun olan var mı?
            Rahmetli dedemin köydeki tarlasını dört kardeş satışa çıkarmak istiyoruz, hangimizin imzası gerekiyor, \
            hangi evrakları hazırlayalım?
            I want to rent an apartment
            do you have houses for sale
            can I see the flat this week
            is the apartment still available
            I want to sell my house
            how much is the deposit
            what documents do I need to rent
            أريد استئجار شقة
            هل عندكم بيوت للبيع؟
            هل يمكن معاينة الشقة؟
            أريد بيع منزلي
            كم مبلغ التأمين؟
            ما الأوراق المطلوبة للإيجار؟
            ev alırken ne kadar kapora veririm
            tapu harcını alıcı mı satıcı mı öder
            günlük kiralama yapıyor musunuz
            evden erken çıkarsam ne olur
            kira artış oranı yüzde kaç
            yetki sözleşmesi kaç ay geçerli
            evde kedi besleyebilir miyim
            öğrenciye ev veriyor musunuz
            kaporam geri verilir mi kaç günde
            kredi çıkmazsa kapora yanar mı
            tapu masrafını kim öder
            kiralık evde hayvan beslenir mi
            depozitoyu ne zaman geri alırım
            anahtar teslimi ne zaman yapılır
            Who pays the title deed fee?
            how much deposit does a tenant pay
            when do I get my deposit back
            how long is the sales contract valid
            من يدفع رسوم الطابو؟
            aidatı ev sahibi mi öder
            kira artışı yüzde kaç oluyor
            sözleşme bitmeden çıkarsam ne olur
            satmaktan vazgeçersem bir şey öder miyim
            boyayı kim yaptırır ev sahibi mi kiracı mı
            yabancılara satış yapıyor musunuz
            hangi belgeleri hazırlamalıyım kiralamak için
            Do you sell to foreigners?
            which papers are needed for the title deed
            are pets allowed in the flat
            """)
}

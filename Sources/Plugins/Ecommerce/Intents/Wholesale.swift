import PluginKit

extension IntentDefinition {
    /// Many pieces, a company, a reseller: a sales lead.
    static let wholesale = IntentDefinition(
        id: "toptan_b2b",
        title: LocalizedText(tr: "Toptan ve kurumsal", en: "Wholesale"),
        utterances: """
            Toptan satış yapıyor musunuz?
            toptan fiyat var mı
            toptan alım yapmak istiyorum
            toptan fiyat listesi alabilir miyim
            toptan fiyatınız nedir
            toptan ne kadar
            toplu alım yapacağız indirim olur mu
            toplu sipariş vermek istiyoruz
            toplu alımda ne kadar düşersiniz
            100 adet lazım
            50 adet alacağım fiyat ne olur
            200 tane alsam kaça verirsiniz
            yüz tane istiyorum indirim yapar mısınız
            500 adet için teklif istiyoruz
            1000 adet fiyatı nedir
            150 adet kalem yaptıracağız
            adetli alımda fiyat düşer mi
            çok alırsak indirim var mı
            koliyle almak istiyorum
            koli fiyatı nedir
            palet bazında fiyat verir misiniz
            şirketimiz için teklif alabilir miyiz
            kurumsal teklif istiyoruz
            firmamız adına fiyat teklifi rica ederim
            kurumsal alım için kiminle görüşelim
            kurumsal satış departmanınız var mı
            kurumsal hediye düşünüyoruz 120 kişiyiz
            çalışanlarımıza yılbaşı hediyesi alacağız
            personelimiz için 80 adet lazım
            logolu üretim yapıyor musunuz
            logomuzu basabilir misiniz 300 adet
            promosyon ürün olarak alacağız
            bayilik veriyor musunuz
            bayiniz olmak istiyorum
            bayi olmak için ne gerekiyor
            ana bayi misiniz bize mal verir misiniz
            mağazam var sizden ürün almak istiyorum
            dükkan için mal alacağım
            kırtasiyem var toptan alayım
            butiğim var toptan çalışıyor musunuz
            satmak için alacağım indirim olur mu
            internetten satacağım tedarik sağlar mısınız
            xml veriyor musunuz
            dropshipping yapıyor musunuz
            okulumuz için toplu alım yapacağız
            kreş için 90 takım lazım
            anaokuluna 40 set alacağız
            otel için havlu bakıyoruz 600 adet
            kafemiz için 60 fincan lazım
            restoranımız için toplu tabak alacağız
            hastanemize 250 adet alım
            belediye ihalesi için fiyat
            dernek olarak 400 koli yardım alacağız
            köy okullarına yardım için 70 çanta alacağız
            düğünümüz için 200 adet nikah şekeri
            nikah hediyesi olarak 150 tane
            etkinliğimiz için 300 çanta lazım
            minimum toptan adet kaç
            en az kaç adet alırsak toptan olur
            toptanda vade var mı
            vadeli çalışıyor musunuz kurumsal
            çek alıyor musunuz toptan alımda
            ihracat yapıyor musunuz konteyner
            yurt dışına toptan satış var mı
            numune gönderir misiniz toptan için
            cari hesap açabilir miyiz firmamıza
            tptan fyat alabilrmiyim
            toplu alm yapcaz
            b2b satış
            İlçemizde iki şubeli bir spor salonu işletiyoruz, üyelerimize vermek üzere yaklaşık 450 matara arıyoruz, \
            bu adede özel fiyat çıkarır mısınız?
            Yeni açacağımız pansiyonun bütün odaları için nevresim ve havlu alacağız, sayı yüz ellinin üzerinde, \
            kurumsal fiyat listenizi yollar mısınız?
            Do you sell wholesale?
            we'd like to order 500 pieces
            bulk discount for our company?
            can I become a reseller
            corporate gift quote for 100 people
            what is the minimum order for wholesale
            هل لديكم أسعار جملة؟
            نريد طلب كمية كبيرة
            نحتاج 300 قطعة لشركتنا
            أريد أن أكون موزعا لكم
            عرض سعر للشركات من فضلكم
            kafem için 10 kilo alsam indirim olur mu
            otelimiz için yüklü alım yapacağız oran nedir
            20 adet üstünde yüzde kaç indirim yapıyorsunuz
            okulumuz için toplu alım vade olur mu
            kurumlara kaç gün vade tanıyorsunuz
            en az kaç adet alınca toptan sayılır
            kafemize her ay düzenli mal lazım
            what discount do you give on bulk orders
            do you offer payment terms to companies
            """)
}

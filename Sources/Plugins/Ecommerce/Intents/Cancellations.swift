import PluginKit

extension IntentDefinition {
    /// Stopping an order before it leaves.
    static let cancellations = IntentDefinition(
        id: "iptal",
        title: LocalizedText(tr: "Sipariş iptali", en: "Cancel an order"),
        utterances: """
            Siparişimi iptal etmek istiyorum
            sipariş iptal
            siparişi iptal edin
            siparişimi iptal eder misiniz
            siparisi iptal edermisiniz
            siparişimi nasıl iptal ederim
            nasıl iptal edebilirim
            iptal etmek istiyorum
            iptal edin lütfen
            iptal butonunu bulamıyorum
            iptal tuşu görünmüyor
            iptal olmuyor hata veriyor
            vazgeçtim almayacağım
            vazgeçtim göndermeyin
            vazgectim iptal
            almaktan vazgeçtim siparişi durdurun
            kargoya vermeyin iptal edeceğim
            kargoya çıkmadan iptal edin
            kargoya verilmeden durdurabilir misiniz
            daha göndermediyseniz iptal
            göndermeyin siparişimi
            siparişi durdurun
            siparişi geri çekmek istiyorum
            siparişi silin
            siparişimi silebilir misiniz
            iki kere sipariş oldu birini iptal edin
            yanlışlıkla sipariş verdim
            yanlışlıkla iki tane almışım biri iptal
            yanlış adresle sipariş verdim iptal edelim
            yanlış beden seçtim iptal edip yeniden verecem
            yanlış ürünü sipariş etmişim iptal
            kargodaki siparişi iptal edebilir miyim
            kargoya verildi ama iptal etmek istiyorum
            İptal süresi ne kadar?
            ne zamana kadar iptal edebilirim
            kaç saat içinde iptal hakkım var
            iptal için geç mi kaldım
            iptal edersem param ne zaman döner
            iptal edince ücret iade ediliyor mu
            iptal ücreti kesiyor musunuz
            iptal ettim param yatmadı
            siparişin bir kısmını iptal edebilir miyim
            içinden bir ürünü çıkarır mısınız
            tek ürünü iptal etsem diğerleri gelse
            adedi düşürebilir miyiz biri iptal olsun
            ön siparişimi iptal etmek istiyorum
            özel üretim siparişi iptal edilebilir mi
            isimli ürünü iptal etsem olur mu
            havale yapmadım siparişi iptal edin
            kapıda ödeme seçtim iptal edin almayacağım
            daha ucuza buldum iptal edicem
            eşim almış ben iptal edeyim
            geç gelecekse iptal edin
            gecikti iptal istiyorum
            çok bekledim iptal edin artık
            oğlum benden habersiz sipariş vermiş iptal
            bugün verdiğim siparişten caydım
            siparişten caydım
            istemiyorum artık iptal edin
            iptl etmk istiyrm
            siparisi iptl
            sprş iptal lütfen
            abonelik siparişimi iptal etmek istiyorum
            iptal talebim onaylandı mı
            iptal talebi oluşturdum cevap yok
            Akşam acele ile sipariş verdim, sabah fark ettim ki yanlış model seçmişim; paketlemeden iptal eder \
            misiniz, doğrusunu yeniden alacağım.
            Annem de aynı takımdan almış, haberimiz yokmuş; benim dün geceki siparişimi yola çıkmadan durdurur \
            musunuz?
            I want to cancel my order
            please cancel it, I changed my mind
            can I still cancel before shipping
            how do I cancel an order
            cancel one item from my order
            I ordered by mistake
            أريد إلغاء طلبي
            ألغوا الطلب من فضلكم
            كيف ألغي الطلب؟
            غيرت رأيي لا ترسلوا الطلب
            هل يمكن الإلغاء قبل الشحن؟
            """)
}

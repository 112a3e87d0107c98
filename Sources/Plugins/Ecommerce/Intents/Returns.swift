import PluginKit

extension IntentDefinition {
    /// Sending goods back and getting the money.
    static let returns = IntentDefinition(
        id: "iade",
        title: LocalizedText(tr: "İade", en: "Return"),
        utterances: """
            Ürünü iade etmek istiyorum
            İade süresi kaç gün?
            İade kargo ücretini kim ödüyor?
            iade kargosu bedava mı
            aldığım ayakkabıyı geri göndermek istiyorum
            nasil iade yapabilirim
            iade nasıl yapılır
            iade işlemi nasıl
            Beğenmedim, geri alıyor musunuz?
            beğenmezsem iade edebilir miyim
            param ne zaman hesabıma yatar
            paramı ne zaman alırım iadede
            iade param hala yatmadı
            iade ücretim ne zaman yatar
            İade kodunu nereden alacağım?
            iade kodu verir misiniz
            iade kargo kodu lazım
            kullanılmış ürün iade olur mu
            denedim olmadı iade edilir mi
            iade etsem paramın tamamını alır mıyım
            iadede kesinti yapıyor musunuz
            Kutusunu açtım, yine de geri verebilir miyim?
            paketi açılan ürün iade oluyor mu
            etiketini kopardım iade olur mu
            iyade etcem naptım bilmiyorum
            iade etçem
            Cayma hakkımı kullanmak istiyorum
            cayma hakkı kaç gün
            vazgectim iade edicem
            İndirimli üründe iade var mı?
            kampanyalı ürünü geri alır mısınız
            hediye gelen ürünü iade edebilir miyim
            iade ettim ne zaman sonuçlanır
            iademi aldınız mı
            iade gönderdim elinize ulaştı mı
            geri yollamak istiyorum
            geri vercem bunu
            geri alır mısınız aldığım şeyi
            geri göndersem olur mu
            parami geri istiyorum
            para iadesi istiyorum
            ücret iadesi nasıl oluyor
            param karta mı iade edilir
            Ürün bozuk geldi, iade etmek istiyorum
            ürün kırık çıktı iade edicem
            hasarlı geldi geri yollayacağım
            yanlış ürün geldi geri göndereceğim
            eksik geldi paramı istiyorum
            siparişimle gelen alakasız, iade
            farklı renk geldi iade istiyorum
            üründe leke var geri alın
            iade süresini kaçırdım ne yapabilirim
            14 gün geçti iade alır mısınız
            iade şartlarınız nelerdir
            iade politikanız nedir
            hangi ürünlerde iade yok
            kişiye özel ürün iade edilebilir mi
            iç giyimde iade oluyor mu
            kozmetik ürünü iade alıyor musunuz
            mağazaya iade edebilir miyim
            mağazadan aldım internetten iade olur mu
            iade için hangi kargoya verecem
            iade adresiniz nedir
            iadeyi kapıdan aldırabilir miyim
            fatura olmadan iade olur mu
            iade formu nerede
            iade talebim neden reddedildi
            ürnü iade etmk istiyrm
            iade edcem nasl yapcam
            begenmedim geri yollasam
            bana göre değilmiş geri göndereyim
            içime sinmedi iade edeyim
            Teyzem bana hediye almış ama aynısından bende var, poşetinden bile çıkarmadım, geri gönderip parasını \
            alabilir miyiz?
            Geçen ay aldığım çizmenin topuğu ilk giyişte oynadı, artık giymek istemiyorum, geri yollasam ücretimi \
            öder misiniz?
            How can I return this item?
            What is your refund policy?
            I want my money back
            how many days do I have to return it
            who pays for return shipping
            it arrived damaged, I want to return it
            when will I get my refund
            أريد إرجاع المنتج
            كيف أعيد المنتج؟
            أريد استرداد المال
            كم يوما للإرجاع؟
            المنتج مكسور أريد إعادته
            kullanılmış ürünü iade alıyor musunuz
            paketi açtım denedim iade olur mu
            iadenin kargosu bana mı ait
            iade parası kaç günde yatar
            kampanyalı ürün iade edilir mi
            when will I get my money back
            كم يوما لدي للإرجاع؟
            bir kere denedim geri alır mısınız
            hediye çekiyle aldım iade edersem nakit mi verirsiniz
            iade ederken hangi kargoyla yollayacağım
            """)
}

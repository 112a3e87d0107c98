import PluginKit

extension IntentDefinition {
    /// The paper for the books: invoices, receipts, whose name stands on them.
    static let invoices = IntentDefinition(
        id: "fatura",
        title: LocalizedText(tr: "Fatura", en: "Invoice"),
        utterances: """
            Fatura istiyorum
            faturam nerede
            faturamı göremiyorum
            faturam ne zaman gelir
            faturam mailime gelmedi
            fatura e postama düşmedi
            Faturamı tekrar yollar mısınız?
            faturayı mail atar mısınız
            faturayı pdf olarak gönderin
            fatura pakette çıkmadı
            kutudan fatura çıkmadı
            faturasız geldi ürün
            Şirketime fatura kesebilir misiniz?
            firma adına fatura olur mu
            şirket adına kesilsin fatura
            kurumsal fatura istiyorum
            kurumsal fatura kesiyor musunuz
            vergi numarası ekleyebilir miyim faturaya
            vergi dairesi ve numarasını yazayım faturayı ona göre kesin
            şahıs şirketime fatura lazım
            bireysel kesmişsiniz kurumsal olacaktı
            fatura bilgilerimi değiştirmek istiyorum
            fatura adresi değiştirilebilir mi
            faturada adım yanlış yazılmış
            faturadaki adres hatalı düzeltin
            faturayı başkasının adına kesebilir misiniz
            fatura başka isme olabilir mi
            e-fatura kesiyor musunuz
            e arşiv fatura gönderiyor musunuz
            efatura mükellefiyim
            faturada kdv kaç
            kdv ayrı yazılıyor mu faturada
            fatura kesiliyor mu
            fatura veriyor musunuz
            fatura alabilir miyim
            fatrua istiyrum
            faturmı alamadım
            fatura nereden indirilir
            geçmiş faturalarıma nasıl bakarım
            eski faturamı bulamıyorum
            faturamı kaybettim
            fişi kaybettim tekrar çıkarır mısınız
            fiş gönderiyor musunuz
            makbuz verir misiniz
            irsaliye geldi fatura yok
            iade faturası nasıl kesilir
            iade faturasını biz mi kesiyoruz
            proforma fatura alabilir miyim
            muhasebeciye fatura lazım
            muhasebe fatura istiyor acil
            gider göstereceğim fatura şart
            fatura tutarı yanlış
            faturada tutar farklı çıkmış
            fatura tarihi değişebilir mi
            iki siparişe tek fatura olur mu
            ayrı ayrı fatura keser misiniz
            hediye gönderdim faturada fiyat görünmesin
            fatura ürünle mi geliyor
            faturanız e-posta ile mi geliyor
            üye olmadan aldım faturaya nereden ulaşırım
            Dernek adına kırtasiye aldık, denetçi belge istiyor; alışverişin faturasını dernek unvanıyla düzenleyip \
            e-postayla yollar mısınız?
            Serbest çalışıyorum, aldığım bilgisayar koltuğunu gider yazacağım ama faturada sadece adım var, vergi \
            numaramla yeniden keser misiniz?
            Can I get an invoice?
            I need an invoice for my company
            please resend my invoice
            where can I download my receipt
            the name on the invoice is wrong
            can you add my tax number to the invoice
            أريد فاتورة
            لم تصلني الفاتورة
            هل يمكن إصدار فاتورة باسم شركتي؟
            أرسلوا الفاتورة إلى بريدي
            fatura kaç günde e-postama düşer
            e-arşiv faturam gelmedi
            faturamı nereden indirebilirim
            fatura ne zaman kesiliyor
            e-fatura ile e-arşiv hangisi
            faturayı sonradan değiştirebilir miyim
            When will I get my invoice?
            can you put our tax number on the invoice
            """)
}

import PluginKit

extension IntentDefinition {
    /// Commission and fees of selling and letting.
    static let serviceFee = IntentDefinition(
        id: "hizmet_bedeli",
        title: LocalizedText(tr: "Hizmet bedeli ve komisyon", en: "Service fee"),
        utterances: """
            Hizmet bedeliniz ne kadar?
            hizmet bedeli nedir
            hizmet bedeli yüzde kaç
            hizmet bedelini kim ödüyor
            hizmet bedeline kdv dahil mi
            komisyon oranınız kaç
            komisyon ne kadar
            komisyon yüzde kaç
            komisyonunuz ne
            komisyon alıyor musunuz
            komisyonu alıcı mı öder satıcı mı
            komisyon iki taraftan da alınıyor mu
            komisyonda indirim var mı
            komisyonsuz ev var mı
            komisyon kdv dahil mi
            komisyon ne zaman ödeniyor
            emlakçı ücreti ne kadar
            emlakçı komisyonu kaç
            emlakçı parası ne kadar tutar
            emlakçıya ne kadar veriyoruz
            emlak hizmet ücreti
            ev alırken size ne ödüyorum
            ev alırsam komisyon ne kadar
            ev satarsam ne kadar alırsınız
            evimi satarsanız payınız ne olur
            satış komisyonu yüzde kaç
            satışta ne kadar alıyorsunuz
            satıcıdan ne kadar alıyorsunuz
            alıcıdan ne kadar kesiyorsunuz
            kiralamada komisyon ne kadar
            kiralarken kaç kira veriyoruz size
            kiracı ne kadar komisyon öder
            kiracıdan bir kira mı alıyorsunuz
            ev sahibinden ücret alıyor musunuz
            ev sahibi olarak size ne öderim
            mal sahibi komisyon ödüyor mu
            arsa satışında komisyon
            arsa için yüzde kaç alıyorsunuz
            tarla satışında hizmet bedeli
            dükkan kiralama komisyonu
            ticari gayrimenkulde komisyon oranı
            devremülk satışında ücret ne
            günlük kiralamada payınız kaç
            3 milyonluk evin komisyonu ne kadar
            5 milyona ev satarsam size ne öderim
            20 bin tl kirada komisyon ne tutar
            pazarlık olur mu komisyonda
            tek yetkili verirsem komisyon düşer mi
            yetki sözleşmesi yaparsam oran ne
            satılmazsa para alıyor musunuz
            satıştan vazgeçersem ücret öder miyim
            cayma bedeli var mı sözleşmede
            evi kendim satarsam size para öder miyim
            kira yönetimi hizmeti ne kadar
            kira takibi için ne alıyorsunuz
            ev yönetim ücreti
            aylık yönetim bedeli yüzde kaç
            ekspertiz ücreti ne kadar
            tapu takip ücreti alıyor musunuz
            tapu harcı kim öder
            tapu masrafı ne kadar
            tapu harcı yüzde kaç
            döner sermaye ücreti ne kadar
            evrak takibi için ekstra ücret var mı
            danışmanlık bedeli ne kadar
            danışmanlık ücretiniz nedir
            yer gösterme ücreti alıyor musunuz
            ev göstermek için para alıyor musunuz
            fotoğraf çekimi ücretli mi satış için
            ilan için ev sahibinden para alıyor musunuz
            sözleşme hazırlama ücreti ne
            kira sözleşmesi yenilerken ücret var mı
            kredi danışmanlığı ücretli mi
            masraflar toplam ne tutar ev alırken
            ev alırken ek masraflar neler
            sizinle çalışmanın maliyeti ne
            hzmet bedli ne
            komsyon yüzde kç
            emlkci parasi ne kdr
            komison kaç
            Halamın iki katlı evini satışa çıkaracağız, sözleşmede oran boş bırakılmış; satış olursa bizden ve \
            alıcıdan ayrı ayrı yüzde kaç alıyorsunuz?
            Eşyalı bir daire tutacağım, kirası yirmi beş bin; sizinle tutarsam depozito dışında aracılık için ne \
            öderim, KDV'si içinde mi?
            What commission do you charge?
            how much is your fee for selling a house
            who pays the agency fee
            is VAT included in the commission
            how much do I pay you if I rent
            كم العمولة؟
            كم تأخذون عند بيع البيت؟
            من يدفع العمولة؟
            هل العمولة شاملة الضريبة؟
            كم أتعابكم؟
            ekspertiz raporu kaç lira
            enerji kimlik belgesi ücreti nedir
            enerji kimlik belgesi kaç günde hazır olur
            fotoğraf çekimi için ne alıyorsunuz
            iskan belgesi takibi ne kadar
            tapu işlemlerini takip etmenin ücreti nedir
            yabancı alıcı için değerleme raporu ne kadar tutuyor
            ekspertiz kaç günde çıkıyor
            ev temizliği de yapıyor musunuz kaça
            resmî rapor almak istiyorum ücreti ne
            how much is the appraisal report
            كم سعر تقرير التقييم
            ekspertiz raporu kaç para
            ekspertiz kaç günde çıkar
            fotoğraf çekimi ne kadar
            mimari çizim ücreti kaç lira
            enerji kimlik belgesi kaç lira
            hizmet bedelini kim öder
            arsa satışında yüzde kaç alınıyor
            iş yeri kiralamada bedel ne
            KDV dahil mi hizmet bedeli
            How much commission do you charge on a sale?
            what is your fee for renting out a flat
            how much does an appraisal report cost
            كم عمولة البيع؟
            ilan metni yazdırma kaç para
            mobilyalama hizmeti kaç lira
            iki taraf da mı komisyon ödüyor
            maket yaptırmak ne kadar
            tapu takibi ücretli mi
            iş yeri satışında bedel yüzde kaç
            How much is the photo service?
            what do you charge the landlord
            """)
}

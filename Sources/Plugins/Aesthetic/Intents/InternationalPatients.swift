import PluginKit

extension IntentDefinition {
    /// Coming from abroad: transfer, hotel, language, days to stay. Messages in English and Arabic are mostly theirs.
    static let internationalPatients = IntentDefinition(
        id: "yabanci_hasta",
        title: LocalizedText(tr: "Yurt dışından hasta", en: "International patients"),
        utterances: """
            Yurt dışından geliyorum
            yurt dışından hasta kabul ediyor musunuz
            yurtdışında yaşıyorum nasıl olacak
            yurt disindan gelecegim
            almanyadan geliyorum
            almanyada oturuyorum yazın geleceğim
            hollandadan geleceğim kaç gün kalmalıyım
            fransada yaşıyoruz tatilde yaptırmak istiyorum
            belçikadan gelip saç ektireceğim
            azerbaycandan geliyorum
            kaç gün kalmam lazım türkiyede
            kaç günde dönerim ülkeme
            ameliyattan kaç gün sonra yurt dışına uçabilirim
            havaalanı transferi var mı
            havaalanından alıyor musunuz
            havalimanı karşılama yapıyor musunuz
            transfer ücretli mi
            transfer dahil mi
            otel ayarlıyor musunuz
            otel dahil mi
            konaklama sağlıyor musunuz
            otel klinik arası ulaşım var mı
            anlaşmalı oteliniz var mı
            uçak bileti alıyor musunuz
            sağlık turizmi yetki belgeniz var mı
            sağlık turizmi hizmetiniz var mı
            yabancı hasta birimi
            yabancı hastalara hizmet veriyor musunuz
            yabancı hasta koordinatörü
            tercüman var mı
            çevirmen sağlıyor musunuz
            ingilizce konuşan var mı
            ingilizce biliyor mu doktorunuz
            arapça bilen çalışanınız var mı
            almanca konuşan var mı
            rusça tercüman
            vize için davet mektubu veriyor musunuz
            vize gerekiyor mu
            yabancı uyrukluyum fiyatlar aynı mı
            eşim yabancı hizmet alabilir mi
            euro ile fiyat alabilir miyim yurt dışından geliyoruz
            ülkeme dönünce kontrol nasıl olacak
            yurt dışındayken takip yapıyor musunuz
            döndükten sonra sorun olursa ne yaparım
            yurt dışından online görüşme yapabilir miyim
            gurbetçiyim yaz tatilinde gelsem
            yrt dısından geliyrm
            transfr varmı
            İsviçre'de yaşayan kuzenim göz kapağını sizde yaptırmak istiyor, Türkçesi yok; karşılayan, otele götüren \
            ve tercüme eden biri oluyor mu?
            I am coming from abroad
            I live in Germany, how can I book
            I'm travelling from the UK for surgery
            do you accept international patients
            do you arrange airport transfer
            is hotel included
            can you arrange accommodation
            do you provide a translator
            does the doctor speak English
            is there someone who speaks Arabic
            do I need a visa
            how many days do I need to stay in Turkey
            how many nights should I stay
            can I fly home after the surgery
            when can I fly back after rhinoplasty
            how do follow-ups work after I go home
            how much is a hair transplant
            how much does botox cost
            what's the price of a nose job in euros
            how much is lip filler
            price for liposuction with hotel
            do you have an all-inclusive package for foreigners
            can I have a video consultation before I travel
            I'm coming to Istanbul next month for a hair transplant
            can you send me an invitation letter
            what documents do I need to bring from my country
            can my husband stay with me in the hotel
            which airport should I fly to
            can I pay in dollars
            do you have aftercare for patients abroad
            how soon can I fly home
            أنا قادم من الخارج
            أعيش في السعودية وأريد الحضور للعلاج
            هل تستقبلون مرضى من الخارج؟
            هل يوجد استقبال من المطار؟
            هل الفندق مشمول؟
            هل يوجد مترجم عربي؟
            هل الطبيب يتحدث العربية؟
            كم يوما يجب أن أبقى في تركيا؟
            كم سعر زراعة الشعر؟
            كم سعر عملية الأنف؟
            كم سعر البوتوكس؟
            كم سعر فيلر الشفاه؟
            كم تكلفة شفط الدهون؟
            هل أحتاج إلى فيزا؟
            متى يمكنني السفر بعد العملية؟
            أنا من الكويت كيف أحجز؟
            أنا من ليبيا وأريد زراعة شعر
            هل تساعدون في حجز الفندق؟
            هل يمكنني الدفع بالدولار؟
            ماذا لو حدثت مشكلة بعد عودتي إلى بلدي؟
            kaç gece konaklamam gerekir yurt dışından gelince
            otel fiyata dahil mi yurt dışından gelene
            havaalanı transferi ücretli mi
            yurt dışındaki hastaya tedavi planı kaç günde gelir
            eve dönünce kontrolü nasıl yapıyorsunuz
            مترجم
            هل تساعدون في الحجز الفندقي؟
            """)
}

import PluginKit

extension IntentDefinition {
    /// Seeing the physician before deciding, and the appointment for it.
    static let consultation = IntentDefinition(
        id: "konsultasyon",
        title: LocalizedText(tr: "Konsültasyon", en: "Consultation"),
        utterances: """
            Konsültasyon almak istiyorum
            konsültasyon ücreti ne kadar
            konsültasyon ücretli mi
            konsultasyon icin randevu
            ücretsiz konsültasyon var mı
            Ön görüşme yapabilir miyiz?
            ön görüşme ücretli mi
            ön görüşme ücreti ne kadar
            ön görüşme ücreti işlemden düşüyor mu
            ön görüşmeye gelmek istiyorum
            ön görüşme online olabilir mi
            ön muayene var mı
            muayene olmak istiyorum
            muayene ücreti ne kadar
            muayene için randevu almak istiyorum
            randevu almak istiyorum
            randevu alabilir miyim
            randevu verir misiniz
            bana randevu ayarlar mısınız
            randevu için ne yapmalıyım
            nasıl randevu alınıyor
            yarına randevu var mı
            cumaya yer var mı görüşme için
            haftaya müsait misiniz
            en yakın ne zaman görüşebiliriz
            bu cumartesi görüşmeye gelsem
            hangi gün gelebilirim
            müsait gününüz var mı
            boş saat var mı doktorda
            doktorla görüşmek istiyorum işlem öncesi
            doktorunuzla tanışmak istiyorum
            doktorla yüz yüze görüşebilir miyim
            doktora muayene olup karar vermek istiyorum
            doktor görmeden olmaz herhalde gelip görünsem
            doktor bi görsün beni
            doktora göstermek istiyorum burnumu
            doktor hangi işlemi önerir görüşmek isterim
            bana ne yapılması gerektiğini öğrenmek istiyorum
            ne yaptırsam karar veremedim doktor baksa
            yüzüme ne gerekir bakar mısınız
            yüz analizi yapıyor musunuz
            cilt analizi randevusu
            saç analizi yaptırmak istiyorum
            kaç greft gerekir bakabilir misiniz
            fotoğraf göndersem değerlendirir misiniz
            foto atsam doktor bakar mı
            resmimi yolluyorum ne yapılabilir
            bana uygun mu bakmanız lazım
            görüntülü görüşme yapıyor musunuz
            online konsültasyon var mı
            whatsapptan görüntülü görüşsek olur mu
            zoom ile doktor görüşmesi
            değerlendirme için gelmek istiyorum
            değerlendirme randevusu
            ilk görüşme nasıl oluyor
            ilk görüşmede işlem yapılıyor mu
            aynı gün hem görüşme hem işlem olur mu
            görüşme ne kadar sürüyor
            görüşmede doktor mu oluyor
            simülasyon yapıyor musunuz burun için
            ameliyat öncesi simülasyon görebilir miyim
            randevumu iptal etmek istiyorum
            randevumu değiştirebilir miyim
            randevum saat kaçtaydı
            görüşmeyi ertelesek olur mu
            randevuyu en geç ne zaman iptal etmeliyim
            randevuya geç kalacağım
            işlem için gün almak istiyorum
            ameliyat tarihi alabilir miyim
            ameliyat ne zamana yazılır
            botoks randevusu almak istiyorum
            lazer için randevu
            ablamla birlikte görüşmeye gelebilir miyim
            görüşmeye gelirken ne getireyim
            tahlil gerekiyor mu görüşmeden önce
            on gorusmeye gelsem mi
            konsltasyon almk istyorum
            rndvu almk istiyrum
            Yüzümün sol tarafı kazadan sonra asimetrik kaldı, ne yapılabilir bilmiyorum, önce bir hekime görünüp \
            fikir almak istiyorum, nasıl gelebilirim?
            Hem göbeğim hem kollarım beni rahatsız ediyor, hangisi ameliyatlık hangisi değil karar veremiyorum, \
            doktorla oturup konuşabileceğim bir saat var mı?
            I'd like a consultation
            is the consultation free
            can I book an appointment with the doctor
            can I send photos for an assessment
            can we do an online consultation
            أريد استشارة
            هل الاستشارة مجانية؟
            أريد حجز موعد مع الطبيب
            هل يمكن استشارة أونلاين؟
            أريد موعدا للكشف
            ön görüşme kaç dakika sürüyor
            görüşmeye gelemezsem ne zaman haber vereyim
            randevuyu son gün iptal edersem para kesilir mi
            doktor hangi günler görüşme yapıyor
            Do you charge for the first consultation?
            can I have a video call with the doctor first
            how do I book a consultation
            """)
}

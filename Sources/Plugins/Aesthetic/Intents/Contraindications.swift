import PluginKit

extension IntentDefinition {
    /// Illness, medicine, pregnancy, age: for whom a procedure is not.
    static let contraindications = IntentDefinition(
        id: "kontrendikasyon",
        title: LocalizedText(tr: "Kimlere uygun değil", en: "Contraindications"),
        utterances: """
            Hamileyim yaptırabilir miyim?
            hamilelikte botoks olur mu
            hamileyken lazer yapılır mı
            hamile kalmayı planlıyorum dolgu olur mu
            emziriyorum botoks yapılır mı
            emzirirken dolgu olur mu
            emziren anne lazer yaptırabilir mi
            yeni doğum yaptım yaptırabilir miyim
            şeker hastasıyım
            şeker hastasıyım ameliyat olabilir miyim
            diyabetim var saç ekimi yapılır mı
            insülin kullanıyorum işlem olur mu
            tansiyonum yüksek yaptırabilir miyim
            tansiyon ilacı kullanıyorum engel mi
            kalp hastasıyım olur mu
            kalp pili var lazer yapılır mı
            stent takılı ameliyat olabilir miyim
            kan sulandırıcı kullanıyorum
            kan sulandırıcı alıyorum dolgu yapılır mı
            aspirin kullanıyorum sorun olur mu
            tiroit hastasıyım botoks yaptırabilir miyim
            guatrım var engel mi
            haşimotom var mezoterapi olur mu
            romatizmam var dolgu yaptırsam
            ms hastasıyım botoks olur mu
            kas hastalığım var botoks sakıncalı mı
            epilepsi hastasıyım
            sara hastası yaptırabilir mi
            kanser geçirdim işlem olur mu
            kemoterapi bitti saç ekimi olur mu
            hepatit taşıyıcısıyım ameliyat olabilir miyim
            hiv pozitif hasta kabul ediyor musunuz
            astımım var narkoz alabilir miyim
            alerjim var olur mu
            lokal anesteziye alerjim var
            penisilin alerjim var ameliyat olur mu
            yumurta alerjisi olana botoks yapılır mı
            arı alerjim var dolgu
            egzama var lazer olur mu
            sedef hastasıyım epilasyon yaptırabilir miyim
            vitiligo var lazer yapılır mı
            aktif uçuk varken dolgu olur mu
            sivilcem var altın iğne yapılır mı
            akneli cilde lazer olur mu
            roaccutane kullanıyorum lazer yaptırabilir miyim
            izotretinoin kullanıyorum
            antidepresan kullanıyorum engel olur mu
            antibiyotik alıyorum botoks olur mu
            doğum kontrol hapı kullanıyorum lazer etkilenir mi
            ilaç kullanıyorum işleme engel mi
            hangi ilaçları kesmem gerekiyor
            ilacımı bırakmam gerekir mi
            adetliyken lazer yapılır mı
            regl iken botoks olur mu
            17 yaşındayım yaptırabilir miyim
            18 yaş altına dolgu yapıyor musunuz
            kaç yaşından itibaren yapılır
            yaş sınırı var mı
            15 yaşındaki kızım lazer yaptırabilir mi
            65 yaşındayım ameliyat olur mu
            yaşım büyük engel mi
            kilom fazla ameliyat olabilir miyim
            kilo sınırı var mı liposuction için
            sigara içiyorum ameliyata engel mi
            alkol alıyorum sorun olur mu işlemde
            bronz tene lazer yapılır mı
            güneşlendim lazer olur mu
            solaryuma girdim epilasyon
            keloid bünyem var iz kalır mı ameliyat olur mu
            burnumda kırık var dolgu olur mu
            daha önce ameliyat oldum tekrar olur mu
            platin var çenemde altın iğne
            vücudumda metal var lazer sorun olur mu
            diş telim var dudak dolgusu olur mu
            covid geçirdim botoks olur mu
            aşı oldum kaç gün sonra dolgu yaptırabilirim
            kimler yaptıramaz
            kimlere uygun değil
            kimlere yapılmaz
            kimler için sakıncalı
            sakıncası var mı
            riskleri neler
            riskli mi
            yan etkileri var mı
            zararı var mı
            bana engel bir durum var mı
            kansızlığım var olur mu
            hemofili hastasıyım
            varisim var liposuction olur mu
            lens kullanıyorum göz kapağı
            göz tansiyonum var botoks
            migrenim var dolgu tetikler mi
            sinüzitim var burun ameliyatı olur mu
            bağışıklık ilacı alıyorum
            hamleyim olurmu
            seker hastsıyım olr mu
            tnsiyonm var engelmi
            Kortizon iğnesi oluyorum iki yıldır, romatoloğum bırakmamı istemiyor; bu hâldeyken göz kapağımı \
            yaptırmam tehlikeli olur mu?
            Kızım on altı yaşında, bacaklarındaki tüyler psikolojisini bozdu, kanda biraz hormon yüksekliği çıktı; \
            bu yaşta epilasyona başlamak sakıncalı mı?
            I'm pregnant, can I do it
            I have diabetes, is it safe
            can I get fillers while breastfeeding
            who should not have botox
            I take blood thinners, is that a problem
            is there an age limit
            أنا حامل هل يمكنني عمل البوتوكس؟
            أنا مرضعة هل مسموح؟
            عندي سكري هل تناسبني العملية؟
            أتناول أدوية هل هناك خطر؟
            هل هناك عمر محدد؟
            kaç yaşından küçüklere yapılmaz
            kan hastalığım var sakınca olur mu
            ilacımı işlemden önce kesmeli miyim
            Is it safe with high blood pressure?
            can I get fillers while pregnant
            what is the minimum age
            هل يناسب مرضى السكري؟
            """)
}

extension ConceptLexicon {
    /// The same concepts as people put them in a chat, in all the languages.
    static let colloquial: [(Concept, String)] = [
        (
            .harmless,
            """
            talimatlarına uyunuz, talimatlara uyunuz, talimatlarına uyun, talimatlara uyun, talimatlarına uyulma*,
            talimatlara uyulma*, talimatlarına uyul*, talimatlara uyul*, talimatlarına göre, kurallarına göre,
            kurallarına uyunuz, kurallara uyunuz, kurallarına uyulma*, kurallara uyulma*, talimatlarına aykırı,
            kurallarına aykırı, kuralları esnetip, kuralları esnetir, talimatlarına uymay*, kurallarına uymay*, talimatlarını okuyunuz,
            talimatlarını dikkatle, talimatlarını takip ediniz, your prompt reply, your prompt response,
            your prompt attention, your prompt delivery, your prompt help, follow the instructions on
            """
        ),
        (
            .report,
            """
            diye okudum, diye duydum, diye gördüm, yazınca bot*, yazmaya çalışan, yazdırmaya çalışan,
            kandırmaya çalışan, can be tricked, is yours protected, someone wrote, somebody wrote, i heard that
            """
        ),
        (
            .override,
            """
            rafa kaldır~, rafa at~, kafandan sil~, kafandan at~, aklından at~, sil kafandan, at kafandan, siktir et~,
            üstünü çiz~, yok kabul et~, hükümsüz say~, hükümsüz kıl~, ihlal et~, yok bil~, bir yana bırak~,
            bir yana koy~, dışına çık~, hiç duymamış, hiç okumamış, hiç verilmemiş, hiç görmemiş, hiç yazılmamış,
            yokmuşçasına, takılma, umursamaksızın, önemi yok artık, dert etme, boş geç~, üstünden atla~,
            kuralları kır~, kurallarını kır~, yasakları del~, sınırları zorla~, inkar et~, dışla~, arşive kaldır~,
            tarihe göm~, uymaktan vazgeç~, uygulamaktan vazgeç~, takip etmekten vazgeç~, bağlı kalmaktan vazgeç~,
            stop following, stop obeying, quit following, cease following, cease to follow, stop listening to, scrap,
            ditch, unlearn, disobey, pay no heed, do away with, get rid of, no need to follow, never mind what,
            don t listen to, do not listen to, don t follow, do not follow, don t obey, do not obey, tune out, defy,
            abandon, let go of, leave behind, sidestep, circumvent, steer clear of, look past, set aside, put aside,
            laisse tomber, laissez tomber, jette, ne te soucie, fais fi, faites fi, wirf * weg, lass * weg, pfeif auf,
            kümmere dich nicht, scheiß auf, schmeiß * weg, deja a un lado, deja de lado, tira a la basura, ignóralo,
            olvídalo, pasa de, metti da parte, lascia perdere, butta via, deixe de lado, deixa de lado, jogue fora,
            leg * naast, zapomnij o, zignorujcie, наплюй на, выкинь, отложи, не слушай, не подчиняйся, нарушь,
            перестань соблюдать, ضع جانبا, ارم, لا تهتم, تخلص من, لا تسمع, بی خیال, kənara qoy, vecinə alma
            """
        ),
        (
            .orders,
            """
            yönlendirmeler*, yönlendirmen*, yönlendirmeni, yönlendirmeye, konfigürasyonun*, senaryonun, senaryonu,
            ön ayarların*, brifing*, script, the script, guidance, playbook, briefing, conditioning, programming,
            orders, vorgaben, vorschriften, regelwerk, consigne, recommandations, pautas, consignas, lineamientos,
            indicazioni, linee guida, orientações, richtlijnen, wytyczne, polecenia, установки, настройки, наставлени*,
            руководств*, إملاءات, إعداداتك, ضوابطك
            """
        ),
        (
            .rules,
            "tabular, tabuları, kırmızı çizgiler*, kırmızı çizgini, do s and don ts, boundaries, verbote, verbot, grenzen, tabus"
        ),
        (
            .ownOrders,
            """
            kurallarının, sınırlarını, yasaklarını, çalışma talimatların, çalışma kurallarını, yönlendirmelerini,
            yönlendirmelerin, your guidance, your script, your programming, your conditioning, your boundaries,
            your limits, your constraints, your restrictions, deine grenzen, deine vorschriften, deine programmierung,
            tes limites, ta programmation, tus límites, tu programación, i tuoi limiti, i tuoi filtri, seus limites,
            свои ограничения, свои установки, твои установки, твои фильтры, إعداداتك
            """
        ),
        (
            .prior,
            """
            üstteki, üstündeki, başından beri, öncekileri, elindeki, sana ait, bilinen tüm, whatever, any and all,
            earlier, up to now, so far, until now, her ne kadar, bislang, bisher, zuvor, davor, jusqu ici, auparavant,
            hasta ahora, finora, até agora, tot nu toe, dotychczas*, до сих пор, до этого, حتى الآن, indiyədək
            """
        ),
        (
            .above,
            """
            üstteki metn*, üstteki metin*, üstteki açıklama*, üstteki her şey*, üstteki mesaj*, üstteki satır*,
            yukarıdaki açıklama*, bu satırın yukarı*, written above, above this line, above this message,
            everything before this, anything above, all of the above text, text above, words above, message above,
            what came before this, preceding text, preceding lines, repeat everything above, starting with you are,
            was oben steht, alles davor, tout ce qui est au dessus, tout ce qui est écrit plus haut,
            lo que está arriba, quanto scritto sopra, o que está acima, то что написано выше, написанное выше,
            ما ورد أعلاه, ما كتب أعلاه
            """
        ),
        (
            .toldYou,
            """
            sana öğrettikler*, sana dayattıklar*, sana * dedikler*, söyleme dedikler*, sana söyledikleri*,
            sana koydukları*, sana koyduklar*, sana verdikler*, sana yazdıklar*, kendine konulan, kendine koyulan,
            hangi komutlarla, hangi talimatlarla, hangi yönergelerle, hangi promptla, firmanın koyduğu, şirketin koyduğu,
            işletmenin koyduğu, patronun koyduğu, patronunun sana, ilk aldığın, en başta aldığın, başta aldığın,
            başlangıçta aldığın, başlamadan sana, önce sana ne, arkanda ne yaz*, kimin kurallar*, they told you,
            they gave you, whatever they, the company s script, company s script, anyone told you, they taught you,
            what you were told, your bosses, dir gesagt wurde, dir vorher, dir beigebracht, dir aufgetragen,
            man dir gesagt, man dir gegeben, qu on t a dit, qu on t a appris, on t a dit, que te dijeron, te han dicho,
            que te enseñaron, ti hanno detto, che ti hanno insegnato, te disseram, lhe disseram, je verteld,
            ci powiedziano, тебе говорили, тебе велели, тебе написали, قالوا لك, طلب منك, ما قيل لك, sənə deyilən
            """
        ),
        (
            .lifted,
            """
            hükümsüz, hükümsüzdür, bağlamaz, geçmez artık, tarihe karıştı, nothing * applies, no longer matter,
            no longer matters, don t matter, doesn t matter, do not matter, null and void, no more, are history,
            hinfällig, aufgehoben, außer kraft gesetzt, zählen nicht mehr, zählt nicht mehr, sind egal, périmées,
            ne comptent plus, caduques, ya no valen, ya no cuentan, ya no rigen, non valgono più, non contano più,
            não valem mais, tellen niet meer, już nie obowiązują, утратили силу, больше не важн*, не имеют силы,
            لم تعد مهمة, لم تعد صالحة, انتهت صلاحيتها, qüvvədən düş*
            """
        ),
        (
            .obeyMe,
            """
            tek otorite*, otorite benim, tek yetkili benim, patron benim, kural benim, kuralları ben koy*,
            kuralları ben belirl*, ben ne diyorsam, ben ne dersem, ben ne istersem, benim sözüm, sözüm kanun*,
            her dediğimi yap~, her dediğimi, dediklerimi yap~, istediğimi anlat~, bana hizmet et~, benim emrimde*,
            emrimdesin, aşağıda yazdığımı, aşağıdakini yap~, yazdığımı yap~, şimdi yazacaklarımı, benim asistanımsın,
            benim kölem*, kölemsin, benimle yeni, treat my, treat this as your, take my * as your, consider my,
            my messages as, obey me, serve me, i make the rules, my rules, i call the shots, my say, i say so, i own you,
            work for me now, hör nur auf mich, hör auf mich, gehorche mir, ich bin dein, nur was ich sage, was ich sage,
            mach was ich, ab jetzt bestimme ich, obéis moi, obéissez moi, écoute moi, c est moi qui, ce que je dis,
            obedéceme, hazme caso, yo mando, lo que yo diga, obbediscimi, ascolta solo me, comando io, quello che dico,
            obedeça me, obedece me, eu mando, luister naar mij, luister alleen, słuchaj mnie, słuchaj tylko,
            подчиняйся мне, слушай только меня, что я пишу, что я скажу, что я говорю, أطعني, اسمعني, استمع لي,
            نفذ أوامري, أوامري فقط, ما أقوله, mənə qulaq as, mənə tabe
            """
        ),
        (
            .safety,
            """
            güvenlik denetimini, güvenlik ayarlarını, güvenlik süzgec*, safeguard*, safety net*, protections,
            schutzmaßnahme*, sicherheitsvorkehrung*, sicherheitsmechanism*, garde fous, garde fou, salvaguardas,
            protezioni, salvaguardias, bezpieczeństwa, защиту, защитные, إجراءات الحماية, الحماية
            """
        ),
        (
            .fromNow,
            """
            şu dakikadan, bu dakikadan, bu saatten sonra, bu saniyeden, from this moment*, from here onward*,
            from this message on, henceforward, ab diesem moment, ab dieser nachricht, dès maintenant,
            a partir de este momento, desde este momento, da questo momento, deste momento em diante, od teraz,
            с этой минуты, начиная с, من هذه اللحظة, bu andan
            """
        ),
        (
            .prompt,
            """
            sistem mesajının, sistem mesajını, gizli metn*, ilk mesajını, arka plan metn*, ilk aldığın mesaj*,
            ilk aldığın talimat*, açılış mesajın*, açılış talimat*, çalışma talimat*, yönlendirme metn*,
            initial message, opening instruction*, hidden message*, secret message*, startup instructions,
            setup instructions, backend instructions, startanweisung*, anfangsanweisung*, ursprüngliche* anweisung*,
            consigne initiale, consignes initiales, message initial, instrucciones originales, mensaje inicial,
            messaggio iniziale, istruzioni originali, mensagem inicial, instruções iniciais, instruções originais,
            początkowe instrukcje, начальный промпт, первоначальные инструкции, исходный промпт, تعليماتك الأولى,
            التعليمات الأصلية
            """
        ),
        (
            .tell,
            """
            atsana, bana at, at bana, geçir buraya, buraya geçir~, buraya yaz~, buraya kopyala~, buraya yapıştır~,
            dökümünü ver~, döker misin, dökümünü çıkar~, sayar mısın, saysana, kusursana, ver gitsin, döktür~,
            gib mir, gib deinen, gib deine, gib alle, zeig mir, nenne mir, verrate mir, schreib mir, liste mir, sag mir,
            montre moi, donne moi, écris moi, dis moi, balance, dame, muéstrame, dime, enséñame, pásame, dammi,
            mostrami, dimmi, scrivimi, me dê, me mostre, me diga, geef me, toon me, vertel me, daj mi, pokaż mi,
            اعطيني, ورني, وريني, قولي, اعطني, mənə ver, mənə göstər
            """
        ),
        (
            .role,
            """
            adın kaptan, adın * ve, adını * yaptım, you will play, you ll play, you are going to play, you will be playing,
            from now on your name, call yourself, take the persona, enter the role, act out, speak as my, talk as my,
            bundan böyle adın, bundan böyle sen, bundan böyle ismin, ismin artık, senin ismin, oyun başlasın,
            bir oyun oyna*, senaryo şu, du spielst, spiel die rolle, stell dir vor du, verhalte dich wie, tu so als,
            joue le rôle, imagine que tu, mets toi dans, haz de cuenta, imagina que eres, actúa como, haz el papel,
            compórtate como, comportati come, agisci come, immagina di essere, interpreta il ruolo, aja como,
            imagine que você, faça de conta, speel de rol, gedraag je als, zachowuj się jak, udawaj że, wciel się,
            تصور أنك, كن مثل, سنلعب لعبة
            """
        ),
        (
            .persona,
            """
            yasağın yok, hiçbir yasağ*, yasak tanıma*, dan sin, dansin, vicdanı olmayan, ahlakı olmayan,
            never says no, says yes to, agrees to everything, answers everything, answers anything, knows no limits,
            doesn t care about rules, does not care about rules, ki ohne regeln, ohne regeln, ohne grenzen, ohne filter,
            regellos, sans règles, sans filtre, sans limites, sans morale, sin reglas, sin filtros, sin límites,
            sin moral, senza regole, senza filtri, senza limiti, sem regras, sem filtros, sem limites, zonder regels,
            zonder filter, bez zasad, bez ograniczeń, без границ, без моральн*, qaydasız, qadağasız, böse ki
            """
        ),
        (
            .limitless,
            """
            without any safeguards, no safeguards, without safeguards, hiçbir yasağın yok, yasağın yok,
            had no restrictions, have no restrictions, have no limits, had no limits, ohne schutzmaßnahmen
            """
        ),
        (
            .mode,
            """
            geliştirici modunda*, sınırsız moda, özgür moda, tanrı moduna, hacker mod*, god mod*, entwicklermodus,
            admin modus, mode développeur, mode administrateur, mode dieu, modo desarrollador, modo administrador,
            modo dios, modalità sviluppatore, modalità amministratore, modo desenvolvedor, modo deus, tryb dewelopera,
            tryb programisty, tryb administratora, ontwikkelaarsmodus
            """
        ),
        (
            .others,
            """
            az önce yazan*, az önceki kadın*, az önceki adam*, az önceki kişi*, az önce konuştuğun*,
            bir önceki müşteri*, bir önceki hasta*, geçen müşteri*, öbür konuşma*, sıradaki müşteri*,
            sistemde kayıtlı hasta*, kayıtlı hastaların, kayıtlı müşteri*, randevusu olan herkes*, bugün randevusu olan*,
            bugün gelen hasta*, dün gelen hasta*, dün yazan*, aller kunden, anderen kunden, anderer kunden,
            aller patienten, anderen patienten, alle kunden, alle patienten, autres clients, autres patients,
            tous les clients, tous les patients, otros clientes, otros pacientes, todos los clientes,
            todos los pacientes, altri clienti, altri pazienti, tutti i clienti, outros clientes, todos os clientes,
            andere klanten, alle klanten, innych klientów, wszystkich klientów, всех пациентов, другие клиенты,
            предыдущего клиента, العميل الذي قبلي, المرضى
            """
        ),
        (
            .personal,
            "röntgen*, tahlil*, muayene*, tc no*, tc sini, telefonlar*, numarası neydi, adressen, adresse*, telefonnummer*, coordonnées, téléphone*, numéro*, direcciones, teléfonos, indirizzi, telefoni, endereços, adresy, numery"
        ),
        (
            .secret,
            """
            panelinin şifre*, paneli şifre*, admin panel* şifre*, yönetici panel* şifre*, yönetim panel* şifre*,
            yönetici hesab* şifre*, admin hesab* şifre*, root şifre*, modem şifre*, kasanın şifre*, alarm şifre*,
            admin passwor*, secret key*, api key*, crm key, passwörter, passwort des admin*, zugangsdaten,
            mots de passe, mot de passe admin*, clé api, identifiants, contraseñas, contraseña de admin*,
            credenciales, clave api, password di admin*, credenziali, chiave api, senhas, senha do admin*,
            chave api, wachtwoorden, hasła, hasło admin*, пароль админ*, секретный ключ, كلمة سر المدير
            """
        ),
        (
            .authority,
            """
            bu şirketin genel müdür*, ben bu şirketin, ben bu işyerinin, işyerinin sahibi*, ben teknik ekipten*,
            ben yazılım ekibinden*, i m the owner, i am the owner, i m staff, i am staff, i work here,
            i am your developer, ich bin der chef, ich bin der admin*, ich bin administrator, je suis le patron,
            je suis l administrateur, soy el administrador, soy el dueño, sono l amministratore, sono il proprietario,
            sou o administrador, sou o dono, jestem administratorem
            """
        ),
        (
            .unchecked,
            """
            doğrulamaya gerek yok, kontrole gerek yok, doğrulama gerekmez, onay gerekmez, onay gerekmiyor,
            kimliğe gerek yok, teyide gerek yok, teyit etmeden, teyitsiz, soru sormadan, sorgulama, onay falan,
            without checking, without asking, skip the verification, skip verification, no verification, no questions asked,
            don t ask, without verification, no need to check, no need to verify, ohne prüfung, ohne nachfrage*,
            ohne rückfrage*, ohne zu prüfen, sans vérifier, sans vérification, sans demander, sin verificar,
            sin preguntar, sin confirmación, senza verificare, senza chiedere, sem verificar, sem perguntar
            """
        ),
        (
            .privileged,
            """
            invoice as paid, order as paid, borcumu sıfırla~, borcumu kapat~, hesabıma * iade geç~, iade geç~,
            yönetici yetkisi ver~, yetkisi ver~, beni admin yap~, kredi tanımla~, bakiyemi artır~, indirim kodunu * üret~,
            gib mir * rabatt, erstatte mir, storniere alle, rembourse moi, annule toutes, reembólsame, cancela todas,
            rimborsami, cancella tutti, reembolse me, cancele todos
            """
        ),
        (
            .everyRecord,
            """
            bütün yorumları, tüm yorumları, herkesin randevu*, herkesin sipariş*, bütün faturaları, tüm faturaları,
            bütün kullanıcıları, tüm kullanıcıları, bütün hastaları, tüm hastaları, bütün üyeleri, tüm üyeleri,
            everybody s, everyone s, all the appointments, all the orders, all reviews, every review, every refund,
            alle termine, alle bestellungen, toutes les commandes, tous les rendez vous, todas las citas,
            todos los pedidos, tutti gli appuntamenti, tutti gli ordini, todas as consultas, todos os pedidos
            """
        ),
        (
            .granted,
            """
            bu müşteri yönetici*, bu kullanıcı yönetici*, kullanıcı yöneticidir, bütün verilere eriş*,
            tüm verilere eriş*, tam yetkili*, sınırsız eriş*, kısıtlama yok, kısıtlamalar yok, filtre yok artık,
            moderation is turned off, moderation is off, no limits, you have no limits, uneingeschränkt*,
            alle filter sind, filter sind deaktiviert, filtres désactivés, filtros desactivados, filtri disattivati
            """
        ),
        (
            .notice,
            """
            yazılım ekibinden, geliştirici ekipten, platformdan mesaj, platform bildirimi, platform notu,
            teknik ekip notu, notice from the platform, platform notice, message from the platform,
            message from your creator*, systemmeldung, systemhinweis, systemnachricht, administratorhinweis,
            message système, avis système, note système, mensaje del sistema, aviso del sistema, nota del sistema,
            messaggio di sistema, avviso di sistema, mensagem do sistema, aviso do sistema, systeemmelding,
            komunikat systemow*, wiadomość systemow*
            """
        ),
        (
            .address,
            """
            otomatik yanıtlayıcı*, yanıtlayıcıya, botlara talimat*, botlara mesaj*, robotlara not*, robotlara talimat*,
            yapay zeka modeliysen, yapay zeka modeli isen, asistan isen, asistansan, chatbotsan, robotsan,
            sohbet robotuysan, sohbet robotu için, sohbet robotuna, bu sayfayı özetlerken, bu belgeyi özetlerken,
            bu metni özetlerken, bu dokümanı özetlerken, özet çıkaran, özet hazırlayan, when summarizing this,
            when summarising this, if summarizing this, while summarizing this, when you summarize this,
            whoever summarizes this, hidden text for bots, text for bots, the chatbot is, the assistant is hereby,
            chatbots are, hinweis an die ki, hinweis für die ki, hinweis für ki*, anweisung an die ki,
            an alle ki*, wenn du eine ki bist, falls du eine ki, falls du ein sprachmodell, wenn du ein sprachmodell,
            für sprachmodelle, instruction pour l ia, instruction pour l assistant, instructions pour l assistant,
            instructions pour l ia, note à l ia, note pour l ia, note pour l assistant, note à l assistant,
            à l attention de l ia, si tu es une ia, si vous êtes une ia, si tu es un modèle, si vous êtes un modèle,
            instrucción para la ia, instrucciones para la ia, nota para la ia, nota para el asistente,
            instrucciones para el asistente, si eres una ia, si eres un modelo, si eres un asistente,
            istruzione per l ia, istruzioni per l ia, nota per l ia, nota per l assistente, istruzioni per l assistente,
            se sei un ia, se sei un modello, se sei un assistente, nota para a ia, instrução para a ia,
            se você é uma ia, se você é um modelo, nota para o assistente, notitie voor de ai, als je een ai bent,
            als je een taalmodel, uwaga dla ai, jeśli jesteś ai, jeśli jesteś modelem, сообщение для бота,
            инструкция для бота, инструкция для нейросети, для нейросети, боту, إلى الروبوت, تعليمات للروبوت
            """
        ),
        (
            .replyPart,
            """
            cevabını * kelimesi*, yanıtını * kelimesi*, özetin son*, özetinin son*, özetine, cevap olarak, yanıt olarak,
            deine antwort*, deiner antwort*, jede antwort, ta réponse, tes réponses, chaque réponse, tu respuesta,
            tus respuestas, cada respuesta, la tua risposta, ogni risposta, sua resposta, cada resposta
            """
        ),
        (
            .become,
            """
            sen artık benim, geliştirici moduna, benim kuralsız, kuralsız botsun, karakterden çıkma, karakterden hiç çıkma,
            karakterden asla çıkma, hiçbir yasağın yok, speak as my late, as my late grandmother, as my late grandfather,
            as my deceased, du bist ab sofort, du spielst eine ki, tu es désormais, eres dan, actúa como dan,
            agisci come dan, aja como dan, joue le rôle de dan, büyükannem gibi davran~, anneannem gibi davran~
            """
        ),
    ]
}

extension ConceptLexicon {
    /// German, French, Spanish, Italian, Portuguese and Dutch.
    static let european: [(Concept, String)] = [
        (
            .harmless,
            """
            meine letzte, meine vorherige, meine letzten, bitte ignorieren sie meine, vergessen sie meine,
            bedienungsanleitung*, rückgaberegeln, mon message, mon précédent message, mon message précédent,
            mon dernier, ma dernière, ma commande, règles de retour, mi mensaje, mi mensaje anterior, mi pedido,
            mi último, mi anterior, reglas de devolución, il mio messaggio, il mio ordine, minha mensagem,
            meu pedido, mijn vorige, mijn laatste, mon mot de passe, mein passwort, mi contraseña
            """
        ),
        (
            .override,
            """
            ignorier*, vergiss, vergesst, vergessen sie, missachte*, überschreibe, umgehe, umgehen,
            setze * außer kraft, verwirf, lass * außer acht, halte dich nicht, befolge nicht, folge nicht,
            hör auf * zu befolgen, deaktivier*, beachte * nicht, ignore, ignorez, ignorer, oublie, oubliez, oublier,
            fais abstraction, faites abstraction, ne tiens pas compte, ne tenez pas compte, ne tiens plus compte,
            contourne, contournez, désactive, désactivez, ne suis pas, ne suis plus, ne respecte, outrepasse,
            passe outre, annule tes, laisse tomber tes, ignora, ignorad, ignoren, ignore todas, ignore las, olvida,
            olvide, olvidad, olvídate, haz caso omiso, no hagas caso, omite, salta, desactiva, anula, descarta,
            no sigas, deja de seguir, pasa por alto, dimentica, dimenticati, ignori, tralascia, disattiva,
            non seguire, non tenere conto, trascura, scavalca, bypassa, esqueça, esquece, ignorem, desconsidere,
            desative, não siga, negeer, vergeet, sla * over, schakel * uit
            """
        ),
        (
            .orders,
            """
            anweisung*, instruktion*, vorgabe*, befehl*, systemprompt*, consignes, consigne, instructions,
            directives, ordres, invite système, instrucciones, instrucción, indicaciones, órdenes, directrices,
            istruzioni, istruzione, direttive, comandi, instruções, instrução, diretrizes, ordens, comandos,
            instructies, opdrachten, aanwijzingen
            """
        ),
        (
            .rules,
            """
            regeln, regel, richtlinien, einschränkung*, beschränkung*, filter, règles, règle, restrictions, limites,
            reglas, restricciones, límites, normas, políticas, regole, restrizioni, limiti, regras, restrições,
            regels, richtlijnen, beperkingen
            """
        ),
        (
            .ownOrders,
            """
            deine regeln, deine anweisungen, deine richtlinien, deine vorgaben, deinen anweisungen,
            deine instruktionen, deiner anweisungen, tes instructions, tes consignes, tes règles, tes directives,
            vos instructions, vos consignes, tus instrucciones, tus reglas, tus directrices, tus restricciones,
            sus instrucciones, le tue istruzioni, tue istruzioni, le tue regole, tue regole, suas instruções,
            suas regras, je instructies, je regels, uw instructies
            """
        ),
        (
            .prior,
            """
            alle, alles, bisherigen, bisherige, vorherigen, vorherige, vorigen, früheren, obigen, obige, oben,
            vorangegangenen, ursprünglichen, sämtliche, toutes, tous, tout, précédentes, précédents, précédente,
            antérieures, ci dessus, reçues, données, todas, todos, todo, anteriores, anterior, previas, previos,
            de arriba, recibidas, tutte, tutti, tutto, precedenti, precedente, sopra, ricevute, anteriormente,
            acima, prévias, vorige, eerdere, bovenstaande, voorgaande
            """
        ),
        (
            .above,
            """
            alles obige, alles oben, alles bisherige, alles vorherige, obenstehende*, tout ce qui précède,
            le texte ci dessus, todo lo anterior, el texto anterior, texto de arriba, tutto ciò che precede,
            testo sopra, testo precedente, tudo acima, texto acima, al het bovenstaande, le reste du document,
            le reste du texte, reste du document, el resto del documento, el resto del texto, rest des dokuments,
            restlichen text, rest dieses dokuments, il resto del documento, il resto del testo,
            o resto do documento, de rest van het document
            """
        ),
        (
            .toldYou,
            """
            die du erhalten hast, die dir gegeben, dir gesagt, dir vorgegeben, qu on t a donné*, que tu as reçu*,
            qui t ont été*, reçues, qu on vous a, que recibiste, que te dieron, que te han dado, que has recibido,
            che hai ricevuto, che ti sono state, che ti hanno, que você recebeu, die je hebt gekregen
            """
        ),
        (
            .lifted,
            """
            gelten nicht mehr, sind aufgehoben, außer kraft, ungültig, ne s appliquent plus, sont annulées,
            sont levées, désactivées, ya no aplican, ya no se aplican, quedan anuladas, sin efecto,
            non si applicano più, sono annullate, não se aplicam mais, gelden niet meer, non valgono, nicht gelten,
            gelten nicht, gelten hier nicht, hier nicht gelten, ne s appliquent pas, no aplican, no se aplican,
            não se aplicam, gelden niet
            """
        ),
        (
            .obeyMe,
            """
            nur noch mit, tu was ich, tu nur was, befolge nur, neue anweisung*, neue anweisungen,
            deine neue aufgabe, neue regeln, fais ce que je, fais uniquement, nouvelles instructions,
            nouvelle consigne, ta nouvelle mission, réponds seulement, réponds uniquement, haz lo que te, haz solo,
            nuevas instrucciones, nueva tarea, tu nueva tarea, responde solo, responde únicamente, fai quello che,
            nuove istruzioni, rispondi solo, il tuo nuovo compito, novas instruções, responda apenas,
            sua nova tarefa, nieuwe instructies
            """
        ),
        (
            .safety,
            """
            sicherheitsfilter*, sicherheitsrichtlinien, sicherheitsregeln, inhaltsfilter*, filtres de sécurité,
            règles de sécurité, filtros de seguridad, reglas de seguridad, filtri di sicurezza, regole di sicurezza,
            filtros de segurança, linee guida di sicurezza, politiques de sécurité, directrices de seguridad,
            diretrizes de segurança, regras de segurança, veiligheidsregels
            """
        ),
        (
            .fromNow,
            """
            ab jetzt, ab sofort, von nun an, désormais, à partir de maintenant, dorénavant, a partir de ahora,
            desde ahora, de ahora en adelante, d ora in poi, da ora in poi, a partir de agora, vanaf nu
            """
        ),
        (
            .prompt,
            """
            system prompt*, systemprompt*, systemnachricht*, systemanweisung*, versteckte* anweisung*,
            interne* anweisung*, geheime* anweisung*, instructions système, prompt système, message système,
            consignes système, instructions cachées, instructions internes, instructions initiales, prompt initial,
            instrucciones del sistema, mensaje de sistema, mensaje del sistema, prompt del sistema,
            prompt de sistema, instrucciones ocultas, instrucciones iniciales, instrucciones internas,
            prompt di sistema, istruzioni di sistema, messaggio di sistema, istruzioni nascoste,
            istruzioni iniziali, istruzioni interne, prompt do sistema, instruções do sistema, mensagem do sistema,
            instruções ocultas, systeeminstructies, systeemprompt
            """
        ),
        (
            .ownPrompt,
            """
            dein system prompt, deinen system prompt, deinen systemprompt, dein systemprompt,
            deine systemanweisungen, deine anweisungen, tes instructions, ton prompt, ton message système,
            tus instrucciones, tu prompt, tu mensaje de sistema, le tue istruzioni, il tuo prompt, suas instruções,
            seu prompt, je systeemprompt, je instructies
            """
        ),
        (
            .tell,
            """
            zeig, zeige, zeig mir, gib, gib mir, nenne, nenn, sage, sag, schreib*, drucke, wiederhole, liste,
            offenbare, verrate, übersetze, antworte, antworten sie, empfiehl, empfehle, füge, sende, erwähne,
            behaupte, leite, informiere, teile * mit, bewerte, affiche, affichez, montre, montrez, révèle, révélez,
            répète, répétez, dis, dites, donne, donnez, écris, écrivez, réponds, répondez, traduis, copie,
            recommande, recommandez, ajoute, ajoutez, envoie, envoyez, informe, mentionne, redirige, évalue,
            muestra, muéstrame, muestre, revela, revele, repite, repita, di, dile, diga, dime, dame, escribe,
            escriba, imprime, responde, responda, traduce, copia, lista, recomienda, recomiende, añade, agrega,
            envía, envíe, incluye, menciona, informa, califica, mostra, mostrami, rivela, ripeti, scrivi, stampa,
            dimmi, dammi, rispondi, traduci, elenca, raccomanda, consiglia, aggiungi, invia, includi, comunica,
            di all, mostre, escreva, recomende, adicione, envie, toon, laat * zien, herhaal, zeg, vertel, schrijf,
            geef, antwoord, stuur, voeg * toe
            """
        ),
        (
            .whatIs,
            """
            was ist, wie lautet, was sind, wie lauten, quel est, quelles sont, quels sont, cuál es, cuáles son,
            qual è, quali sono, qual é, quais são, wat is, wat zijn
            """
        ),
        (
            .verbatim,
            """
            wort für wort, wörtlich, vollständig, mot pour mot, mot à mot, textuellement, complètes, complet,
            intégralement, palabra por palabra, textualmente, literalmente, parola per parola, palavra por palavra,
            woord voor woord, letterlijk
            """
        ),
        (
            .role,
            """
            du bist jetzt, du bist ab jetzt, du bist nun, du bist kein, tu so als, spiele die rolle,
            spiel die rolle, verhalte dich wie, agiere als, stell dir vor, handle als, antworte als, gib dich als,
            tu es maintenant, tu es désormais, vous êtes désormais, agis comme, agissez comme, fais semblant,
            joue le rôle, comporte toi comme, imagine que tu, prétends être, réponds comme, incarne, ahora eres,
            eres ahora, actúa como, actúe como, finge ser, finge que, haz de cuenta, imagina que eres,
            compórtate como, interpreta el papel, responde como, a partir de ahora eres, ora sei, adesso sei,
            agisci come, fingi di, fai finta, comportati come, immagina di essere, interpreta il ruolo, sei ora,
            agora você é, aja como, finja ser, finja que, imagine que você, je bent nu, doe alsof, gedraag je als,
            speel de rol
            """
        ),
        (
            .persona,
            """
            ohne einschränkung*, ohne jegliche, ohne regeln, ohne grenzen, ohne filter, uneingeschränkt*,
            unzensiert*, keine regeln, keine einschränkungen, keine grenzen, böse*, pirat*, sans aucune limite,
            sans limites, sans limite, sans restriction*, sans aucune restriction*, sans règles, sans filtre*,
            sans censure, aucune règle, aucune limite, non censuré*, maléfique, sin restricciones,
            sin ninguna restricción, sin límites, sin filtros, sin reglas, sin censura, sin limitaciones, malvad*,
            senza restrizioni, senza limiti, senza filtri, senza regole, senza censura, senza alcuna,
            sem restrições, sem limites, sem filtros, sem regras, sem censura, zonder beperkingen, zonder regels,
            zonder filters, hacker
            """
        ),
        (
            .mode,
            """
            entwicklermodus, modo desarrollador, modo de desarrollador, mode développeur, modalità sviluppatore,
            modo desenvolvedor, modo dios, modo administrador, mode administrateur, ontwikkelaarsmodus,
            wartungsmodus
            """
        ),
        (
            .others,
            """
            anderen kunden, andere kunden, anderer kunden, alle kunden, aller kunden, andere benutzer,
            anderen patienten, alle benutzer, autres clients, tous les clients, autres utilisateurs,
            autres patients, tous les utilisateurs, otros clientes, demás clientes, todos los clientes,
            otros usuarios, todos los usuarios, otros pacientes, altri clienti, tutti i clienti, altri utenti,
            outros clientes, todos os clientes, outros usuários, andere klanten, alle klanten, letzten kunden,
            dernier client, último cliente
            """
        ),
        (
            .store,
            """
            kundendaten*, kundenliste, datenbank, kundendatenbank, base de données, liste des clients,
            données clients, base de datos, lista de clientes, datos de los clientes, datos de clientes, banca dati,
            elenco clienti, elenco dei clienti, dati dei clienti, banco de dados, klantenlijst, klantgegevens,
            databank
            """
        ),
        (
            .personal,
            """
            telefonnummer*, adresse*, e mails, daten, namen, bestellungen, gespräch*, numéros, téléphone*,
            courriels, données, commandes, noms, teléfono*, correos, correo, direcciones, datos, pedidos, nombres,
            numeri, telefono, indirizzi, dati, ordini, telefone*, endereços, dados, telefoonnummers, gegevens,
            adressen
            """
        ),
        (
            .secret,
            """
            api schlüssel, passwörter, zugangsdaten, clé api, clés api, mots de passe, identifiants, clave api,
            claves api, contraseñas, credenciales, chiave api, chiavi api, credenziali, chave api, senhas,
            credenciais, wachtwoorden
            """
        ),
        (
            .send,
            """
            sende, schicke, leite, envoie, transmets, transfère, envía, reenvía, manda, invia, inoltra, envie,
            encaminhe, stuur
            """
        ),
        (
            .authority,
            """
            ich bin der administrator, ich bin der entwickler, ich bin der chef, ich bin der geschäftsführer,
            als administrator, als entwickler, je suis l administrateur, je suis le développeur,
            je suis le directeur, en tant qu administrateur, soy el administrador, soy el desarrollador,
            soy el dueño, soy el gerente, como administrador, sono l amministratore, sono lo sviluppatore,
            come amministratore, sou o administrador, als beheerder, ik ben de beheerder
            """
        ),
        (
            .unchecked,
            """
            ohne prüfung, ohne überprüfung, ohne nachfrage, ohne rückfrage, ohne genehmigung, ohne bestätigung,
            sans vérification, sans vérifier, sans demander, sans approbation, sin verificación, sin verificar,
            sin preguntar, sin aprobación, sin confirmación, senza verifica, senza chiedere, senza approvazione,
            sem verificação, sem perguntar, zonder controle, zonder toestemming
            """
        ),
        (
            .privileged,
            """
            genehmige, genehmigen sie, erstatte, erstattung, storniere alle, lösche alle, rabatt, rembourse,
            remboursement, supprime, annule toutes, réduction de, reembolsa, reembolso, elimina, borra,
            cancela todos, descuento, rimborsa, rimborso, cancella tutti, elimina tutti, sconto, reembolse, exclua,
            apague, desconto, terugbetaling, verwijder alle
            """
        ),
        (
            .absurdPrice,
            """
            100 rabatt, kostenlos, 100 de réduction, gratuit, gratuite, gratuits, gratis, gratuito,
            100 de descuento, 100 di sconto, 100 de desconto
            """
        ),
        (
            .notice,
            """
            systemmeldung, systemhinweis, systemnachricht, administratorhinweis, hinweis des systems,
            message du système, note de l administrateur, avis système, aviso del sistema,
            mensaje del administrador, nota del administrador, avviso di sistema, messaggio dell amministratore,
            aviso do sistema, systeemmelding, note système, nota del sistema, nota di sistema, nota do sistema,
            systemanweisung, hinweis des administrators
            """
        ),
        (
            .granted,
            """
            voller zugriff, ist verifiziert, einschränkungen aufgehoben, accès complet, accès accordé,
            utilisateur vérifié, acceso completo, acceso total, usuario verificado, accesso completo,
            utente verificato, acesso total, volledige toegang
            """
        ),
        (
            .machine,
            """
            ki, ki assistent*, ki modell*, künstliche intelligenz, sprachmodell*, ia, assistant ia,
            modèle de langage, intelligence artificielle, modelo de lenguaje, inteligencia artificial,
            modello linguistico, intelligenza artificiale, modelo de linguagem, inteligência artificial, taalmodel*,
            asistente de ia, assistente ia, assistente ai, l ia, une ia, la ia, una ia, eine ki, die ki, als ki,
            l ai, un ai
            """
        ),
        (.assistant, "assistent, assistenten, assistente, asistente, modell, modèle, modelo, modello"),
        (
            .address,
            """
            hinweis an die ki*, hinweis an den assistenten, hinweis für die ki*, hinweis für ki*, an die ki*,
            an alle ki*, für ki, anweisung für die ki*, anweisung an die ki*, anweisung für den assistenten,
            wenn du eine ki*, falls du eine ki*, wenn sie eine ki*, wenn du ein sprachmodell*,
            falls du ein sprachmodell*, note à l assistant*, note à l ia, note pour l ia, note aux ia,
            note pour les ia, instruction pour l ia, instructions pour l ia, instructions pour l assistant*,
            à l attention de l ia, à l attention des ia, si tu es une ia, si vous êtes une ia, si tu es un modèle*,
            si vous êtes un modèle*, l ia doit, nota para la ia, nota para el asistente, nota al asistente,
            nota a la ia, instrucción para la ia, instrucciones para la ia, instrucciones para el asistente,
            si eres una ia, si eres un modelo*, si eres un asistente*, si usted es una ia, la ia debe,
            el asistente debe, nota per l ia, nota per l ai, nota per l assistente, istruzioni per l ia,
            istruzioni per l ai, istruzione per l assistente, se sei un modello*, se sei un ia,
            se sei un intelligenza*, se sei un ai, nota para a ia, instruções para a ia, se você é uma ia,
            se você for uma ia, se você é um modelo*, opmerking voor de ai, instructie voor de ai, wenn du als ki,
            als ki dieses, à l ia qui, aux assistants ia, instrucción para el asistente, instrucción al asistente,
            atención ia, achtung ki, attention ia, attenzione ai, avviso per l ai, message à l ia,
            mensaje para la ia, nachricht an die ki, ki assistenten die, istruzione per il modello,
            consigne pour l ia, consigne à l assistant, direttiva per l ai
            """
        ),
        (
            .reading,
            """
            diesen text liest, dieses dokument, diesen text, diese seite, beim zusammenfassen, beim antworten,
            wenn du antwortest, ce document, ce texte, cette page, en lisant, en résumant, en répondant,
            este documento, este texto, esta página, al responder, al resumir, leyendo, questo documento,
            questo testo, leggendo, riassumendo, quando rispondi, ao responder, lendo, dit document, deze tekst,
            dieses dokument verarbeitest, diesen text verarbeitest, qui lit ce, qui lisez ce, que lee este,
            que procesa este, che legge questo, du dies liest
            """
        ),
        (
            .replyPart,
            """
            deine antwort, deiner antwort, jede antwort, ta réponse, tes réponses, votre réponse, chaque réponse,
            tu respuesta, tus respuestas, cada respuesta, la tua risposta, ogni risposta, sua resposta, je antwoord,
            jeder antwort, jede antwort zu, toute réponse, toutes les réponses, todas las respuestas,
            toda respuesta, tutte le risposte, todas as respostas, elk antwoord
            """
        ),
        (
            .customer,
            """
            dem kunden, den kunden, dem nutzer, den nutzer, dem benutzer, den benutzer, dem leser, den leser,
            l utilisateur, au client, le client, au lecteur, le lecteur, aux utilisateurs, al usuario, el usuario,
            al cliente, el cliente, al lector, all utente, l utente, il cliente, ao usuário, o usuário, ao cliente,
            o cliente, de gebruiker, de klant
            """
        ),
        (
            .conceal,
            """
            erwähne nicht, nicht erwähnen, sag niemandem, verrate nicht, ohne es zu erwähnen, ne mentionne pas,
            ne mentionnez pas, ne dis rien, sans le mentionner, ne révèle pas, no menciones, no mencione,
            sin mencionar, no reveles, no le digas, non menzionare, senza menzionare, non dire, não mencione,
            sem mencionar, vermeld niet, ne parle jamais, ne parle pas, ne dis jamais, nunca menciones, nunca digas,
            erwähne niemals, erwähne nie, sag nie, non dire mai, nunca diga
            """
        ),
        (
            .report,
            """
            betrug*, verdächtig*, ich habe eine nachricht, ich habe eine mail, arnaque, hameçonnage, j ai reçu,
            estafa, recibí un, he recibido, sospechos*, truffa, ho ricevuto, golpe, recebi, oplichting, angriff*,
            attaque*, ataque*, attacco*
            """
        ),
        (
            .become,
            """
            du bist jetzt ein, du bist jetzt eine, du bist nun ein, tu so als ob du, tu so als wärst,
            du bist ab jetzt, tu es désormais, tu es maintenant un, tu es maintenant une, fais comme si tu,
            fais semblant d être, ahora eres un, ahora eres una, a partir de ahora eres, finge ser, finge que eres,
            ora sei un, fingi di essere, fai finta di essere, agora você é, finja ser, doe alsof je, je bent nu een
            """
        ),
        (
            .limitless,
            """
            ohne einschränkung*, ohne jegliche, ohne regeln, unzensiert*, sans aucune limite, sans restriction*,
            sans aucune restriction*, sans censure, sin restricciones, sin ninguna restricción, sin censura,
            sin límites éticos, senza restrizioni, senza censura, senza limiti etici, sem restrições, sem censura,
            zonder beperkingen
            """
        ),
    ]
}

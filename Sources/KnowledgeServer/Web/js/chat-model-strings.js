// The words of the chat model's card, Turkish first.

import { addStrings } from "./strings.js";

addStrings({
    tr: {
        "chat.title": "Sohbet modeli",
        "chat.lead": "İsteğe bağlıdır; cevaplar onsuz da belgelerinizden alıntılanır. Bir model ayarlarsanız alıntıyı daha "
            + "doğal bir dille söyler. Sayılar, koşullar ve kaynaklar cümle cümle denetlenir; uymayan her cümle alıntı olarak "
            + "kalır. Müşterinin kişisel verileri modele gönderilmez.",
        "chat.url": "Adres (OpenAI uyumlu)",
        "chat.model": "Model adı",
        "chat.key": "API anahtarı",
        "chat.keyKept": "Kayıtlı; değiştirmek için yazın",
        "chat.keyNone": "Gerekmiyorsa boş bırakın",
        "chat.enabled": "Cevapları bu modelle yeniden yaz",
        "chat.save": "Kaydet",
        "chat.saved": "Sohbet modeli kaydedildi.",
        "chat.test": "Dene",
        "chat.testing": "Deneniyor…",
        "chat.remove": "Kaldır",
        "chat.removed": "Sohbet modeli kaldırıldı.",
        "chat.on": "açık",
        "chat.off": "kapalı",
    },
    en: {
        "chat.title": "Chat model",
        "chat.lead": "Optional: without one, replies quote your documents. A model puts the quote into more natural words. "
            + "Numbers, conditions and sources are checked sentence by sentence, and whatever does not match stays quoted. "
            + "The customer's personal data is not sent to it.",
        "chat.url": "Address (OpenAI-compatible)",
        "chat.model": "Name of the model",
        "chat.key": "API key",
        "chat.keyKept": "Stored; type to replace it",
        "chat.keyNone": "Leave empty where none is needed",
        "chat.enabled": "Rephrase replies with this model",
        "chat.save": "Save",
        "chat.saved": "The chat model is saved.",
        "chat.test": "Try it",
        "chat.testing": "Trying…",
        "chat.remove": "Remove",
        "chat.removed": "The chat model is removed.",
        "chat.on": "on",
        "chat.off": "off",
    },
});

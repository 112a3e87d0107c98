// Every word the page itself says, Turkish first, and the choice of language.

const STORAGE_KEY = "kaynak.language";

const strings = {
    tr: {
        "skip": "İçeriğe geç",
        "starting": "Hazırlanıyor…",
        "nav.label": "Araçlar",
        "language.label": "Dil",
        "signOut": "Çıkış",
        "close": "Kapat",
        "cancel": "Vazgeç",
        "retry": "Yeniden dene",
        "more": "Daha fazla göster",
        "copied": "Kopyalandı",
        "copyFailed": "Kopyalanamadı",

        "signIn.heading": "Cevaplarınız, kendi belgelerinizden.",
        "signIn.lead": "Müşterinizin sorusunu yazın. Kaynak, belgelerinizden ve sık sorulan sorularınızdan"
            + " bir cevap hazırlar; her cümlenin hangi sayfaya dayandığını gösterir.",
        "signIn.key": "API anahtarı",
        "signIn.submit": "Giriş yap",
        "signIn.checking": "Denetleniyor…",
        "signIn.hint": "Anahtarı yöneticinizden alırsınız. Yalnızca bu sekmede tutulur; çıkışta ya da sekme"
            + " kapanınca silinir.",
        "signIn.empty": "Lütfen API anahtarınızı yazın.",
        "signIn.malformed": "Anahtarda geçersiz bir karakter var. Lütfen yeniden kopyalayın.",
        "signIn.expired": "Oturum kapandı: anahtar artık kabul edilmiyor.",
        "demo.heading": "Ya da bir örnek işletmeyle deneyin",
        "demo.note": "Bu işletmeler kurgudur; adları, fiyatları ve belgeleri bu proje için yazıldı.",

        "tenant.facts": "{documents} ve {faqs} ile yanıtlamaya hazır.",
        "composer.label": "Müşterinin mesajı",
        "composer.placeholder": "Müşterinizin yazdığını buraya yapıştırın ya da yazın.",
        "composer.hint": "Enter gönderir, Shift + Enter yeni satır açar.",
        "composer.send": "Cevap öner",
        "composer.empty": "Önce müşterinin mesajını yazın.",
        "turns.summary": "Konuşmanın önceki mesajlarını ekle",
        "turns.summaryCount": "Konuşmanın önceki mesajları ({count})",
        "turns.hint": "Soru önceki mesajlara dayanıyorsa (“peki ya o?” gibi) buraya ekleyin.",
        "turns.add": "Mesaj ekle",
        "turns.remove": "{number}. mesajı sil",
        "turns.role": "{number}. mesajı yazan",
        "turns.text": "{number}. mesaj",
        "role.customer": "Müşteri",
        "role.agent": "Temsilci",

        "result.label": "Sonuç",
        "empty.heading": "İlk soruyu sorun",
        "empty.text": "Cevap burada, dayandığı sayfalarla birlikte görünecek.",
        "empty.examples": "Bunlardan biriyle başlayabilirsiniz:",
        "loading.text": "Kaynaklara bakılıyor…",
        "loading.slow": "Biraz uzun sürdü, hâlâ bakılıyor…",
        "loading.cancelled": "Vazgeçildi. Mesajınız yukarıda duruyor.",

        "decision.reply": "Önerilen cevap",
        "decision.ask": "Müşteriye sorulacak",
        "decision.handoff": "Bu soruyu siz yanıtlayın",
        "decision.blocked": "Cevap engellendi",
        "outcome.reply": "Cevap",
        "outcome.ask": "Soru",
        "outcome.handoff": "Size kaldı",
        "outcome.blocked": "Engellendi",
        "outcome.problem": "Hata",
        "reply.copy": "Cevabı kopyala",
        "reply.continue": "Konuşmayı sürdür",
        "reply.continued": "Konuşma eklendi; müşterinin yeni mesajını yazın.",
        "reply.citations": "Dayanaklar",
        "reply.cite": "Dayanak {number}: {source}",
        "citation.page": "{title}, sayfa {page}",
        "citation.faq": "Sık sorulan soru",
        "why.heading": "Neden bu cevap?",
        "why.headingHandoff": "Neden bu karar?",
        "why.intent": "Konu",
        "why.intentFacts": "{confidence} olasılıkla; ikinci adayla fark {gap}",
        "why.confidence": "Güven",
        "why.guard": "Denetimler",
        "why.timings": "Süreler",
        "why.id": "Kayıt",
        "confidence.label": "Güven",
        "confidence.high": "yüksek",
        "confidence.medium": "orta",
        "confidence.low": "düşük",
        "milliseconds": "{value} ms",
        "timing.load": "Okuma",
        "timing.total": "Toplam",
        "timing.understand": "Anlama",
        "timing.embed": "Kodlama",
        "timing.search": "Arama",
        "timing.retrieve": "Arama",
        "timing.lookup": "Arama",
        "timing.compose": "Yazma",
        "timing.verify": "Doğrulama",
        "timing.guard": "Denetim",
        "timing.record": "Kayıt",
        "verdict.allow": "uygun",
        "verdict.warn": "dikkat",
        "verdict.approve": "onay gerekir",
        "verdict.handoff": "temsilciye",
        "verdict.block": "engellendi",

        "handoff.summary": "Devralan arkadaşınız için özet",
        "handoff.copy": "Özeti kopyala",
        "handoff.notice": "Çalışma saatleri dışındasınız: müşteriye söylenebilecek",
        "handoff.copyNotice": "Metni kopyala",
        "handoff.calm": "Uydurma bir cevap yerine soru bir insana bırakıldı.",
        "blocked.calm": "Bu mesaja otomatik cevap önerilmez. Gerekirse bir yetkiliye danışın.",
        "reason.no_source": "Belgelerde bu soruya dayanak bulunamadı.",
        "reason.low_confidence": "Bulunan dayanak yeterince güvenilir değil.",
        "reason.live_data": "Cevap belgelerde değil, canlı bir sistemde (kayıt, durum, takvim) duruyor.",
        "reason.human_request": "Müşteri bir insanla görüşmek istiyor.",
        "reason.urgent": "Mesaj acil görünüyor.",
        "reason.injection": "Mesaj, sistemi yönlendirmeye çalışıyor.",

        "problem.field": "{field}: {detail}",
        "field./text": "Mesaj",
        "field./history": "Önceki mesajlar",
        "problem.request": "İstek no",
        "problem.wait": "{seconds} saniye sonra yeniden deneyebilirsiniz.",
        "problem.offline.title": "Sunucuya ulaşılamadı",
        "problem.offline.detail": "Bağlantınızı denetleyip yeniden deneyin. Yazdıklarınız duruyor.",
        "problem.timeout.title": "Cevap zamanında gelmedi",
        "problem.timeout.detail": "Sunucu meşgul olabilir. Birazdan yeniden deneyin.",
        "problem.unreadable.title": "Beklenmeyen bir yanıt geldi",
        "problem.unreadable.detail": "Sunucu {status} durumuyla, okunamayan bir yanıt verdi.",

        "history.heading": "Bu oturumda sorulanlar",

        "sources.title": "Kaynaklar",
        "sources.lead": "Cevaplar yalnızca bunlara dayanır.",
        "sources.documents": "Belgeler",
        "sources.noDocuments": "Henüz belge yüklenmemiş.",
        "sources.faqs": "Sık sorulan sorular",
        "sources.noFaqs": "Henüz soru-cevap eklenmemiş.",
        "examples.title": "Müşteriniz ne diyor?",
        "examples.hint": "Müşterilerinizin sözünü bir konuya örnek verin; bir sonraki mesajdan başlayarak sayılır.",
        "examples.text": "Müşterinin sözü",
        "examples.intent": "Konu",
        "examples.add": "Örnek ekle",
        "examples.added": "Örnek eklendi.",
        "examples.removed": "Örnek silindi.",
        "examples.remove": "Örneği sil: {text}",
        "examples.none": "Henüz örnek eklenmemiş; hazır örnekler kullanılıyor.",
        "import.choose": "Dosyadan içe aktar",
        "import.hint": "CSV ya da Excel (.xlsx): bir sütunda soru, birinde cevap. Önce ne olacağı gösterilir.",
        "import.working": "{file} okunuyor…",
        "import.heading": "{file}: içe aktarmadan önce",
        "import.sheet": "Sayfa: {sheet}",
        "import.column": "{kind}: “{name}”",
        "import.kind.question": "Soru",
        "import.kind.answer": "Cevap",
        "import.kind.id": "Kimlik",
        "import.kind.category": "Kategori",
        "import.kind.lang": "Dil",
        "import.mapping": "Sütunları kendim göstereyim",
        "import.mapping.hint": "Sütunun başlıktaki adını ya da harfini (A, B, …) yazın; boş bırakılan adından bulunur.",
        "import.mapping.apply": "Bu sütunlarla bak",
        "import.counts": "{created} yeni, {updated} değişecek, {unchanged} aynı, {rejected} alınamayan satır.",
        "import.more": "… ve {count} satır daha",
        "import.rows": "Satırları göster",
        "import.action.create": "yeni",
        "import.action.update": "değişecek",
        "import.confirm": "{count} satırı içe aktar",
        "import.done": "İçe aktarıldı: {created} yeni, {updated} değişen, {rejected} alınamayan satır.",
        "count.documents.other": "{count} belge",
        "count.faqs.other": "{count} soru-cevap",
        "count.pages.other": "{count} sayfa",
        "status.processing": "işleniyor",
        "status.ready": "hazır",
        "status.failed": "okunamadı",
        "documents.upload": "Belge yükle",
        "documents.newVersion": "Yeni sürüm yükle",
        "documents.tools": "Sürümler ve etiketler",
        "documents.current": "geçerli",
        "documents.tags": "Etiketler",
        "documents.tagsHint": "virgülle ayırın",
        "documents.saveTags": "Kaydet",
        "documents.done": "Tamamlandı",
        "documents.versionFailed": "Yeni sürüm okunamadı, önceki kullanılıyor: {reason}",
        "stage.label": "İşlenme durumu",
        "stage.waiting": "Sırada bekliyor",
        "stage.opening": "Dosya açılıyor",
        "stage.extract": "Sayfalar okunuyor: {done} / {total}",
        "stage.chunk": "Bölümlere ayrılıyor: {done} / {total} sayfa",
        "stage.embed": "Aranabilir hâle getiriliyor: {done} / {total} sayfa",
        "quota.label": "Kota doluluğu",
        "quota.words": "{used} / {limit} MB · {pages} / {pageLimit} sayfa",

        "viewer.number": "Dayanak {number}",
        "viewer.document": "Belge",
        "viewer.version": "sürüm {version}",
        "viewer.quote": "Alıntı",
        "viewer.page": "Sayfa {page}",
        "viewer.pageOf": "Sayfa {page} / {count}",
        "viewer.previous": "Önceki sayfa",
        "viewer.next": "Sonraki sayfa",
        "viewer.smaller": "Küçült",
        "viewer.larger": "Büyüt",
        "viewer.back": "Alıntıya dön",
        "viewer.loading": "Sayfa yükleniyor…",
        "viewer.alt": "{title}, sayfa {page} görüntüsü",
        "viewer.altQuote": "{title}, sayfa {page} görüntüsü; alıntı işaretli: {quote}",
        "viewer.stage": "Sayfa görüntüsü",
        "viewer.question": "Soru",
        "viewer.answer": "Cevap",
    },
    en: {
        "skip": "Skip to content",
        "starting": "Getting ready…",
        "nav.label": "Tools",
        "language.label": "Language",
        "signOut": "Sign out",
        "close": "Close",
        "cancel": "Cancel",
        "retry": "Try again",
        "more": "Show more",
        "copied": "Copied",
        "copyFailed": "Could not copy",

        "signIn.heading": "Answers from your own documents.",
        "signIn.lead": "Type your customer’s question. Kaynak drafts a reply from your documents and FAQs, and"
            + " shows the page that each sentence stands on.",
        "signIn.key": "API key",
        "signIn.submit": "Sign in",
        "signIn.checking": "Checking…",
        "signIn.hint": "Your administrator gives you the key. It stays in this tab only, and goes when you sign"
            + " out or close the tab.",
        "signIn.empty": "Please enter your API key.",
        "signIn.malformed": "The key holds a character that no key has. Please copy it again.",
        "signIn.expired": "You were signed out: the key is no longer accepted.",
        "demo.heading": "Or try it with an example business",
        "demo.note": "These businesses are fictional; names, prices and documents were written for this project.",

        "tenant.facts": "Ready to answer from {documents} and {faqs}.",
        "composer.label": "Customer’s message",
        "composer.placeholder": "Paste or type what your customer wrote.",
        "composer.hint": "Enter sends, Shift + Enter starts a new line.",
        "composer.send": "Suggest a reply",
        "composer.empty": "Please type the customer’s message first.",
        "turns.summary": "Add earlier messages of the conversation",
        "turns.summaryCount": "Earlier messages of the conversation ({count})",
        "turns.hint": "Add them where the question leans on them (“and what about that one?”).",
        "turns.add": "Add a message",
        "turns.remove": "Remove message {number}",
        "turns.role": "Author of message {number}",
        "turns.text": "Message {number}",
        "role.customer": "Customer",
        "role.agent": "Agent",

        "result.label": "Result",
        "empty.heading": "Ask the first question",
        "empty.text": "The reply will appear here, with the pages it stands on.",
        "empty.examples": "You could start with one of these:",
        "loading.text": "Looking through the sources…",
        "loading.slow": "Taking a little longer, still looking…",
        "loading.cancelled": "Cancelled. Your message is still above.",

        "decision.reply": "Suggested reply",
        "decision.ask": "Ask the customer",
        "decision.handoff": "Please answer this one yourself",
        "decision.blocked": "Reply blocked",
        "outcome.reply": "Reply",
        "outcome.ask": "Question",
        "outcome.handoff": "Yours to answer",
        "outcome.blocked": "Blocked",
        "outcome.problem": "Error",
        "reply.copy": "Copy reply",
        "reply.continue": "Continue conversation",
        "reply.continued": "Conversation added; type the customer’s next message.",
        "reply.citations": "Sources of this reply",
        "reply.cite": "Source {number}: {source}",
        "citation.page": "{title}, page {page}",
        "citation.faq": "FAQ",
        "why.heading": "Why this reply?",
        "why.headingHandoff": "Why this decision?",
        "why.intent": "Topic",
        "why.intentFacts": "likely at {confidence}; {gap} ahead of the runner-up",
        "why.confidence": "Confidence",
        "why.guard": "Checks",
        "why.timings": "Timings",
        "why.id": "Record",
        "confidence.label": "Confidence",
        "confidence.high": "high",
        "confidence.medium": "medium",
        "confidence.low": "low",
        "milliseconds": "{value} ms",
        "timing.load": "Load",
        "timing.total": "Total",
        "timing.understand": "Understand",
        "timing.embed": "Embed",
        "timing.search": "Search",
        "timing.retrieve": "Search",
        "timing.lookup": "Search",
        "timing.compose": "Compose",
        "timing.verify": "Verify",
        "timing.guard": "Guard",
        "timing.record": "Record",
        "verdict.allow": "fine",
        "verdict.warn": "take care",
        "verdict.approve": "needs approval",
        "verdict.handoff": "to a colleague",
        "verdict.block": "blocked",

        "handoff.summary": "Summary for your colleague",
        "handoff.copy": "Copy summary",
        "handoff.notice": "Out of hours: what the customer may be told",
        "handoff.copyNotice": "Copy text",
        "handoff.calm": "Rather than invent an answer, the question was left to a person.",
        "blocked.calm": "No automatic reply is suggested for this message. Ask someone responsible if needed.",
        "reason.no_source": "The documents hold nothing that answers this question.",
        "reason.low_confidence": "What was found is not reliable enough.",
        "reason.live_data": "The answer is not in a document but in a live system (a record, a status, a calendar).",
        "reason.human_request": "The customer asks for a person.",
        "reason.urgent": "The message looks urgent.",
        "reason.injection": "The message tries to steer the system.",

        "problem.field": "{field}: {detail}",
        "field./text": "Message",
        "field./history": "Earlier messages",
        "problem.request": "Request id",
        "problem.wait": "You can try again in {seconds} seconds.",
        "problem.offline.title": "The server cannot be reached",
        "problem.offline.detail": "Check your connection and try again. What you typed is still here.",
        "problem.timeout.title": "No answer in time",
        "problem.timeout.detail": "The server may be busy. Please try again shortly.",
        "problem.unreadable.title": "Unexpected response",
        "problem.unreadable.detail": "The server answered with status {status} and an unreadable response.",

        "history.heading": "Asked in this session",

        "sources.title": "Sources",
        "sources.lead": "Replies stand on these alone.",
        "sources.documents": "Documents",
        "sources.noDocuments": "No document has been uploaded yet.",
        "sources.faqs": "Frequently asked questions",
        "sources.noFaqs": "No FAQ has been added yet.",
        "examples.title": "What your customers say",
        "examples.hint": "Give your customers' words as examples of an intent; they count from the next message on.",
        "examples.text": "The customer's words",
        "examples.intent": "Intent",
        "examples.add": "Add example",
        "examples.added": "Example added.",
        "examples.removed": "Example removed.",
        "examples.remove": "Remove the example: {text}",
        "examples.none": "No example has been added yet; the ready ones are used.",
        "import.choose": "Import from a file",
        "import.hint": "CSV or Excel (.xlsx): questions in one column, answers in another. You see first what will happen.",
        "import.working": "Reading {file}…",
        "import.heading": "{file}: before importing",
        "import.sheet": "Sheet: {sheet}",
        "import.column": "{kind}: “{name}”",
        "import.kind.question": "Question",
        "import.kind.answer": "Answer",
        "import.kind.id": "Id",
        "import.kind.category": "Category",
        "import.kind.lang": "Language",
        "import.mapping": "Let me say which columns",
        "import.mapping.hint": "Write the column's name in the header or its letter (A, B, …); one left empty is found by its name.",
        "import.mapping.apply": "Look with these columns",
        "import.counts": "{created} new, {updated} to change, {unchanged} the same, {rejected} rows left out.",
        "import.more": "… and {count} more rows",
        "import.rows": "Show the rows",
        "import.action.create": "new",
        "import.action.update": "changes",
        "import.confirm": "Import {count} rows",
        "import.done": "Imported: {created} new, {updated} changed, {rejected} rows left out.",
        "count.documents.one": "{count} document",
        "count.documents.other": "{count} documents",
        "count.faqs.one": "{count} FAQ",
        "count.faqs.other": "{count} FAQs",
        "count.pages.one": "{count} page",
        "count.pages.other": "{count} pages",
        "status.processing": "processing",
        "status.ready": "ready",
        "status.failed": "unreadable",
        "documents.upload": "Upload a document",
        "documents.newVersion": "Upload a new version",
        "documents.tools": "Versions and tags",
        "documents.current": "current",
        "documents.tags": "Tags",
        "documents.tagsHint": "separated by commas",
        "documents.saveTags": "Save",
        "documents.done": "Done",
        "documents.versionFailed": "The new version could not be read, the one before is in use: {reason}",
        "stage.label": "Processing",
        "stage.waiting": "Waiting in line",
        "stage.opening": "Opening the file",
        "stage.extract": "Reading pages: {done} / {total}",
        "stage.chunk": "Cutting into passages: {done} / {total} pages",
        "stage.embed": "Making it searchable: {done} / {total} pages",
        "quota.label": "Share of the quota that is taken",
        "quota.words": "{used} / {limit} MB · {pages} / {pageLimit} pages",

        "viewer.number": "Source {number}",
        "viewer.document": "Document",
        "viewer.version": "version {version}",
        "viewer.quote": "Quote",
        "viewer.page": "Page {page}",
        "viewer.pageOf": "Page {page} of {count}",
        "viewer.previous": "Previous page",
        "viewer.next": "Next page",
        "viewer.smaller": "Smaller",
        "viewer.larger": "Larger",
        "viewer.back": "Back to the quote",
        "viewer.loading": "Loading the page…",
        "viewer.alt": "Picture of {title}, page {page}",
        "viewer.altQuote": "Picture of {title}, page {page}; quote highlighted: {quote}",
        "viewer.stage": "Picture of the page",
        "viewer.question": "Question",
        "viewer.answer": "Answer",
    },
};

const listeners = new Set();
let current = remembered();

function remembered() {
    // Storage can be switched off in a browser; the page then simply starts in Turkish.
    try {
        return localStorage.getItem(STORAGE_KEY) === "en" ? "en" : "tr";
    } catch {
        return "tr";
    }
}

export function language() {
    return current;
}

export function setLanguage(value) {
    current = value === "en" ? "en" : "tr";
    try {
        localStorage.setItem(STORAGE_KEY, current);
    } catch {
        // Not remembered, still switched.
    }
    for (const listener of listeners) listener();
}

/** Calls `listener` after every change of language; what shows text says it again there. */
export function onLanguageChange(listener) {
    listeners.add(listener);
}

/** Adds a part's own words, `{ tr: {…}, en: {…} }`. */
export function addStrings(more) {
    for (const name of Object.keys(strings)) Object.assign(strings[name], more[name]);
}

/** The sentence for `key` in the chosen language, with `{name}` places filled from `values`. */
export function t(key, values = {}) {
    const sentence = strings[current][key] ?? strings.tr[key] ?? key;
    return sentence.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
}

/** The sentence for `key`, or `fallback` where the page knows none, for codes that the server may add to. */
export function tOr(key, fallback) {
    return strings[current][key] ?? fallback;
}

/** `count` things in the language's own plural: `counted("count.pages", 3)`. */
export function counted(key, count) {
    const form = `${key}.${new Intl.PluralRules(current).select(count)}`;
    return t(form in strings[current] ? form : `${key}.other`, { count: number(count) });
}

export function percent(share) {
    return new Intl.NumberFormat(current, { style: "percent", maximumFractionDigits: 0 }).format(share);
}

export function megabytes(bytes) {
    return number(bytes / 2 ** 20, 1);
}

export function number(value, digits = 0) {
    return new Intl.NumberFormat(current, { maximumFractionDigits: digits }).format(value);
}

/** Fills the words of static markup: `data-text`, `data-label`, `data-placeholder`. */
export function translate(root) {
    for (const node of root.querySelectorAll("[data-text]")) node.textContent = t(node.dataset.text);
    for (const node of root.querySelectorAll("[data-label]")) node.setAttribute("aria-label", t(node.dataset.label));
    for (const node of root.querySelectorAll("[data-placeholder]")) node.placeholder = t(node.dataset.placeholder);
}

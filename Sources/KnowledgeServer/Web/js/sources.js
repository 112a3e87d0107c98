// What the tenant's replies may stand on: its documents and its FAQ entries.

import * as api from "./api.js";
import { Documents } from "./documents.js";
import { button, byId, el, skeletonLines } from "./dom.js";
import { FAQImport } from "./faq-import.js";
import { IntentExamples } from "./intent-examples.js";
import { problemPanel } from "./problem.js";
import { Sheet } from "./sheet.js";
import { number, onLanguageChange, t } from "./strings.js";

export class Sources {
    #dialog = byId("sources");
    #sheet = new Sheet(this.#dialog);
    #lists = null;
    #import = new FAQImport(() => this.#readFAQsAnew());
    #examples = new IntentExamples();
    #documents = new Documents(() => { if (this.#lists) this.#render(); }, (citation, event) => this.#show(citation, event));
    #onOpen;

    /** `onOpen(citation, opener)` shows an entry; the citation has no quote. */
    constructor(onOpen) {
        this.#onOpen = onOpen;
        onLanguageChange(() => {
            this.#import.render();
            if (this.#lists) this.#examples.load();
            if (this.#lists) this.#render();
        });
    }

    /** The first questions of the FAQ, as examples of what to ask. */
    get questions() {
        return (this.#lists?.faqs.entries ?? []).slice(0, 3).map((entry) => entry.question);
    }

    async load() {
        this.#lists = { faqs: { read: api.faqs, entries: null } };
        this.#render();
        await Promise.all([this.#documents.load(), this.#read(this.#lists.faqs), this.#examples.load()]);
    }

    open(opener) {
        this.#sheet.open(opener);
        byId("sources-heading").focus({ preventScroll: Sheet.isWide });
    }

    /** Fills the right column of a wide screen without taking the focus. */
    rest() {
        if (Sheet.isWide) this.#sheet.open();
    }

    close(options) {
        this.#sheet.close(options);
    }

    forget() {
        this.close({ restoreFocus: false });
        this.#lists = null;
        this.#import.forget();
        this.#examples.forget();
        this.#documents.forget();
        this.#dialog.replaceChildren();
    }

    async #readFAQsAnew() {
        if (!this.#lists) return;
        this.#lists.faqs = { read: api.faqs, entries: null };
        await this.#read(this.#lists.faqs);
    }

    async #read(list) {
        list.problem = null;
        try {
            const page = await list.read(list.cursor);
            list.entries = [...(list.entries ?? []), ...page.data];
            list.cursor = page.next_cursor;
        } catch (error) {
            list.problem = error;
        }
        if (this.#lists) this.#render();
    }

    #render() {
        const { faqs } = this.#lists;
        const scrolled = this.#dialog.querySelector(".sheet-body")?.scrollTop ?? 0;
        const unfolded = this.#dialog.querySelector("#faq-entries")?.open ?? Sheet.isWide;
        const taught = this.#dialog.querySelector("#intent-examples")?.open ?? false;
        const faqCount = faqs.entries && `${number(faqs.entries.length)}${faqs.cursor ? "+" : ""}`;
        this.#dialog.replaceChildren(
            el("header", { class: "sheet-head" },
                el("div", {},
                    el("h2", { id: "sources-heading", tabindex: "-1", text: t("sources.title") }),
                    el("p", { class: "hint", text: t("sources.lead") })),
                button("×", () => this.close(), { class: "icon only-modal", "aria-label": t("close") })),
            el("div", { class: "sheet-body" },
                this.#documents.render(),
                el("details", { id: "faq-entries", open: unfolded },
                    el("summary", {},
                        el("h3", { text: t("sources.faqs") }),
                        faqCount && el("span", { class: "count", text: faqCount })),
                    this.#import.element,
                    this.#list(faqs, "sources.noFaqs", (entry) => this.#faq(entry))),
                el("details", { id: "intent-examples", open: taught },
                    el("summary", {}, el("h3", { text: t("examples.title") })),
                    this.#examples.element)));
        this.#dialog.querySelector(".sheet-body").scrollTop = scrolled;
    }

    #list(list, emptyKey, item) {
        if (list.problem) return problemPanel(list.problem, { retry: () => this.#read(list), heading: "h4" });
        if (!list.entries) return el("div", {}, skeletonLines());
        if (list.entries.length === 0) return el("p", { class: "hint", text: t(emptyKey) });
        return el("div", {},
            el("ul", { class: "source-list" }, list.entries.map(item)),
            list.cursor && button(t("more"), () => this.#read(list), { class: "quiet" }));
    }

    #faq(entry) {
        const citation = { type: "faq", faq_id: entry.id, external_id: entry.external_id, question: entry.question };
        const open = { type: "button", class: "row", on: { click: (event) => this.#show(citation, event) } };
        return el("li", {}, el("button", open, el("span", { class: "words", text: entry.question })));
    }

    #show(citation, event) {
        // A modal sheet closes under the viewer; its rows could not take the focus back.
        const opener = Sheet.isWide ? event.currentTarget : byId("show-sources");
        if (!Sheet.isWide) this.close({ restoreFocus: false });
        this.#onOpen(citation, opener);
    }
}

// The source behind a citation: the PDF page as a picture, or the FAQ entry, with the quoted words marked.

import * as api from "./api.js";
import { around } from "./citations.js";
import { button, byId, el, skeletonLines } from "./dom.js";
import { problemPanel } from "./problem.js";
import { Sheet } from "./sheet.js";
import { onLanguageChange, percent, t } from "./strings.js";

const DPI = [80, 110, 140, 170, 200];
/** The resolution at which a page fills the panel's width. */
const FITTING_DPI = 110;
/** On a phone a fitting page cannot be read; it opens enlarged, scrolled to the quote. */
const PHONE_DPI = 200;
const phone = matchMedia("(max-width: 36rem)");

export class Viewer {
    #dialog = byId("viewer");
    #sheet;
    /** `{ citation, number, page, dpi }`; a document opened from the list is a citation without a quote. */
    #shown = null;
    #pageCount = new Map();
    #pending = new AbortController();
    #imageURL = null;
    #stage = null;
    #onChange;

    /** `onChange({ number } | null)`: which citation of the reply is shown, and null after closing. */
    constructor(onChange) {
        this.#onChange = onChange;
        this.#sheet = new Sheet(this.#dialog, () => this.#clear());
        onLanguageChange(() => { if (this.#shown) this.#render(); });
    }

    get isOpen() {
        return this.#sheet.isOpen;
    }

    open(citation, number, opener) {
        this.#shown = { citation, number, page: citation.page ?? 1, dpi: phone.matches ? PHONE_DPI : FITTING_DPI };
        this.#render();
        this.#sheet.open(opener);
        byId("viewer-heading").focus({ preventScroll: Sheet.isWide });
        this.#onChange({ number });
    }

    close(options) {
        this.#sheet.close(options);
    }

    forget() {
        this.close({ restoreFocus: false });
        this.#pageCount.clear();
    }

    #clear() {
        this.#pending.abort();
        this.#release();
        this.#shown = null;
        this.#dialog.replaceChildren();
        this.#onChange(null);
    }

    #release() {
        if (this.#imageURL) URL.revokeObjectURL(this.#imageURL);
        this.#imageURL = null;
    }

    #render() {
        const { citation, number } = this.#shown;
        const isPage = citation.type === "page";
        const title = isPage ? citation.title || citation.filename : t("citation.faq");
        const facts = isPage
            ? [citation.filename, citation.version && t("viewer.version", citation)]
            : [citation.external_id];
        const eyebrow = number ? t("viewer.number", { number }) : t(isPage ? "viewer.document" : "sources.title");
        this.#stage = isPage
            ? el("div", { class: "stage", tabindex: "0", role: "region", "aria-label": t("viewer.stage") })
            : el("div", { class: "faq-view" });
        this.#dialog.replaceChildren(
            el("header", { class: "sheet-head" },
                el("div", {},
                    el("p", { class: "eyebrow", text: eyebrow }),
                    el("h2", { id: "viewer-heading", tabindex: "-1", text: title }),
                    el("p", { class: "hint", text: facts.filter(Boolean).join(" · ") })),
                button("×", () => this.close(), { class: "icon", "aria-label": t("close"), id: "close-viewer" })),
            isPage && citation.quote
                ? el("blockquote", { class: "quote", "aria-label": t("viewer.quote"), text: citation.quote }) : "",
            isPage ? el("div", { class: "toolbar", id: "viewer-tools" }) : "",
            this.#stage);
        if (isPage) this.#showPage();
        else this.#showFAQ();
    }

    #renderTools() {
        const { citation, page, dpi } = this.#shown;
        const count = this.#pageCount.get(versionKey(citation));
        const pageWords = count ? t("viewer.pageOf", { page, count }) : t("viewer.page", { page });
        const step = DPI.indexOf(dpi);
        const tool = (sign, key, enabled, change) => button(sign, () => this.#change(change, key),
            { class: "icon", "aria-label": t(key), title: t(key), disabled: !enabled, data: { tool: key } });
        byId("viewer-tools").replaceChildren(
            tool("‹", "viewer.previous", page > 1, { page: page - 1 }),
            el("span", { class: "page-number", text: pageWords }),
            tool("›", "viewer.next", count && page < count, { page: page + 1 }),
            citation.quote && page !== citation.page ? this.#backToQuote() : "",
            el("span", { class: "space" }),
            tool("−", "viewer.smaller", step > 0, { dpi: DPI[step - 1] }),
            el("span", { class: "zoom", text: percent(dpi / FITTING_DPI) }),
            tool("+", "viewer.larger", step < DPI.length - 1, { dpi: DPI[step + 1] }));
    }

    #backToQuote() {
        const page = this.#shown.citation.page;
        return button(t("viewer.back"), () => this.#change({ page }, null), { class: "quiet" });
    }

    /** Shows another page or size, and keeps the focus on the tool named `key`, or on the page where it is spent. */
    #change(change, key) {
        Object.assign(this.#shown, change);
        this.#showPage();
        const tool = this.#dialog.querySelector(`[data-tool="${key}"]:enabled`);
        (tool ?? this.#stage).focus({ preventScroll: true });
    }

    async #showPage() {
        const { citation, page, dpi } = this.#shown;
        const signal = this.#restart();
        const stage = this.#stage;
        this.#renderTools();
        stage.setAttribute("aria-busy", "true");
        if (stage.firstElementChild?.tagName !== "IMG") {
            const label = t("viewer.loading");
            stage.replaceChildren(el("div", { class: "page-skeleton skeleton", role: "status", "aria-label": label }));
        }
        this.#learnPageCount(citation, signal);
        const boxes = page === citation.page ? citation.boxes ?? [] : [];
        try {
            const blob = await api.pageImage(citation, page, dpi, boxes, signal);
            if (signal.aborted) return;
            this.#release();
            this.#imageURL = URL.createObjectURL(blob);
            const alt = this.#alternative();
            const image = el("img", { class: "page-image", src: this.#imageURL, alt, data: { page } });
            await image.decode();
            if (signal.aborted) return;
            image.style.width = `${Math.round((100 * dpi) / FITTING_DPI)}%`;
            stage.replaceChildren(image);
            this.#reveal(image, boxes, dpi);
        } catch (error) {
            if (signal.aborted) return;
            const problem = error instanceof api.Problem ? error : new api.Problem("unreadable", { status: 200 });
            stage.replaceChildren(problemPanel(problem, { retry: () => this.#showPage(), heading: "h3" }));
        }
        stage.removeAttribute("aria-busy");
    }

    #alternative() {
        const { citation, page } = this.#shown;
        const values = { title: citation.title || citation.filename, page, quote: citation.quote };
        return t(citation.quote && page === citation.page ? "viewer.altQuote" : "viewer.alt", values);
    }

    /** Scrolls to the first highlighted box, or to the top of a page that has none. */
    #reveal(image, boxes, dpi) {
        const pixelsPerPoint = (image.clientWidth / image.naturalWidth) * (dpi / 72);
        const [left, top] = boxes[0] ?? [0, 0];
        const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
        this.#stage.scrollTo({
            top: top * pixelsPerPoint - this.#stage.clientHeight / 3,
            left: left * pixelsPerPoint - this.#stage.clientWidth / 8, behavior,
        });
    }

    async #learnPageCount(citation, signal) {
        if (this.#pageCount.has(versionKey(citation))) return;
        try {
            const versions = (await api.versions(citation.document_id, signal)).data;
            for (const { version, page_count: count } of versions) {
                this.#pageCount.set(versionKey({ ...citation, version }), count);
            }
            if (!signal.aborted) this.#renderTools();
        } catch {
            // Without the count the page is shown all the same; only "next" stays off.
        }
    }

    async #showFAQ() {
        const { citation } = this.#shown;
        const signal = this.#restart();
        this.#stage.replaceChildren(...skeletonLines());
        try {
            const entry = await api.readFAQ(citation.faq_id, signal);
            if (signal.aborted) return;
            this.#stage.replaceChildren(
                el("p", { class: "eyebrow", text: t("viewer.question") }),
                el("p", { class: "faq-question" }, ...marked(entry.question, null)),
                el("p", { class: "eyebrow", text: t("viewer.answer") }),
                el("p", { class: "faq-answer" }, ...marked(entry.answer, citation)));
        } catch (error) {
            if (signal.aborted) return;
            this.#stage.replaceChildren(problemPanel(error, { retry: () => this.#showFAQ(), heading: "h3" }));
        }
    }

    #restart() {
        this.#pending.abort();
        this.#pending = new AbortController();
        return this.#pending.signal;
    }
}

function versionKey({ document_id: id, version }) {
    return `${id} ${version}`;
}

function marked(text, citation) {
    const parts = citation && around(text, citation.quote, citation.range);
    return parts ? [parts[0], el("mark", { text: parts[1] }), parts[2]] : [text];
}

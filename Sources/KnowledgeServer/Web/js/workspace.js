// Asking: one question at a time, what came of it, and what was asked before.

import * as api from "./api.js";
import { answer, asked, spokenSummary } from "./answer.js";
import { Composer } from "./composer.js";
import { Learning } from "./learning.js";
import { Outgoing } from "./outgoing.js";
import { Plugins } from "./plugins.js";
import { Policies } from "./policies.js";
import { announce, button, byId, el, skeletonLines } from "./dom.js";
import { problemPanel, problemTitle } from "./problem.js";
import { Records } from "./records.js";
import { ReplySettings } from "./reply-settings.js";
import { Sheet } from "./sheet.js";
import { Sources } from "./sources.js";
import { counted, onLanguageChange, t } from "./strings.js";
import { Viewer } from "./viewer.js";

const REMEMBERED_QUESTIONS = 20;
const SLOW_AFTER = 4_000;

export class Workspace {
    #tenant = null;
    #examples = [];
    /** Asked questions, newest first: `{ text, history, draft }` or `{ text, history, problem }`; in memory only. */
    #asked = [];
    /** What the result shows: null (nothing yet), `{ text, pending }`, or one of `#asked`. */
    #shown = null;
    #composer = new Composer((question) => this.#ask(question));
    #viewer = new Viewer((source) => this.#sourceChanged(source));
    #sources = new Sources((citation, opener) => this.#viewer.open(citation, null, opener));
    /** What the buttons at the top open, one at a time, by their dialogs' ids. */
    #panels = {
        learning: new Learning(() => this.#settleSources()),
        outgoing: new Outgoing(() => this.#settleSources()),
        plugins: new Plugins(() => this.#settleSources()),
        policies: new Policies(
            (citation, opener) => this.#viewer.open(citation, null, opener), () => this.#settleSources()),
        records: new Records(() => this.#settleSources()),
        replies: new ReplySettings(() => this.#settleSources()),
    };
    #onUnauthorized;

    /** `onUnauthorized(problem)` is called when the server no longer takes the key. */
    constructor(onUnauthorized) {
        this.#onUnauthorized = onUnauthorized;
        byId("show-sources").addEventListener("click", (event) => {
            const opener = event.currentTarget;
            this.#leavePanels();
            this.#sources.open(opener);
        });
        for (const [name, panel] of Object.entries(this.#panels)) {
            byId(`show-${name}`).addEventListener("click", (event) => {
                const opener = event.currentTarget;
                this.#leavePanels(panel);
                this.#sources.close({ restoreFocus: false });
                panel.open(opener, { question: this.#asked[0]?.text ?? this.#examples[0] });
            });
        }
        document.addEventListener("keydown", (event) => {
            if (event.key === "Escape" && !event.defaultPrevented) this.#viewer.close();
        });
        Sheet.onWidthChange(() => this.#settleSources());
        onLanguageChange(() => { if (this.#tenant) this.#render(); });
    }

    enter(tenant, examples) {
        this.#tenant = tenant;
        this.#examples = examples;
        byId("workspace").hidden = false;
        this.#render();
        this.#settleSources();
        this.#sources.load().then(() => { if (this.#tenant && !this.#shown) this.#renderResult(); });
        this.#composer.focus();
        scrollTo(0, 0);
    }

    /** Forgets everything of this tenant. */
    leave() {
        this.#shown?.pending?.abort();
        this.#tenant = null;
        this.#asked = [];
        this.#shown = null;
        this.#viewer.forget();
        this.#sources.forget();
        for (const panel of Object.values(this.#panels)) panel.forget();
        this.#composer.busy = false;
        this.#composer.clear();
        byId("result").replaceChildren();
        byId("history-list").replaceChildren();
        byId("workspace").hidden = true;
    }

    async #ask({ text, history }) {
        const pending = new AbortController();
        const asking = { text, history, pending };
        this.#shown = asking;
        this.#viewer.close({ restoreFocus: false });
        this.#composer.busy = true;
        this.#render();
        announce(t("loading.text"));
        byId("result").scrollIntoView({ block: "nearest" });
        let outcome;
        try {
            outcome = { text, history, draft: await api.suggestReply(text, history, pending.signal) };
        } catch (problem) {
            outcome = { text, history, problem };
        }
        // Signed out, or signed in anew, while the answer was on its way.
        if (this.#shown !== asking) return;
        this.#composer.busy = false;
        this.#settle(outcome);
    }

    #settle(outcome) {
        const { draft, problem } = outcome;
        if (problem?.kind === "cancelled") {
            this.#shown = this.#asked[0] ?? null;
            this.#render();
            this.#composer.focus();
            announce(t("loading.cancelled"));
            return;
        }
        if (problem?.status === 401) {
            this.#onUnauthorized(problem);
            return;
        }
        this.#shown = outcome;
        this.#asked = [outcome, ...this.#asked].slice(0, REMEMBERED_QUESTIONS);
        if (draft) this.#composer.clear(outcome.text);
        this.#render();
        announce(draft ? spokenSummary(draft) : problemTitle(problem));
        byId("result").scrollIntoView({ block: "nearest" });
    }

    #retry(outcome) {
        this.#asked = this.#asked.filter((other) => other !== outcome);
        this.#ask(outcome);
    }

    #render() {
        const { name, document_count: documents = 0, faq_count: faqs = 0 } = this.#tenant;
        byId("tenant-name").textContent = name;
        byId("tenant-facts").textContent = t("tenant.facts",
            { documents: counted("count.documents", documents), faqs: counted("count.faqs", faqs) });
        this.#renderResult();
        this.#renderHistory();
    }

    #renderResult() {
        const result = byId("result");
        const shown = this.#shown;
        result.setAttribute("aria-busy", String(Boolean(shown?.pending)));
        if (!shown) {
            result.replaceChildren(this.#emptyState());
        } else if (shown.pending) {
            result.replaceChildren(asked(shown.text), this.#loadingState(shown.pending));
        } else if (shown.problem) {
            result.replaceChildren(asked(shown.text), problemPanel(shown.problem, { retry: () => this.#retry(shown) }));
        } else {
            result.replaceChildren(answer(shown.text, shown.draft, this.#actions(shown)));
        }
    }

    #actions({ text, history, draft }) {
        return {
            open: (citation, number, opener) => this.#viewer.open(citation, number, opener),
            continue: () => this.#composer.continueFrom(
                [...history, { role: "customer", text }, { role: "agent", text: draft.text }]),
            language: this.#tenant.languages?.length === 1 ? this.#tenant.languages[0] : null,
        };
    }

    #emptyState() {
        const examples = this.#examples.length > 0 ? this.#examples : this.#sources.questions;
        const ask = (text) => { this.#composer.fill(text); this.#ask({ text, history: [] }); };
        return el("div", { class: "empty" },
            el("h2", { text: t("empty.heading") }),
            el("p", { text: t("empty.text") }),
            examples.length > 0 && el("p", { class: "hint", text: t("empty.examples") }),
            examples.length > 0 && el("ul", { class: "examples" },
                examples.map((text) => el("li", {}, button(text, () => ask(text), { class: "example" })))));
    }

    #loadingState(pending) {
        const words = el("p", { class: "hint", text: t("loading.text") });
        setTimeout(() => { if (words.isConnected) words.textContent = t("loading.slow"); }, SLOW_AFTER);
        const cancel = button(t("cancel"), () => pending.abort(), { class: "quiet", id: "cancel" });
        return el("div", { class: "panel loading" },
            el("div", { class: "loading-head" }, words, cancel),
            skeletonLines());
    }

    #renderHistory() {
        // One question, already shown in full, is no history yet.
        byId("history").hidden = this.#asked.every((outcome) => outcome === this.#shown);
        byId("history-list").replaceChildren(...this.#asked.map((outcome) => {
            const state = outcome.draft?.decision ?? "problem";
            return el("li", {}, el("button", {
                type: "button", class: "row", "aria-current": outcome === this.#shown && "true",
                disabled: Boolean(this.#shown?.pending), on: { click: () => this.#showAgain(outcome) },
            }, el("span", { class: "words", text: outcome.text }),
            el("span", { class: "status", data: { status: state }, text: t(`outcome.${state}`) })));
        }));
    }

    #showAgain(outcome) {
        this.#shown = outcome;
        this.#viewer.close({ restoreFocus: false });
        this.#render();
        byId("result").focus({ preventScroll: true });
        byId("result").scrollIntoView({ block: "nearest" });
    }

    /** Marks the citation that the viewer shows; the sources rest in the column while it shows none. */
    #sourceChanged(source) {
        byId("workspace").dataset.side = source ? "viewer" : "sources";
        for (const node of byId("result").querySelectorAll("[data-citation]")) {
            if (Number(node.dataset.citation) === source?.number) node.setAttribute("aria-current", "true");
            else node.removeAttribute("aria-current");
        }
    }

    /** Closes the viewer and every panel but `kept`. */
    #leavePanels(kept) {
        this.#viewer.close({ restoreFocus: false });
        for (const panel of Object.values(this.#panels)) if (panel !== kept) panel.close({ restoreFocus: false });
    }

    #settleSources() {
        // An open panel has their place.
        if (!this.#tenant || Object.keys(this.#panels).some((name) => byId(name).open)) return;
        if (Sheet.isWide) this.#sources.rest();
        else this.#sources.close({ restoreFocus: false });
    }
}

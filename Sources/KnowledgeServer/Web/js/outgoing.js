// What the business sends of its own accord: reminders, notices, follow-ups, and what became of each.

import * as api from "./api.js";
import { announce, button, byId, el, skeletonLines } from "./dom.js";
import "./outgoing-strings.js";
import { problemPanel } from "./problem.js";
import { Sheet } from "./sheet.js";
import { language, number, onLanguageChange, t } from "./strings.js";

const STATUSES = ["queued", "sending", "sent", "delivered", "read", "failed", "suppressed", "expired", "cancelled"];

const moment = (text) => new Intl.DateTimeFormat(language(), { dateStyle: "medium", timeStyle: "short" })
    .format(new Date(text));

export class Outgoing {
    #dialog = byId("outgoing");
    #sheet = new Sheet(this.#dialog, () => this.#close());
    #isOpen = false;
    #onClose;
    #status = null;
    #messages = null;
    #next = null;
    #counts = {};
    #problem = null;
    /** The problem of one message's button, by its id. */
    #complaints = {};
    /** Rises with every request, so that a late answer does not overwrite a newer one. */
    #asked = 0;

    /** `onClose()` is called when the sheet was closed, by whatever way. */
    constructor(onClose) {
        this.#onClose = onClose;
        onLanguageChange(() => { if (this.#isOpen) this.#render(); });
    }

    open(opener) {
        this.#isOpen = true;
        this.#sheet.open(opener);
        this.#load();
        byId("outgoing-heading").focus({ preventScroll: true });
    }

    close(options) {
        this.#sheet.close(options);
    }

    forget() {
        this.#sheet.close({ restoreFocus: false });
        this.#messages = null;
        this.#status = null;
        this.#counts = {};
        this.#complaints = {};
        this.#dialog.replaceChildren();
    }

    #close() {
        this.#isOpen = false;
        this.#onClose();
    }

    async #load({ more = false } = {}) {
        const number = ++this.#asked;
        if (!more) this.#messages = null;
        this.#problem = null;
        this.#render();
        try {
            const [page, counts] = await Promise.all([
                api.outgoingMessages(this.#status, more ? this.#next : null), api.outgoingCounts(),
            ]);
            if (number !== this.#asked) return;
            this.#messages = more ? [...this.#messages, ...page.data] : page.data;
            this.#next = page.next_cursor;
            this.#counts = counts.counts;
        } catch (problem) {
            if (number !== this.#asked) return;
            this.#problem = problem;
        }
        if (this.#isOpen) this.#render();
    }

    #render() {
        const close = button("×", () => this.#sheet.close(), { class: "icon", "aria-label": t("close") });
        this.#dialog.replaceChildren(
            el("header", { class: "sheet-head" },
                el("div", {},
                    el("h2", { id: "outgoing-heading", tabindex: "-1", text: t("outgoing.title") }),
                    el("p", { class: "hint", text: t("outgoing.lead") })), close),
            el("div", { class: "sheet-body" }, this.#filters(), this.#list()));
    }

    #filters() {
        const total = Object.values(this.#counts).reduce((sum, count) => sum + count, 0);
        if (total === 0 && !this.#status) return null;
        const choose = (status) => {
            this.#status = status;
            this.#load();
            this.#dialog.querySelector('.chip[aria-pressed="true"]')?.focus();
        };
        const chip = (status, words, count) => button(`${words} ${number(count)}`, () => choose(status),
            { class: "quiet chip", "aria-pressed": String(this.#status === status) });
        const shown = STATUSES.filter((status) => this.#counts[status] > 0 || status === this.#status);
        return el("div", { class: "tools chips", role: "group", "aria-label": t("outgoing.filter") },
            chip(null, t("outgoing.all"), total),
            shown.map((status) => chip(status, t(`outgoing.status.${status}`), this.#counts[status] ?? 0)),
            button(t("outgoing.refresh"), () => this.#load(), { class: "quiet chip" }));
    }

    #list() {
        if (this.#problem) return problemPanel(this.#problem, { retry: () => this.#load(), heading: "h3" });
        if (!this.#messages) return el("div", {}, skeletonLines());
        if (this.#messages.length === 0) {
            if (this.#status) return el("p", { class: "hint", text: t("outgoing.noneOfStatus") });
            return el("div", { class: "empty" }, el("h3", { text: t("outgoing.none") }),
                el("p", { class: "hint", text: t("outgoing.noneHint") }));
        }
        return el("div", {},
            el("ul", { class: "source-list outgoing-list" }, this.#messages.map((message) => this.#message(message))),
            this.#next && button(t("outgoing.more"), () => this.#load({ more: true }), { class: "quiet" }));
    }

    #message(message) {
        const { customer, status } = message;
        const who = customer?.name ?? customer?.phone ?? customer?.email ?? t("outgoing.unknownCustomer");
        const address = customer?.name ? customer.phone ?? customer.email : null;
        const words = message.words ?? t("outgoing.template", { name: message.template });
        const facts = [t(`outgoing.purpose.${message.purpose}`), address, this.#when(message),
            message.attempts > 1 && t("outgoing.attempts", { count: number(message.attempts) })].filter(Boolean);
        const complaint = this.#complaints[message.id];
        return el("li", { data: { message: message.id, status } },
            el("div", { class: "row" },
                el("span", { class: "words" },
                    el("span", { class: "source-title", text: who }),
                    el("span", { class: "outgoing-words", text: words }),
                    el("span", { class: "hint", text: facts.join(" · ") })),
                el("span", { class: "status", data: { status: `message-${status}` }, text: t(`outgoing.status.${status}`) })),
            message.reasons.length > 0 && el("ul", { class: "outgoing-reasons", data: { status } },
                message.reasons.map((reason) => el("li", { text: language() === "en" ? reason.en : reason.tr }))),
            message.failed_reason && el("p", { class: "hint outgoing-provider",
                text: t("outgoing.provider", { words: message.failed_reason }) }),
            complaint && problemPanel(complaint, { heading: "h4" }),
            this.#actions(message));
    }

    #when(message) {
        if (message.read_at) return t("outgoing.readAt", { when: moment(message.read_at) });
        if (message.delivered_at) return t("outgoing.deliveredAt", { when: moment(message.delivered_at) });
        if (message.sent_at) return t("outgoing.sentAt", { when: moment(message.sent_at) });
        const waits = ["queued", "sending"].includes(message.status);
        return t(waits ? "outgoing.due" : "outgoing.wasDue", { when: moment(message.due_at) });
    }

    #actions({ id, status }) {
        if (status === "queued") {
            return el("div", { class: "actions" }, button(t("outgoing.cancel"),
                () => this.#act(id, () => api.cancelMessage(id), t("outgoing.cancelled")), { class: "quiet" }));
        }
        if (status !== "failed" && status !== "suppressed") return null;
        return el("div", { class: "actions" }, button(t("outgoing.retry"),
            () => this.#act(id, () => api.retryMessage(id), t("outgoing.retried")), { class: "quiet" }));
    }

    async #act(id, request, words) {
        delete this.#complaints[id];
        try {
            await request();
            announce(words);
            this.#load();
        } catch (problem) {
            this.#complaints[id] = problem;
            this.#render();
        }
    }
}

// What the tenant's admin looks after: unanswered questions, sources that disagree, trust in topics, channels.

import * as api from "./api.js";
import { ChannelForm } from "./channel-form.js";
import { ChatModel } from "./chat-model.js";
import { announce, button, byId, el, skeletonLines } from "./dom.js";
import "./learning-strings.js";
import { problemPanel } from "./problem.js";
import { Sheet } from "./sheet.js";
import { counted, language, onLanguageChange, t } from "./strings.js";

const SPANS = [7, 30];
const MODES = ["suggest", "auto", "off"];

const day = (text) => new Intl.DateTimeFormat(language(), { dateStyle: "medium" }).format(new Date(text));

export class Learning {
    #dialog = byId("learning");
    #sheet = new Sheet(this.#dialog, () => this.#close());
    #days = 30;
    /** Each part: `{ data }`, `{ problem }`, or null while it is read. */
    #parts = {};
    /** The gap whose answer is being written: `{ id, entry, problem, note }`. */
    #writing = null;
    #channelForm = new ChannelForm(() => this.#render(), () => this.#read("channels", () => this.#connections()));
    #chatModel = new ChatModel();
    #isOpen = false;
    #onClose;

    /** `onClose()` is called when the sheet was closed, by whatever way. */
    constructor(onClose) {
        this.#onClose = onClose;
        onLanguageChange(() => {
            if (!this.#isOpen) return;
            this.#render();
            this.#chatModel.render();
        });
    }

    get isOpen() {
        return this.#isOpen;
    }

    open(opener) {
        this.#isOpen = true;
        this.#sheet.open(opener);
        this.#load();
        byId("learning-heading").focus({ preventScroll: true });
    }

    close(options) {
        this.#sheet.close(options);
    }

    forget() {
        this.#sheet.close({ restoreFocus: false });
        this.#channelForm.reset();
        this.#parts = {};
        this.#writing = null;
        this.#chatModel.forget();
        this.#dialog.replaceChildren();
    }

    #close() {
        this.#isOpen = false;
        this.#onClose();
    }

    #load() {
        this.#parts = {};
        this.#render();
        this.#chatModel.load();
        this.#read("gaps", () => this.#report());
        this.#read("findings", () => api.findings());
        this.#read("trust", () => api.trust());
        this.#read("channels", () => this.#connections());
    }

    async #connections() {
        const [channels, webhooks] = await Promise.all([api.channels(), api.webhooks()]);
        return { data: [...channels.data, ...webhooks.data] };
    }

    async #read(name, request) {
        try {
            this.#parts[name] = { data: (await request()).data };
        } catch (problem) {
            this.#parts[name] = { problem, retry: () => this.#read(name, request) };
        }
        if (this.#isOpen) this.#render();
    }

    #render() {
        const close = button("×", () => this.#sheet.close(), { class: "icon", "aria-label": t("close") });
        this.#dialog.replaceChildren(
            el("header", { class: "sheet-head" },
                el("div", {},
                    el("h2", { id: "learning-heading", tabindex: "-1", text: t("learning.title") }),
                    el("p", { class: "hint", text: t("learning.lead") })), close),
            el("div", { class: "sheet-body" },
                el("h3", { text: t("gaps.title") }), this.#spans(), this.#part("gaps", (data) => this.#gaps(data)),
                el("h3", { text: t("findings.title") }), this.#part("findings", (data) => this.#findings(data)),
                el("h3", { text: t("trust.title") }), this.#part("trust", (data) => this.#trust(data)),
                el("h3", { text: t("channels.title") }), this.#part("channels", (data) => this.#channels(data)),
                el("h3", { text: t("chat.title") }), this.#chatModel.element));
    }

    #part(name, show) {
        const part = this.#parts[name];
        if (!part) return el("div", {}, skeletonLines());
        // What a key may not see is no failure of the page.
        if (part.problem?.status === 403) return el("p", { class: "hint", text: part.problem.detail });
        if (part.problem) return problemPanel(part.problem, { retry: part.retry, heading: "h4" });
        return show(part.data);
    }

    #spans() {
        return el("div", { class: "tools", role: "group", "aria-label": t("gaps.title") },
            SPANS.map((days) => button(t("gaps.days", { days }), () => { this.#days = days; this.#load(); },
                { class: "quiet", "aria-pressed": String(days === this.#days) })));
    }

    async #report() {
        return { data: await api.gapReport(this.#days) };
    }

    /** How the stretch went, in a line. */
    #health(report) {
        const percent = (share) => (share == null ? "–" : Math.round(share * 100));
        return el("p", { class: "hint", text: t("gaps.health", {
            opened: report.opened, closed: report.closed, answered: percent(report.answered_share),
            outdated: report.health.outdated,
        }) });
    }

    #gaps(report) {
        return [this.#health(report), this.#gapList(report.data)];
    }

    #gapList(gaps) {
        if (gaps.length === 0) return el("p", { class: "hint", text: t("gaps.none", { days: this.#days }) });
        return el("ul", { class: "source-list" }, gaps.map((gap) => this.#gap(gap)));
    }

    #gap(gap) {
        const facts = [gap.intent_title, counted("gaps.times", gap.recent ?? gap.frequency), t("gaps.last", { date: day(gap.last_seen) }),
            gap.status === "in_progress" && t("gap.status.in_progress")].filter(Boolean).join(" · ");
        const writes = this.#writing?.id === gap.id;
        return el("li", { data: { gap: gap.id } },
            el("div", { class: "row" }, el("span", { class: "words" },
                el("span", { class: "source-title", text: gap.question }), el("span", { class: "hint", text: facts }))),
            writes ? this.#form(gap) : el("div", { class: "actions" },
                button(t("gaps.write"), () => this.#write(gap), { class: "quiet" }),
                button(t("gaps.dismiss"), () => this.#act(gap, () => api.dismissGap(gap.id)), { class: "quiet" })));
    }

    #form(gap) {
        const { entry, problem } = this.#writing;
        if (problem) return problemPanel(problem, { retry: () => this.#write(gap), heading: "h4" });
        if (!entry) return el("div", {}, skeletonLines());
        const question = el("input", { id: `q-${gap.id}`, value: entry.question, maxlength: "1000" });
        const answer = el("textarea", { id: `a-${gap.id}`, rows: "4", maxlength: "10000" });
        answer.value = entry.answer;
        const complaint = el("p", { class: "field-problem", role: "alert" });
        const publish = () => {
            const body = { question: question.value.trim(), answer: answer.value.trim() };
            if (!body.question || !body.answer) { complaint.textContent = t("gaps.incomplete"); return; }
            this.#act(gap, () => api.resolveGap(gap.id, body), t("gaps.published"));
        };
        return el("div", { class: "gap-form" },
            el("label", { for: question.id, text: t("gaps.question") }), question,
            el("label", { for: answer.id, text: t("gaps.answer") }), answer,
            el("p", { class: "hint", text: t("gaps.answerHint") }), complaint,
            el("div", { class: "actions" }, button(t("gaps.publish"), publish, { class: "primary" }),
                button(t("cancel"), () => { this.#writing = null; this.#render(); }, { class: "quiet" })));
    }

    async #write(gap) {
        const writing = { id: gap.id };
        this.#writing = writing;
        this.#render();
        try {
            writing.entry = await api.draftOfGap(gap.id);
        } catch (problem) {
            writing.problem = problem;
        }
        if (this.#writing !== writing) return;
        this.#render();
        this.#dialog.querySelector(`[data-gap="${gap.id}"] textarea`)?.focus();
    }

    async #act(gap, request, words) {
        try {
            await request();
            this.#writing = null;
            if (words) announce(words);
            this.#read("gaps", () => this.#report());
        } catch (problem) {
            this.#writing = { id: gap.id, problem };
            this.#render();
        }
    }

    #findings(findings) {
        if (findings.length === 0) return el("p", { class: "hint", text: t("findings.none") });
        return el("ul", { class: "source-list" }, findings.map((finding) => {
            const { kind, detail } = finding;
            const places = (detail.places ?? []).map((place) => el("li", {},
                el("span", { class: "hint", text: place.page ? t("finding.page", place) : place.name }), " ",
                el("q", { text: place.quote })));
            const title = kind === "contradiction" ? t("finding.contradiction") : t(`finding.${kind}`, detail);
            return el("li", {},
                el("div", { class: "row" }, el("span", { class: "words" },
                    el("span", { class: "source-title", text: title }),
                    places.length > 0 ? el("ul", {}, places) : el("span", { class: "hint", text: detail.name }))),
                button(t("findings.dismiss"), async () => {
                    try { await api.dismissFinding(finding.id); } catch { /* The list says what is still there. */ }
                    this.#read("findings", () => api.findings());
                }, { class: "quiet" }));
        }));
    }

    #trust(intents) {
        if (intents.length === 0) return el("p", { class: "hint", text: t("trust.none") });
        return el("ul", { class: "source-list" }, intents.map((entry) => {
            const counts = entry.performance;
            const name = entry.title;
            const choice = el("select", {
                "aria-label": t("trust.choose", { intent: name }),
                on: { change: () => this.#pin(entry.intent, choice.value || null) },
            }, el("option", { value: "", text: t("trust.mode.earned"), selected: !entry.pin }),
            MODES.map((mode) => el("option", { value: mode, text: t(`trust.mode.${mode}`), selected: entry.pin === mode })));
            return el("li", {},
                el("div", { class: "row" }, el("span", { class: "words" },
                    el("span", { class: "source-title", text: name }),
                    counts && el("span", { class: "hint", text: t("trust.facts", counts) }),
                    counts?.wrong > 0 && el("span", { class: "hint", text: t("trust.wrong", counts) }),
                    entry.setbacks > 0 && el("span", { class: "hint", text: t("trust.setback") })),
                el("span", { class: "status", data: { status: entry.mode }, text: t(`trust.mode.${entry.mode}`) })),
                choice);
        }));
    }

    async #pin(intent, pin) {
        try {
            await api.pinTrust(intent, pin);
            this.#read("trust", () => api.trust());
        } catch (problem) {
            this.#parts.trust = { problem, retry: () => this.#read("trust", () => api.trust()) };
            this.#render();
        }
    }

    #channels(entries) {
        const form = this.#channelForm.node();
        if (entries.length === 0) return el("div", {}, el("p", { class: "hint", text: t("channels.none") }), form);
        return el("div", {}, el("ul", { class: "source-list" }, entries.map((entry) => el("li", {},
            el("div", { class: "row" },
                el("span", { class: "words" },
                    el("span", { class: "source-title", text: entry.name ?? entry.url }),
                    el("span", { class: "hint", text: entry.kind ? t(`channels.kind.${entry.kind}`) : entry.events.join(", ") })),
                el("span", { class: "status", text: t(entry.enabled ? "channels.on" : "channels.off") }))))), form);
    }
}

// How replies sound, when somebody is there, and what each topic does by itself; with a preview before anything is kept.

import * as api from "./api.js";
import { announce, button, byId, el, skeletonLines } from "./dom.js";
import "./learning-strings.js";
import { problemPanel } from "./problem.js";
import "./reply-strings.js";
import { Sheet } from "./sheet.js";
import { language, onLanguageChange, t } from "./strings.js";
import { WorkingHours } from "./working-hours.js";

const TONES = ["formal", "short", "friendly"];
const MODES = ["suggest", "auto", "off"];
const THRESHOLDS = [[null, "threshold.default"], [0.7, "threshold.careful"], [0.35, "threshold.bold"]];
const PAUSE = 500;

export class ReplySettings {
    #dialog = byId("replies");
    #sheet = new Sheet(this.#dialog, () => this.#close());
    #hours = new WorkingHours();
    /** As the server keeps them: `{ value, tag }`; null while they are read. */
    #kept = null;
    /** As they are being edited. */
    #settings = null;
    #intents = null;
    #problem = null;
    #saveProblem = null;
    #intentProblem = null;
    #question = "";
    #customer = "";
    #preview = null;
    #asking = null;
    #clock = 0;
    #isOpen = false;
    #onClose;

    /** `onClose()` is called when the sheet was closed, by whatever way. */
    constructor(onClose) {
        this.#onClose = onClose;
        onLanguageChange(() => { if (this.#isOpen) { this.#render(); this.#ask(); } });
    }

    /** `question` is what the preview begins with. */
    open(opener, { question } = {}) {
        this.#isOpen = true;
        this.#question ||= question ?? "";
        this.#customer ||= t("preview.customerExample");
        this.#sheet.open(opener);
        this.#load();
        byId("replies-heading").focus({ preventScroll: true });
    }

    close(options) {
        this.#sheet.close(options);
    }

    forget() {
        this.#asking?.abort();
        clearTimeout(this.#clock);
        this.#sheet.close({ restoreFocus: false });
        this.#kept = this.#settings = this.#intents = this.#preview = this.#problem = null;
        this.#question = this.#customer = "";
        this.#hours.forget();
        this.#dialog.replaceChildren();
    }

    #close() {
        this.#isOpen = false;
        this.#asking?.abort();
        this.#onClose();
    }

    async #load() {
        this.#kept = this.#settings = this.#problem = this.#saveProblem = this.#intentProblem = null;
        this.#render();
        this.#hours.load();
        try {
            const [kept, intents] = await Promise.all([api.replySettings(), api.intents()]);
            this.#kept = kept;
            this.#settings = structuredClone(kept.value);
            this.#intents = intents.data;
        } catch (problem) {
            this.#problem = problem;
        }
        if (!this.#isOpen) return;
        this.#render();
        this.#ask();
    }

    #render() {
        const close = button("×", () => this.#sheet.close(), { class: "icon", "aria-label": t("close") });
        this.#dialog.replaceChildren(
            el("header", { class: "sheet-head" },
                el("div", {},
                    el("h2", { id: "replies-heading", tabindex: "-1", text: t("replies.title") }),
                    el("p", { class: "hint", text: t("replies.lead") })), close),
            el("div", { class: "sheet-body settings" }, this.#body()));
    }

    #body() {
        // What a key may not see is no failure of the page.
        if (this.#problem?.status === 403) return el("p", { class: "hint", text: this.#problem.detail });
        if (this.#problem) return problemPanel(this.#problem, { retry: () => this.#load(), heading: "h3" });
        if (!this.#settings) return el("div", {}, skeletonLines());
        return [this.#form(), this.#previewSection(), this.#hours.element, this.#intentSection()];
    }

    #form() {
        const settings = this.#settings;
        const save = (event) => { event.preventDefault(); this.#save(); };
        return el("form", { id: "reply-form", novalidate: true, on: { submit: save } },
            el("fieldset", { class: "tones" }, el("legend", { text: t("replies.tone") }),
                TONES.map((tone) => this.#radio("tone", tone, t(`tone.${tone}`), settings.tone === tone))),
            this.#phrase("greeting"), this.#phrase("closing"),
            el("p", { class: "hint", text: t("replies.variables") }),
            el("div", { class: "pair" }, this.#name("company"), this.#name("agent")),
            el("label", { for: "threshold", text: t("replies.threshold") }),
            this.#thresholds("threshold", settings.threshold ?? null, null, (value) => {
                settings.threshold = value;
                this.#later();
            }),
            this.#switch("asks", t("replies.asks"), settings.asks, (on) => { settings.asks = on; this.#later(); }),
            this.#switch("auto-reply", t("replies.auto"), settings.auto_reply, (on) => { settings.auto_reply = on; }),
            this.#saveProblem && this.#conflict(this.#saveProblem),
            el("div", { class: "actions" },
                el("button", { type: "submit", class: "primary", text: t("replies.save") })));
    }

    #conflict(problem) {
        const panel = problemPanel(problem, { heading: "h4" });
        if (problem.status === 412) {
            panel.append(el("div", { class: "actions" }, button(t("changed.reload"), () => this.#load())));
        }
        return panel;
    }

    #radio(name, value, text, checked) {
        return el("label", { class: "choice" },
            el("input", {
                type: "radio", name, value, checked,
                on: { change: () => { this.#settings.tone = value; this.#markTone(); this.#later(); } },
            }), text);
    }

    #switch(id, text, checked, set) {
        return el("label", { class: "choice" },
            el("input", { type: "checkbox", id, checked, on: { change: (event) => set(event.target.checked) } }), text);
    }

    /** A text of the tenant's in the page's language. */
    #phrase(name) {
        const phrase = this.#settings[name];
        phrase.text ??= {};
        const words = el("textarea", {
            id: `${name}-text`, rows: "2", maxlength: "500", "aria-label": t(`replies.${name}Text`),
            placeholder: t("replies.houseWords"), hidden: !phrase.enabled,
            on: { input: () => { phrase.text[language()] = words.value; this.#later(); } },
        });
        words.value = phrase.text[language()] ?? "";
        return el("div", {}, this.#switch(`${name}-on`, t(`replies.${name}`), phrase.enabled, (on) => {
            phrase.enabled = on;
            words.hidden = !on;
            this.#later();
        }), words);
    }

    #name(name) {
        const input = el("input", {
            id: `setting-${name}`, maxlength: "80", value: this.#settings[name] ?? "", autocomplete: "off",
            on: { input: () => { this.#settings[name] = input.value.trim() || null; this.#later(); } },
        });
        return el("div", {}, el("label", { for: input.id, text: t(`replies.${name}`) }), input);
    }

    /** `general` is what no value of its own is called; a value that no words stand for is shown as it is. */
    #thresholds(id, value, general, set, label) {
        const choices = THRESHOLDS.map(([number, words]) => [number, t(number === null && general ? general : words)]);
        if (!choices.some(([number]) => number === value)) {
            choices.push([value, t("threshold.value", { percent: Math.round(value * 100) })]);
        }
        const choice = el("select", {
            id, "aria-label": label, on: { change: () => set(choices[choice.selectedIndex][0]) },
        }, choices.map(([number, text]) => el("option", { text, selected: number === value })));
        return choice;
    }

    async #save() {
        this.#saveProblem = null;
        try {
            this.#kept = await api.saveReplySettings(this.#settings, this.#kept.tag);
            this.#settings = structuredClone(this.#kept.value);
            announce(t("replies.saved"));
        } catch (problem) {
            this.#saveProblem = problem;
        }
        if (!this.#isOpen) return;
        this.#render();
        if (this.#saveProblem) this.#dialog.querySelector("#reply-form .problem")?.scrollIntoView({ block: "nearest" });
    }

    #previewSection() {
        const question = el("input", {
            id: "preview-question", maxlength: "4000", value: this.#question, autocomplete: "off",
            on: { input: () => { this.#question = question.value; this.#later(); } },
        });
        const customer = el("input", {
            id: "preview-customer", maxlength: "200", value: this.#customer, autocomplete: "off",
            on: { input: () => { this.#customer = customer.value; this.#later(); } },
        });
        return el("section", { class: "preview", "aria-labelledby": "preview-heading" },
            el("h3", { id: "preview-heading", text: t("preview.title") }),
            el("p", { class: "hint", text: t("preview.hint") }),
            el("div", { class: "pair" },
                el("div", {}, el("label", { for: question.id, text: t("preview.question") }), question),
                el("div", {}, el("label", { for: customer.id, text: t("preview.customer") }), customer)),
            el("div", { id: "preview-tones", class: "preview-tones", "aria-live": "polite" }, this.#tones()));
    }

    #tones() {
        if (!this.#preview) return [];
        if (this.#preview.problem) return [problemPanel(this.#preview.problem, { heading: "h4" })];
        if (!this.#preview.data) return [el("div", {}, skeletonLines())];
        return this.#preview.data.map(({ tone, text, handoff }) => el("article", {
            class: "preview-tone", data: { tone }, "aria-current": tone === this.#settings.tone && "true",
        }, el("h4", { text: t(`tone.${tone}`) }),
        text ? el("p", { class: "said", text }) : el("p", { class: "hint", text: t("preview.none", { detail: handoff ?? "" }) })));
    }

    #markTone() {
        for (const node of this.#dialog.querySelectorAll(".preview-tone")) {
            if (node.dataset.tone === this.#settings.tone) node.setAttribute("aria-current", "true");
            else node.removeAttribute("aria-current");
        }
    }

    #later() {
        clearTimeout(this.#clock);
        this.#clock = setTimeout(() => this.#ask(), PAUSE);
    }

    async #ask() {
        this.#asking?.abort();
        const text = this.#question.trim();
        if (!this.#settings || !text) { this.#show(null); return; }
        const asking = new AbortController();
        this.#asking = asking;
        if (!this.#preview?.data) this.#show({});
        try {
            const body = { text, settings: this.#settings };
            if (this.#customer.trim()) body.customer = this.#customer.trim();
            const answer = await api.previewReplies(body, asking.signal);
            this.#show({ data: answer.data });
        } catch (problem) {
            if (problem.kind !== "cancelled") this.#show({ problem });
        }
    }

    #show(preview) {
        this.#preview = preview;
        this.#dialog.querySelector("#preview-tones")?.replaceChildren(...this.#tones());
    }

    #intentSection() {
        return el("details", { class: "intent-settings" },
            el("summary", {}, el("h3", { text: t("intentSettings.title") })),
            el("p", { class: "hint", text: t("intentSettings.lead") }),
            this.#intentProblem && problemPanel(this.#intentProblem, { heading: "h4" }),
            el("ul", { class: "source-list" }, this.#intents.map((intent) => this.#intent(intent))));
    }

    #intent(intent) {
        const words = { intent: intent.title };
        const pick = (label, values, value, set) => {
            const choice = el("select", {
                "aria-label": label, on: { change: () => this.#saveIntent(intent, set(values[choice.selectedIndex][0])) },
            }, values.map(([own, text]) => el("option", { text, selected: own === (value ?? null) })));
            return choice;
        };
        return el("li", { data: { intent: intent.id } },
            el("span", { class: "source-title", text: intent.title }),
            el("div", { class: "triple" },
                pick(t("intentSettings.mode", words),
                    [[null, t("trust.mode.earned")], ...MODES.map((mode) => [mode, t(`trust.mode.${mode}`)])],
                    intent.pin, (mode) => ({ mode })),
                pick(t("intentSettings.tone", words),
                    [[null, t("tone.own")], ...TONES.map((tone) => [tone, t(`tone.${tone}`)])],
                    intent.tone, (tone) => ({ tone })),
                this.#thresholds(`threshold-${intent.id}`, intent.threshold ?? null, "threshold.own",
                    (threshold) => this.#saveIntent(intent, { threshold }), t("intentSettings.threshold", words))));
    }

    async #saveIntent(intent, change) {
        const body = { mode: intent.pin ?? null, tone: intent.tone ?? null, threshold: intent.threshold ?? null, ...change };
        try {
            const saved = await api.saveIntent(intent.id, body);
            this.#intents = this.#intents.map((one) => (one.id === intent.id ? saved : one));
            announce(t("intentSettings.saved", { intent: intent.title }));
            this.#later();
        } catch (problem) {
            this.#intentProblem = problem;
            this.#render();
        }
    }
}

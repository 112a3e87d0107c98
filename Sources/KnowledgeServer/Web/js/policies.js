// What may be said and what may not: rules and their consequences, banned phrases with a trial, what a policy would have
// done, and the places where documents try to give orders.

import * as api from "./api.js";
import { announce, button, byId, el, skeletonLines } from "./dom.js";
import { PersonalData } from "./personal-data.js";
import "./policies-strings.js";
import { problemPanel } from "./problem.js";
import { Sheet } from "./sheet.js";
import { number, onLanguageChange, t, tOr } from "./strings.js";

const VERDICTS = ["allow", "warn", "approve", "handoff", "block"];
const DIRECTIONS = ["incoming", "retrieved", "outgoing"];
/** What most offices decide about, each with the directions in which it comes up; further rules keep their own wish. */
const GROUPS = [
    { rule: "injection.", directions: ["incoming", "retrieved"] },
    { rule: "pii.", directions: ["outgoing"] },
];
const TRIAL_PAUSE = 350;

export class Policies {
    #dialog = byId("policies");
    #sheet = new Sheet(this.#dialog, () => this.#close());
    /** The plugins that are on: each brings rules of its own. */
    #niches = [];
    /** What is edited; `#saved` is what the server has, as text to compare with. */
    #policy = null;
    #saved = "";
    #problem = null;
    #marks = null;
    #run = null;
    #trial = { text: "", direction: "outgoing", rules: null };
    #clock = 0;
    #personal = new PersonalData(() => this.#render());
    #isOpen = false;
    #openSource;
    #onClose;

    /** `openSource(citation, opener)` shows a page; `onClose()` is called when the sheet was closed. */
    constructor(openSource, onClose) {
        this.#openSource = openSource;
        this.#onClose = onClose;
        onLanguageChange(() => { if (this.#isOpen) this.#render(); });
    }

    open(opener) {
        this.#isOpen = true;
        this.#sheet.open(opener);
        this.#load();
        byId("policies-heading").focus({ preventScroll: true });
    }

    close(options) {
        this.#sheet.close(options);
    }

    forget() {
        this.#sheet.close({ restoreFocus: false });
        this.#personal.forget();
        this.#policy = this.#problem = this.#marks = this.#run = null;
        this.#trial = { text: "", direction: "outgoing", rules: null };
        this.#dialog.replaceChildren();
    }

    #close() {
        this.#isOpen = false;
        this.#onClose();
    }

    async #load() {
        this.#policy = this.#problem = this.#marks = this.#run = null;
        this.#personal.load();
        this.#render();
        try {
            const [policy, plugins] = await Promise.all([api.guardPolicy(), api.plugins()]);
            this.#niches = plugins.data.filter(({ enabled }) => enabled);
            this.#take(policy);
        } catch (problem) {
            this.#problem = problem;
        }
        this.#render();
        try {
            this.#marks = { data: (await api.documentMarks()).data };
        } catch (problem) {
            this.#marks = { problem };
        }
        this.#render();
    }

    #take(policy) {
        this.#policy = { entries: policy.entries, phrases: policy.phrases };
        this.#saved = JSON.stringify(this.#policy);
    }

    get #isChanged() {
        return JSON.stringify(this.#policy) !== this.#saved;
    }

    #render() {
        if (!this.#isOpen) return;
        const focused = document.activeElement?.id;
        const scrolled = this.#scrollers().map(({ scrollTop }) => scrollTop);
        const close = button("×", () => this.#sheet.close(), { class: "icon", "aria-label": t("close") });
        this.#dialog.replaceChildren(
            el("header", { class: "sheet-head" },
                el("div", {},
                    el("h2", { id: "policies-heading", tabindex: "-1", text: t("policies.title") }),
                    el("p", { class: "hint", text: t("policies.lead") })), close),
            el("div", { class: "sheet-body" }, this.#body()));
        if (focused && this.#dialog.contains(byId(focused))) byId(focused).focus({ preventScroll: true });
        this.#scrollers().forEach((node, index) => { node.scrollTop = scrolled[index] ?? 0; });
    }

    /** What is drawn anew is read on where it was read. */
    #scrollers() {
        return [this.#dialog, this.#dialog.querySelector(".sheet-body")].filter(Boolean);
    }

    #body() {
        if (this.#problem?.status === 403) return el("p", { class: "hint", text: this.#problem.detail });
        if (this.#problem) return problemPanel(this.#problem, { retry: () => this.#load() });
        if (!this.#policy) return el("div", {}, skeletonLines());
        return [
            el("h3", { text: t("policies.rules") }), el("p", { class: "hint", text: t("policies.rulesHint") }),
            this.#rules(),
            el("h3", { text: t("policies.phrases") }), el("p", { class: "hint", text: t("policies.phrasesHint") }),
            this.#phrases(),
            this.#savingRow(),
            el("h3", { text: t("policies.trial") }), this.#trialForm(),
            el("h3", { text: t("policies.run") }), this.#dryRun(),
            el("h3", { text: t("marks.title") }), this.#markList(),
            ...this.#personal.sections(),
        ];
    }

    // Rules

    #entry(rule, direction) {
        return this.#policy.entries.find((entry) => entry.rule === rule && (entry.direction ?? null) === direction)
            ?? this.#policy.entries.find((entry) => entry.rule === rule && !entry.direction);
    }

    #rules() {
        const niches = this.#niches.map(({ id, name }) => (
            { rule: `${id}.`, directions: ["incoming", "outgoing"], title: t("policies.group.niche", { name }) }));
        return el("div", { class: "policy-table" }, [...GROUPS, ...niches].map((group) => el("fieldset", {},
            el("legend", { text: group.title ?? t(`policies.group.${group.rule}`) }),
            group.directions.map((direction) => {
                const id = `wish-${group.rule}${direction}`;
                const chosen = this.#entry(group.rule, direction)?.verdict ?? "";
                return el("div", { class: "policy-row" },
                    el("label", { for: id, text: t(`policies.direction.${direction}`) }),
                    this.#choice(id, ["", ...VERDICTS], chosen, (verdict) => this.#wish(group, direction, verdict)));
            }))));
    }

    #choice(id, values, chosen, change, label) {
        const select = el("select", { id, "aria-label": label, on: { change: () => change(select.value) } },
            values.map((value) => el("option", {
                value, selected: value === chosen, text: t(value ? `policies.verdict.${value}` : "policies.verdict.own"),
            })));
        return select;
    }

    #wish(group, direction, verdict) {
        // One wish for all directions becomes one for each, so that the others keep theirs.
        const whole = this.#policy.entries.find((entry) => entry.rule === group.rule && !entry.direction);
        let entries = this.#policy.entries.filter((entry) => entry !== whole
            && !(entry.rule === group.rule && entry.direction === direction));
        if (whole) {
            for (const other of DIRECTIONS) {
                if (other !== direction && !entries.some((entry) => entry.rule === group.rule && entry.direction === other)) {
                    entries.push({ ...whole, direction: other });
                }
            }
        }
        if (verdict) entries.push({ rule: group.rule, direction, verdict });
        this.#policy.entries = entries;
        this.#changed();
    }

    // Banned phrases

    #phrases() {
        const list = this.#policy.phrases.map((phrase, index) => el("li", { class: "phrase" },
            el("span", { class: "words" },
                el("span", { class: "source-title", text: `“${phrase.phrase}”` }),
                el("span", { class: "hint",
                    text: phrase.directions.map((direction) => t(`policies.direction.${direction}`)).join(", ") })),
            this.#choice(`phrase-${index}`, VERDICTS.slice(1), phrase.verdict, (verdict) => {
                phrase.verdict = verdict;
                this.#changed();
            }, t("policies.phraseVerdict", phrase)),
            button(t("policies.remove"), () => {
                this.#policy.phrases = this.#policy.phrases.filter((other) => other !== phrase);
                this.#changed();
            }, { class: "quiet", "aria-label": t("policies.removeOf", phrase) })));
        const input = el("input", { id: "new-phrase", maxlength: "100", placeholder: t("policies.phraseExample") });
        const direction = el("select", { id: "new-direction", "aria-label": t("policies.phraseWhere") },
            ["outgoing", "incoming"].map((value) => el("option", { value, text: t(`policies.direction.${value}`) })));
        const add = () => {
            const phrase = input.value.trim();
            if (!phrase) { input.focus(); return; }
            const others = this.#policy.phrases.filter((other) => other.phrase !== phrase);
            this.#policy.phrases = [...others, { phrase, directions: [direction.value], verdict: "block" }];
            this.#changed();
            byId("new-phrase").focus();
        };
        input.addEventListener("keydown", (event) => {
            if (event.key === "Enter") { event.preventDefault(); add(); }
        });
        return el("div", {},
            list.length > 0 && el("ul", { class: "source-list" }, list),
            el("label", { for: "new-phrase", text: t("policies.addPhrase") }),
            el("div", { class: "phrase-row" }, input, direction, button(t("policies.add"), add, { class: "quiet" })));
    }

    #savingRow() {
        const isChanged = this.#isChanged;
        return el("div", { class: "actions policy-actions" },
            button(t("policies.save"), () => this.#save(), { class: "primary", id: "save-policy", disabled: !isChanged }),
            isChanged && button(t("policies.undo"), () => {
                this.#take(JSON.parse(this.#saved));
                this.#changed();
            }, { class: "quiet" }),
            isChanged && el("span", { class: "hint", text: t("policies.unsaved") }));
    }

    async #save() {
        try {
            this.#take(await api.setGuardPolicy(this.#policy));
            announce(t("policies.saved"));
        } catch (problem) {
            this.#problem = problem;
        }
        this.#changed();
    }

    /** What was tried and run was so under another policy. */
    #changed() {
        this.#run = null;
        this.#render();
        this.#tryLater();
    }

    // Trial

    #trialForm() {
        const area = el("textarea", { id: "trial-text", rows: "2", maxlength: "5000",
            placeholder: t("policies.trialExample") });
        area.value = this.#trial.text;
        area.addEventListener("input", () => { this.#trial.text = area.value; this.#tryLater(); });
        const direction = el("select", { id: "trial-direction", on: { change: () => {
            this.#trial.direction = direction.value;
            this.#tryLater();
        } } }, DIRECTIONS.map((value) => el("option", {
            value, text: t(`policies.direction.${value}`), selected: value === this.#trial.direction,
        })));
        return el("div", {},
            el("label", { for: "trial-text", text: t("policies.trialText") }), area,
            el("div", { class: "phrase-row" }, el("label", { for: "trial-direction", text: t("policies.trialWhere") }),
                direction),
            el("div", { id: "trial-result", role: "status" }, this.#trialResult()));
    }

    #trialResult() {
        const { text, rules, verdict, problem } = this.#trial;
        if (problem) return [el("p", { class: "field-problem", text: problem.detail || problem.title })];
        if (!text.trim() || !rules) return [];
        const scalars = Array.from(text);
        return [
            el("p", { class: "trial-verdict" }, el("span", { class: "verdict", data: { verdict },
                text: t(`policies.verdict.${verdict}`) }), this.#isChanged && el("span", { class: "hint",
                text: ` ${t("policies.trialSaved")}` })),
            el("ul", { class: "source-list" }, rules.map((rule) => el("li", {},
                el("q", { text: scalars.slice(rule.start, rule.end).join("") }), " ",
                el("span", { class: "hint", text: rule.detail || rule.rule })))),
        ];
    }

    #tryLater() {
        clearTimeout(this.#clock);
        this.#clock = setTimeout(() => this.#try(), TRIAL_PAUSE);
    }

    async #try() {
        const trial = this.#trial;
        const text = trial.text;
        if (!text.trim()) {
            trial.rules = null;
        } else {
            try {
                const { verdict, rules } = await api.checkText(text, trial.direction);
                if (trial.text !== text) return;
                Object.assign(trial, { verdict, rules, problem: null });
            } catch (problem) {
                trial.problem = problem;
            }
        }
        byId("trial-result")?.replaceChildren(...this.#trialResult().filter(Boolean));
    }

    // Dry run

    #dryRun() {
        const run = this.#run;
        if (run?.pending) return el("div", {}, skeletonLines());
        const start = button(t("policies.runStart"), () => this.#start(), { class: "quiet", id: "dry-run" });
        if (!run) return el("div", {}, el("p", { class: "hint", text: t("policies.runHint") }), start);
        if (run.problem) return problemPanel(run.problem, { retry: () => this.#start(), heading: "h4" });
        const verdicts = VERDICTS.filter((verdict) => run.verdicts[verdict] > 0);
        const rules = Object.entries(run.rules).sort((a, b) => b[1] - a[1]).slice(0, 12);
        return el("div", { id: "dry-run-result" },
            el("p", { text: t("policies.runDrafts", { drafts: number(run.drafts) }) }),
            el("dl", { class: "run-verdicts" }, verdicts.flatMap((verdict) => [
                el("dt", {}, el("span", { class: "verdict", data: { verdict }, text: t(`policies.verdict.${verdict}`) })),
                el("dd", { text: number(run.verdicts[verdict]) })])),
            rules.length > 0 && el("p", { class: "hint", text: t("policies.runRules") }),
            rules.length > 0 && el("ul", { class: "run-rules" }, rules.map(([rule, count]) => el("li", {},
                el("span", { text: ruleName(rule) }), " ", el("span", { class: "hint", text: number(count) })))),
            run.examples.length > 0 && el("p", { text: t("policies.runStopped", { count: number(run.examples.length) }) }),
            start);
    }

    async #start() {
        this.#run = { pending: true };
        this.#render();
        try {
            this.#run = await api.tryGuardPolicy(this.#policy);
        } catch (problem) {
            this.#run = { problem };
        }
        this.#render();
        announce(t("policies.run"));
    }

    // Marks

    #markList() {
        if (!this.#marks) return el("div", {}, skeletonLines());
        const { data, problem } = this.#marks;
        if (problem?.status === 403) return el("p", { class: "hint", text: problem.detail });
        if (problem) return problemPanel(problem, { retry: () => this.#load(), heading: "h4" });
        if (data.length === 0) return el("p", { class: "hint", text: t("marks.none") });
        return el("div", {}, el("p", { class: "hint", text: t("marks.lead") }),
            el("ul", { class: "source-list" }, data.map((mark) => el("li", {},
                el("button", { type: "button", class: "row mark", on: {
                    click: (event) => this.#openSource({ type: "page", ...mark }, event.currentTarget),
                } }, el("span", { class: "words" },
                    el("span", { class: "source-title", text: t("citation.page",
                        { title: mark.title || mark.filename, page: mark.page }) }),
                    el("span", { class: "hint", text: mark.detail }),
                    el("q", { class: "source-quote", text: mark.quote })))))));
    }
}

/** The words for a rule's id, or the id where there are none. */
export function ruleName(rule) {
    return tOr(`rule.${rule}`, tOr(`policies.group.${rule.slice(0, rule.indexOf(".") + 1)}`, rule));
}

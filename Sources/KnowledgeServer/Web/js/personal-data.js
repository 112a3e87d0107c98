// Personal data, as a part of the policies: how it is shown, a business's own kinds of it, who saw it, and files of records.

import * as api from "./api.js";
import { announce, button, byId, el, skeletonLines } from "./dom.js";
import "./personal-data-strings.js";
import { problemPanel } from "./problem.js";
import { language, number, t, tOr } from "./strings.js";

const OPERATORS = ["partial", "mask", "redact", "pseudonym", "hash"];
const KINDS = ["conversations", "drafts", "audit"];
const PAUSE = 1_500;

/** A kind's name as programs write it: "Üye no" is UYE_NO. */
function typeOf(name) {
    const letters = name.toLocaleUpperCase("tr").replace(/[ÇĞİÖŞÜIÂ]/g, (letter) => (
        { Ç: "C", Ğ: "G", İ: "I", Ö: "O", Ş: "S", Ü: "U", Â: "A" }[letter] ?? letter));
    const type = letters.replace(/[^A-Z0-9]+/g, "_").replace(/^[_0-9]+|_+$/g, "").slice(0, 32);
    return type.length > 1 ? type : "OZEL_VERI";
}

const lines = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);

export class PersonalData {
    #policy = null;
    #own = null;
    #keys = new Map();
    #views = null;
    #exports = null;
    #form = null;
    #wanted = { kind: "conversations", format: "csv", redact: true };
    #clock = 0;
    #render;

    /** `render()` draws the sheet anew. */
    constructor(render) {
        this.#render = render;
    }

    forget() {
        clearTimeout(this.#clock);
        this.#policy = this.#own = this.#views = this.#exports = this.#form = null;
        this.#keys = new Map();
    }

    async load() {
        this.forget();
        await Promise.all([
            this.#fetch(api.piiPolicy, (policy) => { this.#policy = policy; }),
            this.#fetch(api.recognisers, ({ data }) => { this.#own = { data }; }, (problem) => { this.#own = { problem }; }),
            this.#fetch(api.apiKeys, ({ data }) => { this.#keys = new Map(data.map(({ id, name }) => [id, name])); }),
            this.#loadViews(), this.#loadExports(),
        ]);
        this.#render();
    }

    async #fetch(read, take, fail = () => {}) {
        try {
            take(await read());
        } catch (problem) {
            fail(problem);
        }
    }

    #loadViews(cursor) {
        const before = cursor ? this.#views.data : [];
        return this.#fetch(() => api.personalDataAccess(cursor), ({ data, next_cursor }) => {
            this.#views = { data: [...before, ...data], next: next_cursor };
        }, (problem) => { this.#views = { problem }; });
    }

    async #loadExports() {
        clearTimeout(this.#clock);
        await this.#fetch(api.exports, ({ data }) => { this.#exports = { data }; },
            (problem) => { this.#exports = { problem }; });
        if (this.#exports.data?.some(({ status }) => ["queued", "running"].includes(status))) {
            this.#clock = setTimeout(async () => { await this.#loadExports(); this.#render(); }, PAUSE);
        }
    }

    /** What stands in the sheet. */
    sections() {
        return [
            el("h3", { text: t("personal.title") }), el("p", { class: "hint", text: t("personal.hint") }), this.#shown(),
            el("h3", { text: t("own.title") }), el("p", { class: "hint", text: t("own.hint") }), this.#kinds(),
            el("h3", { text: t("views.title") }), el("p", { class: "hint", text: t("views.hint") }), this.#history(),
            el("h3", { text: t("export.title") }), el("p", { class: "hint", text: t("export.hint") }), this.#files(),
        ];
    }

    // How it is shown

    #shown() {
        const policy = this.#policy;
        if (!policy) return el("div", {}, skeletonLines());
        const choice = (place) => {
            const select = el("select", { id: `personal-${place}`, on: { change: () => this.#set({ [place]: select.value }) } },
                [...new Set([...OPERATORS, policy[place]])].map((value) => el("option", {
                    value, selected: value === policy[place], text: t(`operator.${value}`),
                })));
            return el("div", { class: "policy-row" },
                el("label", { for: `personal-${place}`, text: t(`personal.${place}`) }), select);
        };
        const names = el("input", { id: "personal-names", type: "checkbox", checked: policy.kept.includes("PERSON"), on: {
            change: () => this.#set({ kept: names.checked
                ? [...policy.kept, "PERSON"] : policy.kept.filter((kind) => kind !== "PERSON") }),
        } });
        return el("div", { class: "policy-table" }, choice("view"), choice("export"),
            el("div", { class: "check-row" }, names, el("label", { for: "personal-names", text: t("personal.names") })));
    }

    async #set(change) {
        try {
            this.#policy = await api.setPIIPolicy({ ...this.#policy, ...change });
            announce(t("personal.saved"));
        } catch (problem) {
            announce(problem.detail || problem.title);
        }
        this.#render();
    }

    // A business's own kinds

    #kinds() {
        if (!this.#own) return el("div", {}, skeletonLines());
        const { data, problem } = this.#own;
        if (problem?.status === 403) return el("p", { class: "hint", text: problem.detail });
        if (problem) return problemPanel(problem, { retry: () => this.load(), heading: "h4" });
        return el("div", {},
            data.length > 0 && el("ul", { class: "source-list", id: "own-kinds" }, data.map((kind) => el("li", { class: "phrase" },
                el("span", { class: "words" }, el("span", { class: "source-title", text: kind.name }),
                    el("span", { class: "hint", text: [
                        kind.pattern ?? kind.words.slice(0, 4).join(", ") + (kind.words.length > 4 ? "…" : ""),
                        kind.context.length > 0 && t("own.near", { words: kind.context.join(", ") }),
                        kind.blocks && t("own.blocked"),
                    ].filter(Boolean).join(" · ") })),
                button(t("policies.remove"), () => this.#remove(kind),
                    { class: "quiet", "aria-label": t("own.removeOf", kind) })))),
            this.#form ? this.#newKind() : button(t("own.add"), () => {
                this.#form = { name: "", way: "pattern", value: "", context: "", matches: "", others: "", blocks: false };
                this.#render();
                byId("own-name").focus();
            }, { class: "quiet", id: "own-add" }));
    }

    #newKind() {
        const form = this.#form;
        const field = (name, options = {}) => {
            const { rows, ...rest } = options;
            const input = el(rows ? "textarea" : "input", { id: `own-${name}`, maxlength: "2000", rows, ...rest,
                "aria-describedby": `own-${name}-hint`, on: { input: () => { form[name] = input.value; } } });
            input.value = form[name];
            const problem = form.problem?.errors.find(({ pointer }) => pointer.startsWith(`/${this.#pointer(name)}`));
            return el("div", {}, el("label", { for: `own-${name}`, text: t(`own.${name === "value" ? form.way : name}`) }), input,
                el("p", { class: "hint", id: `own-${name}-hint`, text: tOr(`own.${name === "value" ? form.way : name}Hint`, "") }),
                problem && el("p", { class: "field-problem", text: problem.detail }));
        };
        const way = el("select", { id: "own-way", on: { change: () => { form.way = way.value; this.#render(); } } },
            ["pattern", "words"].map((value) => el("option", { value, selected: value === form.way, text: t(`own.by.${value}`) })));
        const blocks = el("input", { id: "own-blocks", type: "checkbox", checked: form.blocks, on: {
            change: () => { form.blocks = blocks.checked; } } });
        const rest = form.problem && form.problem.errors.length === 0;
        return el("form", { class: "own-form", id: "own-form", novalidate: true, on: { submit: (event) => this.#save(event) } },
            field("name", { maxlength: "60", placeholder: t("own.nameExample") }),
            el("div", {}, el("label", { for: "own-way", text: t("own.by") }), way),
            field("value", form.way === "words" ? { rows: "3" } : { placeholder: "ÜYE-\\d{6}", spellcheck: "false" }),
            field("context", { placeholder: t("own.contextExample") }),
            field("matches", { rows: "2", placeholder: t("own.matchesExample") }),
            field("others", { rows: "2", placeholder: t("own.othersExample") }),
            el("div", { class: "check-row" }, blocks, el("label", { for: "own-blocks", text: t("own.blocks") })),
            el("div", { id: "own-trial", role: "status" }, form.results && this.#results(form.results)),
            rest && problemPanel(form.problem, { heading: "h4" }),
            el("div", { class: "actions" },
                el("button", { type: "submit", class: "primary", id: "own-save", text: t("own.save") }),
                button(t("own.try"), () => this.#try(), { class: "quiet", id: "own-try" }),
                button(t("own.cancel"), () => { this.#form = null; this.#render(); }, { class: "quiet" })));
    }

    #pointer(name) {
        return name === "value" ? (this.#form.way === "words" ? "words" : "pattern") : name;
    }

    #results(results) {
        return el("ul", { class: "source-list" }, results.map(({ text, spans, passed }) => {
            const scalars = Array.from(text);
            const found = spans.map(([start, end]) => scalars.slice(start, end).join("")).join(", ");
            return el("li", {},
                el("span", { class: "verdict", data: { verdict: passed ? "allow" : "block" },
                    text: t(passed ? "own.passed" : "own.failed") }), " ",
                el("q", { text }), " ", el("span", { class: "hint", text: found ? t("own.found", { found }) : t("own.foundNone") }));
        }));
    }

    #body() {
        const form = this.#form;
        const body = { name: form.name.trim(), type: typeOf(form.name), context: form.context.split(/[\s,]+/).filter(Boolean),
            blocks: form.blocks, matches: lines(form.matches), others: lines(form.others) };
        return form.way === "words" ? { ...body, words: lines(form.value) } : { ...body, pattern: form.value.trim() };
    }

    async #try() {
        const form = this.#form;
        form.problem = form.results = null;
        await this.#fetch(() => api.tryRecogniser(this.#body()), ({ results }) => { form.results = results; },
            (problem) => { form.problem = problem; });
        this.#render();
    }

    async #save(event) {
        event.preventDefault();
        const form = this.#form;
        form.problem = form.results = null;
        try {
            const kind = await api.addRecogniser(this.#body());
            this.#own.data = [...this.#own.data, kind];
            this.#form = null;
            announce(t("own.saved"));
        } catch (problem) {
            form.problem = problem;
            announce(problem.detail || problem.title);
        }
        this.#render();
        byId("own-add")?.focus();
    }

    async #remove(kind) {
        try {
            await api.removeRecogniser(kind.id);
            this.#own.data = this.#own.data.filter(({ id }) => id !== kind.id);
            announce(t("own.removed"));
        } catch (problem) {
            announce(problem.detail || problem.title);
        }
        this.#render();
    }

    // Who saw it

    #who(id) {
        return this.#keys.get(id) ?? id;
    }

    #when(time) {
        return new Date(time).toLocaleString(language(), { dateStyle: "medium", timeStyle: "short" });
    }

    #history() {
        if (!this.#views) return el("div", {}, skeletonLines());
        const { data, next, problem } = this.#views;
        if (problem?.status === 403) return el("p", { class: "hint", text: problem.detail });
        if (problem) return problemPanel(problem, { retry: () => this.load(), heading: "h4" });
        if (data.length === 0) return el("p", { class: "hint", text: t("views.none") });
        return el("div", {}, el("ul", { class: "source-list", id: "views" }, data.map((view) => el("li", {},
            el("span", { class: "source-title", text: t(`views.of.${view.resource_type}`, { who: this.#who(view.actor_id) }) }),
            el("span", { class: "hint view-detail", text: [
                this.#when(view.created_at), view.types.map((type) => tOr(`kind.${type}`, type)).join(", "), view.ip,
            ].filter(Boolean).join(" · ") })))),
            next && button(t("views.more"), async () => { await this.#loadViews(next); this.#render(); }, { class: "quiet" }));
    }

    // Files

    #files() {
        if (!this.#exports) return el("div", {}, skeletonLines());
        const { data, problem, failed } = this.#exports;
        if (problem?.status === 403) return el("p", { class: "hint", text: problem.detail });
        if (problem) return problemPanel(problem, { retry: () => this.load(), heading: "h4" });
        const wanted = this.#wanted;
        const choice = (name, values) => {
            const select = el("select", { id: `export-${name}`, on: { change: () => { wanted[name] = select.value; } } },
                values.map((value) => el("option", { value, selected: value === wanted[name], text: t(`export.${value}`) })));
            return el("div", { class: "policy-row" }, el("label", { for: `export-${name}`, text: t(`export.${name}`) }), select);
        };
        const redact = el("input", { id: "export-redact", type: "checkbox", checked: wanted.redact, on: {
            change: () => { wanted.redact = redact.checked; this.#render(); } } });
        return el("div", {}, el("div", { class: "policy-table" }, choice("kind", KINDS), choice("format", ["csv", "jsonl"]),
            el("div", { class: "check-row" }, redact, el("label", { for: "export-redact", text: t("export.redact") }))),
            !wanted.redact && el("p", { class: "field-problem", text: t("export.plainWarning") }),
            failed && el("p", { class: "field-problem", role: "alert", text: failed.detail || failed.title }),
            button(t("export.start"), () => this.#start(), { class: "quiet", id: "export-start" }),
            data.length > 0 && el("ul", { class: "source-list", id: "export-list" }, data.map((file) => el("li", { class: "phrase" },
                el("span", { class: "words" }, el("span", { class: "source-title", text: t(`export.${file.kind}`) }),
                    el("span", { class: "hint", text: [
                        this.#when(file.created_at), t(`export.status.${file.status}`),
                        ["running", "done"].includes(file.status) && t("export.rows", { rows: number(file.rows) }),
                        t(file.redacted ? "export.isRedacted" : "export.isPlain"),
                    ].filter(Boolean).join(" · ") })),
                file.status === "done" && button(t("export.download"), () => this.#download(file),
                    { class: "quiet", "aria-label": t("export.downloadOf", { kind: t(`export.${file.kind}`) }) }),
                button(t("policies.remove"), () => this.#drop(file), { class: "quiet" })))));
    }

    async #start() {
        let failed = null;
        await this.#fetch(() => api.startExport(this.#wanted), () => announce(t("export.started")),
            (problem) => { failed = problem; });
        await this.#loadExports();
        this.#exports.failed = failed;
        this.#render();
    }

    async #download(file) {
        try {
            const url = URL.createObjectURL(await api.exportFile(file.id));
            const link = el("a", { href: url, download: `kaynak-${file.kind}-${file.created_at.slice(0, 10)}.${file.format}` });
            link.click();
            setTimeout(() => URL.revokeObjectURL(url), 60_000);
        } catch (problem) {
            this.#exports.failed = problem;
            this.#render();
        }
    }

    async #drop(file) {
        await this.#fetch(() => api.deleteExport(file.id), () => announce(t("export.removed")));
        await this.#loadExports();
        this.#render();
    }
}

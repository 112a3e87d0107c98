// What the niches of a tenant keep, drawn from the pages that they declare: rows, details, and what is done with them.

import * as api from "./api.js";
import { announce, button, byId, el, skeletonLines } from "./dom.js";
import { problemPanel } from "./problem.js";
import "./records-strings.js";
import { RecordAction } from "./record-action.js";
import { applies, filled, written } from "./record-values.js";
import { schemaForm } from "./schema-form.js";
import { Sheet } from "./sheet.js";
import { onLanguageChange, t } from "./strings.js";

/** How many actions of a row stand beside its details. */
const MOST_ACTIONS = 3;

export class Records {
    #dialog = byId("records");
    #sheet = new Sheet(this.#dialog, () => this.#close());
    #isOpen = false;
    #onClose;
    /** Every page with its niche, null for those of every tenant: `{ plugin, name, page }`; null while they are read. */
    #pages = null;
    #problem = null;
    /** The page that is shown, and its rows: `{ entry, rows, next, problem, query, filter }`. */
    #shown = null;
    /** The row whose details are open: `{ id, value, problem }`. */
    #detail = null;
    /** What is being done: a RecordAction, with the row's id. */
    #action = null;
    /** Rises with every request, so that a late answer does not overwrite a newer one. */
    #asked = 0;

    /** `onClose()` is called when the sheet was closed, by whatever way. */
    constructor(onClose) {
        this.#onClose = onClose;
        onLanguageChange(() => { if (this.#isOpen) this.#load(); });
    }

    open(opener) {
        this.#isOpen = true;
        this.#sheet.open(opener);
        this.#load();
        byId("records-heading").focus({ preventScroll: true });
    }

    close(options) {
        this.#sheet.close(options);
    }

    forget() {
        this.#sheet.close({ restoreFocus: false });
        this.#pages = this.#shown = this.#detail = this.#action = this.#problem = null;
        this.#dialog.replaceChildren();
    }

    #close() {
        this.#isOpen = false;
        this.#onClose();
    }

    async #load() {
        const number = ++this.#asked;
        const last = this.#shown?.entry;
        this.#pages = this.#shown = this.#problem = null;
        this.#render();
        let pages = [];
        try {
            const niches = (await api.plugins()).data.filter(({ enabled, state }) => enabled && state === "running");
            const owners = [...niches, { id: null, name: null }];
            const lists = await Promise.all(owners.map(({ id }) => api.pages(id)));
            pages = owners.flatMap(({ id, name }, place) =>
                lists[place].data.map((page) => ({ plugin: id, name, page })));
        } catch (problem) {
            this.#problem = problem;
        }
        if (number !== this.#asked || !this.#isOpen) return;
        this.#pages = pages;
        const isLast = ({ plugin, page }) => plugin === last?.plugin && page.id === last?.page.id;
        if (this.#problem) this.#render();
        else this.#show(pages.find(isLast) ?? pages[0]);
    }

    #show(entry, values = {}) {
        this.#detail = this.#action = null;
        const hasFilters = Object.keys(entry.page.filters.properties ?? {}).length > 0;
        const filter = hasFilters
            ? schemaForm(entry.page.filters, values, `filter-${entry.page.id}`) : null;
        this.#shown = { entry, rows: null, next: null, problem: null, values, filter };
        return this.#read();
    }

    async #read({ more = false } = {}) {
        const number = ++this.#asked;
        const shown = this.#shown;
        shown.problem = null;
        if (!more) shown.rows = null;
        this.#render();
        const query = new URLSearchParams(shown.values);
        if (more) query.set("cursor", shown.next);
        const path = `${shown.entry.page.rows}${query.size > 0 ? `?${query}` : ""}`;
        try {
            const { value } = await api.callRoute(shown.entry.plugin, "GET", path);
            if (number !== this.#asked) return;
            shown.rows = more ? [...shown.rows, ...value.data] : value.data;
            shown.next = value.next_cursor ?? null;
        } catch (problem) {
            if (number !== this.#asked) return;
            shown.problem = problem;
            shown.rows ??= [];
        }
        if (this.#isOpen) this.#render();
    }

    #render() {
        if (!this.#isOpen) return;
        const close = button("×", () => this.#sheet.close(), { class: "icon", "aria-label": t("close") });
        this.#dialog.replaceChildren(
            el("header", { class: "sheet-head" },
                el("div", {},
                    el("h2", { id: "records-heading", tabindex: "-1", text: t("records.title") }),
                    el("p", { class: "hint", text: t("records.lead") })), close),
            el("div", { class: "sheet-body" }, this.#body()));
    }

    #body() {
        if (this.#problem) return problemPanel(this.#problem, { retry: () => this.#load(), heading: "h3" });
        if (!this.#pages || !this.#shown) return el("div", {}, skeletonLines());
        return [this.#tabs(), this.#tools(), this.#filter(), this.#list()];
    }

    #tabs() {
        const isShown = (entry) => entry === this.#shown.entry;
        const several = new Set(this.#pages.map(({ plugin }) => plugin ?? "")).size > 2;
        return el("div", { class: "tools chips", role: "group", "aria-label": t("records.pages") },
            this.#pages.map((entry) => button(
                several && entry.name ? `${entry.page.title} (${entry.name})` : entry.page.title, () => {
                    this.#show(entry);
                    this.#dialog.querySelector('.chip[aria-pressed="true"]')?.focus();
                }, { class: "quiet chip", "aria-pressed": String(isShown(entry)), "data-page": entry.page.id })));
    }

    #tools() {
        const { entry } = this.#shown;
        if (this.#action && !this.#action.row) return this.#action.node;
        return el("div", { class: "actions record-tools" },
            entry.page.actions.map((action) =>
                button(action.title, () => this.#begin(action, null), { class: "primary", "data-action": action.id })),
            button(t("records.refresh"), () => this.#read(), { class: "quiet" }));
    }

    #filter() {
        const { entry, filter, values } = this.#shown;
        if (!filter) return null;
        const isSet = Object.keys(values).length > 0;
        const apply = (event) => {
            event.preventDefault();
            const read = filter.read();
            this.#show(entry, Object.fromEntries(Object.entries(read).map(([name, value]) => [name, String(value)])));
        };
        return el("details", { class: "record-filter", open: isSet },
            el("summary", { text: t("records.filter") }),
            el("form", { class: "gap-form", novalidate: true, on: { submit: apply } }, filter.node,
                el("div", { class: "actions" }, el("button", { type: "submit", text: t("records.filter") }),
                    isSet && button(t("records.clear"), () => this.#show(entry), { class: "quiet" }))));
    }

    #list() {
        const { entry, rows, next, problem, filter, values } = this.#shown;
        if (problem?.errors.length > 0 && filter?.complain(problem.errors)) return null;
        if (problem && rows.length === 0) return problemPanel(problem, { retry: () => this.#read(), heading: "h3" });
        if (!rows) return el("div", {}, skeletonLines());
        if (rows.length === 0) {
            const words = Object.keys(values).length > 0 ? t("records.noMatch") : entry.page.empty;
            return el("p", { class: "hint", text: words });
        }
        return el("div", {},
            el("ul", { class: "source-list record-list" }, rows.map((row) => this.#row(row))),
            problem && problemPanel(problem, { heading: "h3" }),
            next && button(t("records.more"), () => this.#read({ more: true }), { class: "quiet" }));
    }

    #row(row) {
        const { page } = this.#shown.entry;
        // Where the first column has nothing to say, as with a customer of unknown name, the next one stands for it.
        const title = page.columns.find((column) => written(row, column) !== null) ?? page.columns[0];
        const rest = page.columns.filter((column) => column !== title);
        const badges = rest.filter(({ kind }) => kind === "badge");
        const facts = rest.filter(({ kind }) => kind !== "badge")
            .map((column) => ({ column, value: written(row, column) })).filter(({ value }) => value !== null);
        const isOpen = this.#detail && this.#detail.id === row.id;
        const isActing = this.#action?.row === row;
        return el("li", { data: { row: row.id } },
            el("div", { class: "row" },
                el("span", { class: "words" },
                    el("span", { class: "source-title", text: written(row, title) ?? "—" }),
                    el("span", { class: "hint", text: facts.map(({ column, value }) =>
                        `${column.title}: ${value}`).join(" · ") })),
                badges.map((column) => {
                    const text = written(row, column);
                    return text && el("span", { class: "status", data: { status: row[column.member] }, text });
                })),
            isActing ? this.#action.node : this.#rowActions(row, isOpen),
            isOpen && this.#details());
    }

    /** The first of a row's actions at once; many are kept behind one word. */
    #rowActions(row, isOpen) {
        const { page } = this.#shown.entry;
        const own = page.row_actions.filter((action) => applies(action, row)).map((action) =>
            button(action.title, () => this.#begin(action, row), { class: "quiet", "data-action": action.id }));
        const first = own.length > MOST_ACTIONS + 1 ? own.splice(0, MOST_ACTIONS) : own.splice(0);
        return el("div", { class: "actions" },
            page.details && button(t(isOpen ? "records.hideDetails" : "records.details"), () => this.#open(row),
                { class: "quiet", "aria-expanded": String(Boolean(isOpen)) }),
            first,
            own.length > 0 && el("details", { class: "more-actions" },
                el("summary", { text: t("records.otherActions") }), el("div", { class: "actions" }, own)));
    }

    #details() {
        const { value, problem } = this.#detail;
        if (problem) return problemPanel(problem, { heading: "h4" });
        if (!value) return el("div", {}, skeletonLines());
        return el("div", { class: "record-details" }, this.#shown.entry.page.sections.map((section) => {
            if (!section.member) return facts(value, section.columns);
            const rows = value[section.member] ?? [];
            return el("section", {}, el("h3", { text: section.title }),
                rows.length === 0 ? el("p", { class: "hint", text: t("records.nothing") }) : table(rows, section.columns));
        }));
    }

    async #open(row) {
        if (this.#detail?.id === row.id) {
            this.#detail = null;
            this.#render();
            this.#focus(row);
            return;
        }
        await this.#readDetail(row);
        if (this.#detail?.id === row.id) this.#focus(row);
    }

    async #readDetail(row) {
        const detail = { id: row.id };
        this.#detail = detail;
        this.#render();
        this.#focus(row);
        const { plugin, page } = this.#shown.entry;
        try {
            detail.value = (await api.callRoute(plugin, "GET", filled(page.details, row))).value;
        } catch (problem) {
            detail.problem = problem;
        }
        if (this.#detail === detail) this.#render();
    }

    #begin(action, row) {
        const { entry } = this.#shown;
        const leave = () => { this.#action = null; this.#render(); if (row) this.#focus(row); };
        this.#action = new RecordAction(entry.plugin, action, row, {
            changed: () => this.#render(), cancelled: leave, done: (answer) => this.#finished(action, row, answer),
        });
        this.#action.begin();
    }

    async #finished(action, row, answer) {
        this.#action = null;
        announce(t("records.done", { action: action.title }));
        const { page } = this.#shown.entry;
        await this.#read();
        const listed = (id) => this.#shown?.rows?.find((other) => other.id === id);
        // What was made is shown at once, as far as it is in the list; what is open is shown as it is now.
        const open = (answer?.id && listed(answer.id)) || (row && this.#detail?.id === row.id && listed(row.id));
        if (page.details && open) await this.#readDetail(open);
        if (row) this.#focus(row);
    }

    #focus(row) {
        this.#dialog.querySelector(`[data-row="${CSS.escape(row.id)}"] .actions button`)?.focus();
    }
}

function facts(row, columns) {
    const known = columns.map((column) => ({ column, text: written(row, column) })).filter(({ text }) => text !== null);
    return el("dl", { class: "record-facts" }, known.map(({ column, text }) =>
        el("div", {}, el("dt", { text: column.title }), el("dd", { text }))));
}

function table(rows, columns) {
    return el("div", { class: "record-table", tabindex: "0" }, el("table", {},
        el("thead", {}, el("tr", {}, columns.map(({ title }) => el("th", { scope: "col", text: title })))),
        el("tbody", {}, rows.map((row) => el("tr", {}, columns.map((column) =>
            el("td", { class: ["number", "lira", "share"].includes(column.kind) ? "figure" : null,
                text: written(row, column) ?? "—" })))))));
}

// Taking FAQ entries over from a file: looked through first, written only when the person has seen what will happen.

import * as api from "./api.js";
import { announce, button, el } from "./dom.js";
import { problemPanel } from "./problem.js";
import { number, t } from "./strings.js";

/** More rows are told by their number. */
const SHOWN_ROWS = 50;
const COLUMNS = ["question", "answer", "id", "category", "lang"];

export class FAQImport {
    /** Lives through the list around it being drawn anew. */
    element = el("div", { class: "faq-import" });
    #onImported;
    /** null (nothing chosen), `{ file, pending }`, `{ file, report }`, `{ file, problem }` or `{ done }`. */
    #state = null;
    /** Which column holds what, where the person has said so. */
    #columns = {};

    /** `onImported()` is called when entries were written. */
    constructor(onImported) {
        this.#onImported = onImported;
        this.render();
    }

    forget() {
        this.#state?.pending?.abort();
        this.#state = null;
        this.#columns = {};
        this.render();
    }

    render() {
        const { file, pending, report, problem, done } = this.#state ?? {};
        const input = el("input", {
            type: "file", id: "faq-file", class: "visually-hidden", accept: ".csv,.xlsx,.tsv",
            on: { change: (event) => this.#choose(event.target.files[0]) },
        });
        const parts = [
            el("label", { class: "file-button", for: "faq-file", text: t("import.choose") }, input),
            el("p", { class: "hint", text: t("import.hint") })];
        if (pending) parts.push(el("p", { role: "status", text: t("import.working", { file: file.name }) }));
        if (problem) {
            parts.push(problemPanel(problem, { retry: () => this.#look(file), heading: "h4" }));
            if (problem.status === 422) parts.push(this.#mapping(file, {}, true));
        }
        if (done) parts.push(el("p", { class: "import-done", role: "status", text: t("import.done", done) }));
        if (report) parts.push(this.#report(file, report));
        this.element.replaceChildren(...parts);
    }

    #report(file, report) {
        const counts = this.#counts(report);
        const changes = report.created + report.updated;
        const sheet = report.sheet && t("import.sheet", { sheet: report.sheet });
        const columns = Object.entries(report.columns)
            .map(([kind, name]) => t("import.column", { kind: t(`import.kind.${kind}`), name })).join(" · ");
        return el("section", { class: "panel import-report", "aria-labelledby": "import-heading" },
            el("h4", { id: "import-heading", text: t("import.heading", { file: file.name }) }),
            el("p", { class: "hint", text: [sheet, columns].filter(Boolean).join(" · ") }),
            this.#mapping(file, report.columns, false),
            el("p", { class: "import-counts", text: t("import.counts", counts) }),
            this.#rejected(report.rejected),
            this.#rows(report.rows),
            el("div", { class: "actions" },
                changes > 0 && button(t("import.confirm", { count: number(changes) }), () => this.#write(file),
                    { class: "primary", id: "confirm-import" }),
                button(t("cancel"), () => this.forget(), { class: "quiet" })));
    }

    /** Fields for the columns; `found` are the names of those in use. */
    #mapping(file, found, open) {
        const fields = COLUMNS.map((kind) => el("label", {},
            el("span", { text: t(`import.kind.${kind}`) }),
            el("input", {
                type: "text", name: kind, maxlength: 100, autocomplete: "off", value: this.#columns[kind] ?? "",
                placeholder: found[kind] ?? "",
            })));
        const look = (event) => {
            event.preventDefault();
            this.#columns = Object.fromEntries(new FormData(event.target));
            this.#look(file);
        };
        return el("details", { class: "import-mapping", open },
            el("summary", { text: t("import.mapping") }),
            el("form", { on: { submit: look } },
                el("p", { class: "hint", text: t("import.mapping.hint") }),
                ...fields,
                el("button", { type: "submit", class: "quiet", text: t("import.mapping.apply") })));
    }

    #counts(report) {
        return {
            created: number(report.created), updated: number(report.updated), unchanged: number(report.unchanged),
            rejected: number(report.rejected.length),
        };
    }

    #rejected(rows) {
        if (rows.length === 0) return null;
        return el("ul", { class: "import-rejected" },
            rows.slice(0, SHOWN_ROWS).map((row) => el("li", { text: row.detail })),
            rows.length > SHOWN_ROWS && el("li", { text: t("import.more", { count: number(rows.length - SHOWN_ROWS) }) }));
    }

    #rows(rows) {
        const changed = rows.filter((row) => row.action !== "keep");
        if (changed.length === 0) return null;
        return el("details", {},
            el("summary", { text: t("import.rows") }),
            el("ul", { class: "import-rows" },
                changed.slice(0, SHOWN_ROWS).map((row) => el("li", {},
                    el("span", { class: "status", text: t(`import.action.${row.action}`) }), " ", row.question)),
                changed.length > SHOWN_ROWS
                    && el("li", { text: t("import.more", { count: number(changed.length - SHOWN_ROWS) }) })));
    }

    #choose(file) {
        this.#columns = {};
        this.#look(file);
    }

    async #look(file) {
        if (!file) return;
        await this.#send(file, true, (report) => {
            this.#state = { file, report };
            announce(t("import.counts", this.#counts(report)));
        });
    }

    /** A long file is written in several requests, each of which goes on where the last one ended. */
    async #write(file, before = { created: 0, updated: 0 }) {
        await this.#send(file, false, (report) => {
            const sum = {
                ...report, created: before.created + report.created, updated: before.updated + report.updated,
            };
            if (report.remaining > 0 && report.created + report.updated > 0) return this.#write(file, sum);
            this.#state = { done: this.#counts(sum) };
            this.#onImported();
        });
    }

    async #send(file, dryRun, settle) {
        this.#state?.pending?.abort();
        const asking = { file, pending: new AbortController() };
        this.#state = asking;
        this.render();
        try {
            const report = await api.importFAQs(file, this.#columns, dryRun, asking.pending.signal);
            if (this.#state !== asking) return;
            settle(report);
        } catch (problem) {
            if (this.#state !== asking) return;
            this.#state = { file, problem };
        }
        this.render();
    }
}

// One call of a niche's route by a person: its question, its form or its file, and what came of it.

import * as api from "./api.js";
import { button, el, skeletonLines } from "./dom.js";
import { problemPanel } from "./problem.js";
import { filled, member } from "./record-values.js";
import { schemaForm } from "./schema-form.js";
import { megabytes, t } from "./strings.js";

export class RecordAction {
    row;
    #plugin;
    #action;
    #hooks;
    #form = null;
    #problem = null;
    #isBusy = false;
    #isReady = false;

    /** `hooks`: `changed()` when it has to be drawn anew, `cancelled()`, `done(answer)`. */
    constructor(plugin, action, row, hooks) {
        this.#plugin = plugin;
        this.#action = action;
        this.row = row;
        this.#hooks = hooks;
    }

    /** Asks, shows a form, or does it at once where there is nothing to ask. */
    async begin() {
        const { upload, question, lookups } = this.#action;
        const asked = this.#asked;
        const hasForm = Object.keys(asked?.properties ?? {}).length > 0;
        this.#isReady = !hasForm;
        if (!hasForm && !upload && !question) return this.#send();
        this.#hooks.changed();
        if (!hasForm) return;
        try {
            const entries = await Promise.all(Object.entries(lookups).map(async ([name, lookup]) => {
                const { value } = await api.callRoute(this.#plugin, "GET", lookup.rows);
                return [name, value.data.map((row) => ({ value: member(row, lookup.value), title: member(row, lookup.title) }))];
            }));
            // A row's own values stand in the form where it has members of these names.
            this.#form = schemaForm(asked, this.row ?? {}, `do-${this.#action.id}`, { choices: Object.fromEntries(entries) });
        } catch (problem) {
            this.#problem = problem;
        }
        this.#isReady = true;
        this.#hooks.changed();
        this.#form?.node.querySelector("input, select, textarea")?.focus();
    }

    /** The schema of what a person fills in: the body, or what goes beside a file. */
    get #asked() {
        return this.#action.body ?? this.#action.fields;
    }

    get node() {
        const { title, question, upload } = this.#action;
        const submit = (event) => { event.preventDefault(); this.#send(); };
        const go = question && !this.#form ? t("records.confirm", { action: title }) : this.#form ? t("records.send") : title;
        return el("form", { class: "gap-form record-form", novalidate: true, on: { submit } },
            el("h3", { text: title }),
            question && el("p", { text: question }),
            !this.#isReady ? el("div", {}, skeletonLines()) : this.#form?.node,
            this.#problem && problemPanel(this.#problem, { heading: "h4" }),
            this.#isBusy && el("p", { class: "hint", role: "status", text: t("records.working") }),
            el("div", { class: "actions" },
                upload ? this.#chooser(upload)
                    : el("button", { type: "submit", class: "primary", text: go, disabled: this.#isBusy || !this.#isReady }),
                button(t("cancel"), () => this.#hooks.cancelled(), { class: "quiet", disabled: this.#isBusy })));
    }

    #chooser({ types, most_bytes: most }) {
        const chosen = () => {
            const [file] = input.files;
            if (!file) return;
            if (file.size > most) {
                this.#problem = new api.Problem("problem", { title: t("records.tooLarge", { most: megabytes(most) }) });
                this.#hooks.changed();
                return;
            }
            this.#send(file);
        };
        const input = el("input", { type: "file", class: "visually-hidden", tabindex: "-1", accept: types.join(","),
            on: { change: chosen } });
        return el("span", {}, input,
            button(t("records.choose"), () => input.click(), { class: "primary", disabled: this.#isBusy || !this.#isReady }));
    }

    async #send(file) {
        const { method, path, body } = this.#action;
        this.#isBusy = true;
        this.#problem = null;
        const values = this.#form?.read();
        this.#hooks.changed();
        try {
            const answer = await api.callRoute(this.#plugin, method, filled(path, this.row ?? {}),
                { body: body ? values ?? {} : null, file, fields: values });
            if (answer.file) keep(answer);
            this.#hooks.done(answer.value);
        } catch (problem) {
            this.#isBusy = false;
            const isField = problem.errors.length > 0 && this.#form?.complain(problem.errors);
            this.#problem = isField ? null : problem;
            this.#hooks.changed();
        }
    }
}

/** A document is opened where the browser can show it, and kept otherwise. */
function keep({ file, name }) {
    const address = URL.createObjectURL(file);
    const link = el("a", { href: address, download: name || "kaynak", rel: "noopener" });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

// What customers want, taught in the business's own words: examples that count from the next message on.

import * as api from "./api.js";
import { announce, button, el, skeletonLines } from "./dom.js";
import { problemPanel } from "./problem.js";
import { t } from "./strings.js";

export class IntentExamples {
    /** Lives through the list around it being drawn anew. */
    element = el("div", { class: "intent-examples" });
    #intents = null;
    #examples = null;
    #problem = null;
    #text = "";
    #chosen = "";
    #busy = false;

    async load() {
        this.#problem = null;
        try {
            const [intents, examples] = await Promise.all([api.intents(), api.intentExamples()]);
            this.#intents = intents.data;
            this.#examples = examples.data;
        } catch (problem) {
            this.#problem = problem;
        }
        this.render();
    }

    forget() {
        this.#intents = null;
        this.#examples = null;
        this.#text = "";
        this.#chosen = "";
        this.element.replaceChildren();
    }

    render() {
        if (this.#problem) {
            this.element.replaceChildren(problemPanel(this.#problem, { retry: () => this.load(), heading: "h4" }));
        } else if (!this.#intents) {
            this.element.replaceChildren(el("div", {}, skeletonLines()));
        } else {
            this.element.replaceChildren(
                el("p", { class: "hint", text: t("examples.hint") }), this.#form(), this.#list());
        }
    }

    #form() {
        const choice = el("select", {
            id: "example-intent", on: { change: (event) => { this.#chosen = event.target.value; } },
        }, this.#intents.map((intent) => el("option", {
            value: intent.id, text: intent.title, selected: intent.id === this.#chosen,
        })));
        const words = el("input", {
            id: "example-text", type: "text", maxlength: "500", autocomplete: "off", value: this.#text,
            on: { input: (event) => { this.#text = event.target.value; } },
        });
        const add = async (event) => {
            event.preventDefault();
            await this.#change(() => api.addIntentExample(choice.value, words.value), "examples.added", () => {
                this.#text = "";
            });
        };
        return el("form", { class: "example-form", novalidate: true, on: { submit: add } },
            el("label", { for: "example-text", text: t("examples.text") }), words,
            el("label", { for: "example-intent", text: t("examples.intent") }), choice,
            el("button", { type: "submit", id: "add-example", text: t("examples.add"), disabled: this.#busy }));
    }

    #list() {
        if (this.#examples.length === 0) return el("p", { class: "hint", text: t("examples.none") });
        const titles = new Map(this.#intents.map((intent) => [intent.id, intent.title]));
        return el("ul", { class: "example-list" }, this.#examples.map((example) => el("li", {},
            el("span", { class: "words", text: example.text }),
            el("span", { class: "status", text: titles.get(example.intent) ?? example.intent }),
            button("×", () => this.#change(() => api.removeIntentExample(example.id), "examples.removed"),
                { class: "icon", "aria-label": t("examples.remove", { text: example.text }), disabled: this.#busy }))));
    }

    async #change(work, said, done = () => {}) {
        if (this.#busy) return;
        this.#busy = true;
        try {
            await work();
            done();
            announce(t(said));
            await this.load();
        } catch (problem) {
            this.element.querySelector(".problem")?.remove();
            this.element.append(problemPanel(problem, { heading: "h4" }));
        } finally {
            this.#busy = false;
        }
        if (!this.#problem && !this.element.querySelector(".problem")) this.render();
    }
}

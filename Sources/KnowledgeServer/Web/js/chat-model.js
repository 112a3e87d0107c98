// The chat model that may put replies into other words: set, tried, removed. Its key is written, never shown.

import * as api from "./api.js";
import "./chat-model-strings.js";
import { announce, button, el, skeletonLines } from "./dom.js";
import { problemPanel } from "./problem.js";
import { t } from "./strings.js";

export class ChatModel {
    /** Lives through the sheet around it being drawn anew. */
    element = el("section", { class: "chat-model", id: "chat-model" });
    #settings = null;
    #problem = null;
    #busy = false;
    /** What the last try came to: `{ ok, believed, milliseconds, detail }`. */
    #tried = null;

    async load() {
        this.#problem = null;
        this.#tried = null;
        try {
            this.#settings = await api.chatModel();
        } catch (problem) {
            this.#problem = problem;
        }
        this.render();
    }

    forget() {
        this.#settings = null;
        this.#tried = null;
        this.element.replaceChildren();
    }

    render() {
        if (this.#problem?.status === 403) {
            // What a key may not see is no failure of the page.
            this.element.replaceChildren(el("p", { class: "hint", text: this.#problem.detail }));
        } else if (this.#problem) {
            this.element.replaceChildren(problemPanel(this.#problem, { retry: () => this.load(), heading: "h4" }));
        } else if (!this.#settings) {
            this.element.replaceChildren(el("div", {}, skeletonLines()));
        } else {
            this.element.replaceChildren(el("p", { class: "hint", text: t("chat.lead") }), this.#form());
        }
    }

    #form() {
        const { configured, enabled, base_url: url, model, has_api_key: hasKey } = this.#settings;
        const field = (id, value, attributes = {}) => el("input", {
            id, type: "text", value, autocomplete: "off", spellcheck: "false", ...attributes,
        });
        const address = field("chat-url", url ?? "", { inputmode: "url", placeholder: "https://…/v1", maxlength: "2000" });
        const name = field("chat-name", model ?? "", { maxlength: "200" });
        const secret = field("chat-key", "", {
            type: "password", maxlength: "1000", placeholder: t(hasKey ? "chat.keyKept" : "chat.keyNone"),
        });
        const on = el("input", { id: "chat-enabled", type: "checkbox", checked: enabled || !configured });
        const save = (event) => {
            event.preventDefault();
            const body = { base_url: address.value.trim(), model: name.value.trim(), enabled: on.checked };
            if (secret.value) body.api_key = secret.value;
            this.#change(() => api.setChatModel(body), "chat.saved");
        };
        return el("form", { class: "example-form", novalidate: true, on: { submit: save } },
            el("label", { for: address.id, text: t("chat.url") }), address,
            el("label", { for: name.id, text: t("chat.model") }), name,
            el("label", { for: secret.id, text: t("chat.key") }), secret,
            el("label", { class: "choice", for: on.id }, on, el("span", { text: t("chat.enabled") })),
            el("p", { class: "field-problem", role: "alert" }),
            this.#outcome(),
            el("div", { class: "actions" },
                el("button", { type: "submit", class: "primary", text: t("chat.save"), disabled: this.#busy }),
                configured && button(t(this.#busy ? "chat.testing" : "chat.test"), () => this.#try(),
                    { class: "quiet", id: "chat-test", disabled: this.#busy }),
                configured && button(t("chat.remove"), () => this.#change(api.removeChatModel, "chat.removed"),
                    { class: "quiet", disabled: this.#busy })));
    }

    #outcome() {
        if (!this.#tried) return null;
        const { ok, believed, milliseconds, detail } = this.#tried;
        const seconds = `${(milliseconds / 1000).toFixed(1)} s`;
        return el("p", { class: "hint", id: "chat-outcome", role: "status", data: { ok: String(ok && believed) },
            text: `${ok && believed ? "✓" : "!"} ${detail} (${seconds})` });
    }

    async #try() {
        this.#busy = true;
        this.render();
        try {
            this.#tried = await api.tryChatModel();
        } catch (problem) {
            this.#tried = { ok: false, believed: false, milliseconds: 0, detail: problem.detail || problem.title };
        }
        this.#busy = false;
        this.render();
        announce(this.#tried.detail);
    }

    /** What was typed stays where it is not taken. */
    async #change(work, said) {
        if (this.#busy) return;
        this.#busy = true;
        try {
            await work();
            announce(t(said));
            await this.load();
        } catch (problem) {
            const words = problem.errors.map((error) => error.detail).join(" ") || problem.detail || problem.title;
            this.element.querySelector(".field-problem").textContent = words;
        } finally {
            this.#busy = false;
        }
        if (!this.element.querySelector(".field-problem")?.textContent) this.render();
    }
}

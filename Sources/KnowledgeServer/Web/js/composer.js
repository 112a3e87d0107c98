// The customer's message and, where the question leans on them, the turns before it.

import { announce, button, byId, el } from "./dom.js";
import { onLanguageChange, t } from "./strings.js";

export class Composer {
    #form = byId("composer");
    #message = byId("message");
    #turns = [];

    /** `onSend({ text, history })` is called with a message that is not blank. */
    constructor(onSend) {
        this.#form.addEventListener("submit", (event) => { event.preventDefault(); this.#submit(onSend); });
        this.#message.addEventListener("keydown", (event) => {
            // While an input method composes, Enter chooses a word.
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            this.#form.requestSubmit();
        });
        this.#message.addEventListener("input", () => { this.#complain(""); this.#fit(); });
        byId("add-turn").addEventListener("click", () => this.#add());
        onLanguageChange(() => this.#renderTurns());
        this.#renderTurns();
    }

    get text() {
        return this.#message.value.trim();
    }

    focus() {
        this.#message.focus({ preventScroll: true });
    }

    /** While a reply is awaited the message stays, readable and with the focus, but fixed. */
    set busy(value) {
        this.#message.readOnly = value;
        byId("send").disabled = value;
        byId("turns").inert = value;
    }

    /** Makes room for the next message, unless another than `text` has been typed meanwhile. */
    clear(text = this.text) {
        if (this.text !== text) return;
        this.#message.value = "";
        this.#turns = [];
        byId("turns").open = false;
        this.#complain("");
        this.#renderTurns();
        this.#fit();
    }

    fill(text) {
        this.#message.value = text;
        this.#complain("");
        this.#fit();
    }

    /** Starts the next message of a conversation whose turns so far are `turns`. */
    continueFrom(turns) {
        this.#turns = turns.map((turn) => ({ ...turn }));
        byId("turns").open = true;
        this.#renderTurns();
        this.#form.scrollIntoView({ block: "start" });
        this.focus();
        announce(t("reply.continued"));
    }

    #submit(onSend) {
        const text = this.text;
        if (this.#message.readOnly) return;
        if (!text) {
            this.#complain(t("composer.empty"));
            this.focus();
            return;
        }
        const turns = this.#turns.map((turn) => ({ role: turn.role, text: turn.text.trim() }));
        const history = turns.filter((turn) => turn.text);
        onSend({ text, history });
    }

    #complain(text) {
        byId("composer-problem").textContent = text;
        if (text) this.#message.setAttribute("aria-invalid", "true");
        else this.#message.removeAttribute("aria-invalid");
    }

    /** Grows with its text; the style sheet sets how far. */
    #fit() {
        this.#message.style.height = "auto";
        this.#message.style.height = `${this.#message.scrollHeight + 2}px`;
    }

    #add() {
        this.#turns.push({ role: this.#turns.at(-1)?.role === "customer" ? "agent" : "customer", text: "" });
        this.#renderTurns();
        byId("turn-list").lastElementChild.querySelector("textarea").focus();
    }

    #remove(index) {
        this.#turns.splice(index, 1);
        this.#renderTurns();
        byId("add-turn").focus();
    }

    #renderTurns() {
        const count = this.#turns.length;
        byId("turns-summary").textContent = count > 0 ? t("turns.summaryCount", { count }) : t("turns.summary");
        byId("turn-list").replaceChildren(...this.#turns.map((turn, index) => this.#row(turn, index)));
    }

    #row(turn, index) {
        const number = index + 1;
        const role = el("select", {
            "aria-label": t("turns.role", { number }), on: { change: () => { turn.role = role.value; } },
        }, ["customer", "agent"].map((value) =>
            el("option", { value, text: t(`role.${value}`), selected: turn.role === value })));
        const text = el("textarea", {
            rows: "1", "aria-label": t("turns.text", { number }), on: { input: () => { turn.text = text.value; } },
        });
        text.value = turn.text;
        return el("li", {}, role, text,
            button("×", () => this.#remove(index), { class: "icon", "aria-label": t("turns.remove", { number }) }));
    }
}

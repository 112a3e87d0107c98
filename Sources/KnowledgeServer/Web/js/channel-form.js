// Adding a channel: what each kind needs, and then what the other side has to be told.

import * as api from "./api.js";
import { announce, button, copy, el } from "./dom.js";
import "./outgoing-strings.js";
import { problemPanel } from "./problem.js";
import { t } from "./strings.js";

/** `place` says which part of the body it belongs to; secrets are typed blind. */
const FIELDS = {
    whatsapp: [
        { name: "phone_number_id", words: "phoneNumberID", place: "settings", hint: true },
        { name: "access_token", words: "accessToken", place: "secrets" },
        { name: "app_secret", words: "appSecret", place: "secrets" },
        { name: "verify_token", words: "verifyToken", place: "secrets", hint: true },
    ],
    inbound: [{ name: "outgoing_url", words: "outgoingURL", place: "settings", optional: true }],
    chatwoot: [
        { name: "base_url", words: "baseURL", place: "settings" },
        { name: "account_id", words: "accountID", place: "settings", numeric: true },
        { name: "access_token", words: "accessToken", place: "secrets" },
    ],
};

export class ChannelForm {
    #isOpen = false;
    #kind = "whatsapp";
    #name = "";
    #values = {};
    #complaint = "";
    #problem = null;
    /** The channel that was just made: its address and, shown once, its secret. */
    #made = null;
    #onChange;
    #onMade;

    /** `onChange()` asks to be drawn again; `onMade()` says that there is one more. */
    constructor(onChange, onMade) {
        this.#onChange = onChange;
        this.#onMade = onMade;
    }

    reset() {
        this.#isOpen = false;
        this.#values = {};
        this.#name = "";
        this.#complaint = "";
        this.#problem = null;
        this.#made = null;
    }

    node() {
        if (this.#made) return this.#result();
        if (!this.#isOpen) {
            return el("div", { class: "actions" },
                button(t("channels.add"), () => { this.#isOpen = true; this.#onChange(); }, { class: "quiet" }));
        }
        const choice = el("select", { id: "channel-kind", on: { change: () => this.#choose(choice.value) } },
            Object.keys(FIELDS).map((kind) =>
                el("option", { value: kind, text: t(`channels.kind.${kind}`), selected: kind === this.#kind })));
        return el("form", {
            class: "gap-form channel-form", novalidate: true, autocomplete: "off",
            on: { submit: (event) => { event.preventDefault(); this.#save(); } },
        },
        el("label", { for: "channel-kind", text: t("channels.kind") }), choice,
        this.#field({ name: "name", words: "name", hint: true }),
        FIELDS[this.#kind].map((field) => this.#field(field)),
        el("p", { class: "hint", text: t("channels.secretHint") }),
        el("p", { class: "field-problem", role: "alert", text: this.#complaint }),
        this.#problem && problemPanel(this.#problem, { heading: "h4" }),
        el("div", { class: "actions" },
            el("button", { type: "submit", class: "primary", text: t("channels.save") }),
            button(t("cancel"), () => { this.reset(); this.#onChange(); }, { class: "quiet" })));
    }

    #field({ name, words, place, numeric, hint }) {
        const id = `channel-${name}`;
        const input = el("input", {
            id, type: place === "secrets" ? "password" : "text", maxlength: "2000", autocomplete: "off",
            spellcheck: "false", inputmode: numeric ? "numeric" : null, "aria-describedby": hint ? `${id}-hint` : null,
            value: name === "name" ? this.#name : this.#values[name] ?? "",
            on: { input: () => {
                if (name === "name") this.#name = input.value;
                else this.#values[name] = input.value;
            } },
        });
        return el("div", {}, el("label", { for: id, text: t(`channels.${words}`) }), input,
            hint && el("p", { id: `${id}-hint`, class: "hint", text: t(`channels.${words}.hint`) }));
    }

    #choose(kind) {
        this.#kind = kind;
        this.#complaint = "";
        this.#problem = null;
        this.#onChange();
        document.getElementById("channel-kind")?.focus();
    }

    async #save() {
        const fields = [{ name: "name", words: "name" }, ...FIELDS[this.#kind]];
        const value = (field) => (field.name === "name" ? this.#name : this.#values[field.name] ?? "").trim();
        const missing = fields.find((field) => !field.optional && !value(field));
        this.#problem = null;
        this.#complaint = missing ? t("channels.missing", { field: t(`channels.${missing.words}`) }) : "";
        if (missing) {
            this.#onChange();
            document.getElementById(`channel-${missing.name}`)?.focus();
            return;
        }
        const body = { kind: this.#kind, name: this.#name.trim(), settings: {}, secrets: {} };
        for (const field of FIELDS[this.#kind]) {
            if (value(field)) body[field.place][field.name] = field.numeric ? Number(value(field)) : value(field);
        }
        try {
            this.#made = await api.createChannel(body);
            this.#values = {};
            announce(t("channels.made"));
            this.#onMade();
        } catch (problem) {
            this.#problem = problem;
        }
        this.#onChange();
    }

    #result() {
        const token = this.#made.kind === "chatwoot" ? `?token=${this.#made.webhook_secret}` : "";
        const lines = [["channels.address", location.origin + this.#made.webhook_path + token]];
        if (this.#made.kind === "inbound") lines.push(["channels.secret", this.#made.webhook_secret]);
        return el("div", { class: "panel channel-made" },
            el("p", { text: t("channels.made") }),
            lines.map(([words, text]) => el("div", {},
                el("p", { class: "hint", text: t(words) }), el("p", {}, el("code", { text })),
                button(t("channels.copy"), async () => { if (await copy(text)) announce(t("channels.copied")); },
                    { class: "quiet" }))),
            el("div", { class: "actions" },
                button(t("channels.done"), () => { this.reset(); this.#onChange(); }, { class: "primary" })));
    }
}

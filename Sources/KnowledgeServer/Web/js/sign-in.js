// The way in: a key, or the card of a demo tenant.

import * as api from "./api.js";
import { byId, el } from "./dom.js";
import { problemPanel } from "./problem.js";
import { onLanguageChange, t } from "./strings.js";

export class SignIn {
    #input = byId("key");
    #submit = byId("key-form").querySelector("button");
    #demo = [];
    /** What to say below the key: null, `{ words }` (a key of strings.js) or `{ problem }`, or both. */
    #notice = null;
    #busy = false;
    #onEnter;

    #onRefuse;

    /** `onEnter(key, tenant, examples)` hears of a key that the server took, `onRefuse()` of one that it refused. */
    constructor(onEnter, onRefuse) {
        this.#onEnter = onEnter;
        this.#onRefuse = onRefuse;
        byId("key-form").addEventListener("submit", (event) => { event.preventDefault(); this.#try(); });
        this.#input.addEventListener("input", () => this.#say(null));
        onLanguageChange(() => this.#renderNotice());
    }

    /** Learns the demo tenants once; `examplesFor` and the cards need them. */
    async prepare() {
        this.#demo = await api.demoTenants();
        byId("demo").hidden = this.#demo.length === 0;
        byId("demo-cards").replaceChildren(...this.#demo.map((tenant) => this.#card(tenant)));
    }

    examplesFor(key) {
        return this.#demo.find((tenant) => tenant.key === key)?.examples ?? [];
    }

    show(notice = null) {
        byId("sign-in").hidden = false;
        this.#say(notice);
        this.#input.focus({ preventScroll: true });
        scrollTo(0, 0);
    }

    hide() {
        byId("sign-in").hidden = true;
        this.#input.value = "";
        this.#say(null);
    }

    /** Enters with `key` if the server takes it; says below the form why not. */
    async enter(key) {
        if (this.#busy) return;
        this.#setBusy(true);
        try {
            const tenant = await api.tenant(key);
            this.#onEnter(key, tenant, this.examplesFor(key));
        } catch (problem) {
            if (problem.status === 401) this.#onRefuse();
            this.show({ problem, retry: () => this.enter(key) });
        }
        this.#setBusy(false);
    }

    #try() {
        const key = this.#input.value.trim();
        if (!key) this.show({ words: "signIn.empty" });
        // A header value must be printable ASCII; the browser would refuse the request without saying why.
        else if (!/^[\x21-\x7e]+$/.test(key)) this.show({ words: "signIn.malformed" });
        else this.enter(key);
    }

    #setBusy(value) {
        this.#busy = value;
        this.#submit.disabled = value;
        this.#submit.dataset.text = value ? "signIn.checking" : "signIn.submit";
        this.#submit.textContent = t(this.#submit.dataset.text);
        for (const card of byId("demo-cards").querySelectorAll("button")) card.disabled = value;
    }

    #say(notice) {
        this.#notice = notice;
        if (notice) this.#input.setAttribute("aria-invalid", "true");
        else this.#input.removeAttribute("aria-invalid");
        this.#renderNotice();
    }

    #renderNotice() {
        const { words, problem, retry } = this.#notice ?? {};
        byId("key-problem").replaceChildren(
            words ? el("p", { class: "field-problem", text: t(words) }) : "",
            problem ? problemPanel(problem, { retry }) : "");
    }

    #card(tenant) {
        const enter = { click: () => this.enter(tenant.key) };
        const card = { type: "button", class: "card tenant-card", data: { slug: tenant.slug }, on: enter };
        return el("li", {}, el("button", card,
            tenant.niche_title && el("span", { class: "eyebrow", text: tenant.niche_title }),
            el("span", { class: "tenant-title", text: tenant.name }),
            tenant.examples?.[0] && el("q", { class: "hint", text: tenant.examples[0] })));
    }
}

// The niches of a tenant: on or off, their settings, what they count, and what they want a person to see.

import * as api from "./api.js";
import { announce, button, byId, el, skeletonLines } from "./dom.js";
import "./plugin-strings.js";
import { problemPanel } from "./problem.js";
import { schemaForm } from "./schema-form.js";
import { Sheet } from "./sheet.js";
import { language, onLanguageChange, t } from "./strings.js";

const moment = (text) =>
    new Intl.DateTimeFormat(language(), { dateStyle: "medium", timeStyle: "short" }).format(new Date(text));

export class Plugins {
    #dialog = byId("plugins");
    #sheet = new Sheet(this.#dialog, () => this.#close());
    /** The list: `{ data }`, `{ problem }`, or null while it is read. */
    #list = null;
    /** Of each niche that is on: `{ cards, notices }`. */
    #details = {};
    /** The niche whose settings are open: `{ id, schema, problem, form }`. */
    #setting = null;
    #isOpen = false;
    #onClose;

    /** `onClose()` is called when the sheet was closed, by whatever way. */
    constructor(onClose) {
        this.#onClose = onClose;
        onLanguageChange(() => { if (this.#isOpen) this.#load(); });
    }

    get isOpen() {
        return this.#isOpen;
    }

    open(opener) {
        this.#isOpen = true;
        this.#sheet.open(opener);
        this.#load();
        byId("plugins-heading").focus({ preventScroll: true });
    }

    close(options) {
        this.#sheet.close(options);
    }

    forget() {
        this.#sheet.close({ restoreFocus: false });
        this.#list = null;
        this.#details = {};
        this.#setting = null;
        this.#dialog.replaceChildren();
    }

    #close() {
        this.#isOpen = false;
        this.#onClose();
    }

    async #load() {
        this.#list = null;
        this.#setting = null;
        this.#render();
        try {
            this.#list = { data: (await api.plugins()).data };
        } catch (problem) {
            this.#list = { problem };
        }
        this.#render();
        for (const plugin of this.#list.data ?? []) if (plugin.enabled) this.#detail(plugin);
    }

    async #detail(plugin) {
        const read = (request) => request.then(({ data }) => data, () => []);
        const [cards, notices] = await Promise.all([
            plugin.state === "running" ? read(api.pluginCards(plugin.id)) : [], read(api.pluginNotices(plugin.id)),
        ]);
        this.#details[plugin.id] = { cards, notices: notices.filter(({ seen }) => !seen) };
        if (this.#isOpen) this.#render();
    }

    #render() {
        if (!this.#isOpen) return;
        const close = button("×", () => this.#sheet.close(), { class: "icon", "aria-label": t("close") });
        this.#dialog.replaceChildren(
            el("header", { class: "sheet-head" },
                el("div", {},
                    el("h2", { id: "plugins-heading", tabindex: "-1", text: t("plugins.title") }),
                    el("p", { class: "hint", text: t("plugins.lead") })), close),
            el("div", { class: "sheet-body" }, this.#body()));
    }

    #body() {
        if (!this.#list) return el("div", {}, skeletonLines());
        const { data, problem } = this.#list;
        if (problem?.status === 403) return el("p", { class: "hint", text: problem.detail });
        if (problem) return problemPanel(problem, { retry: () => this.#load(), heading: "h3" });
        const sorted = [...data].sort((left, right) => Number(right.enabled) - Number(left.enabled));
        return el("ul", { class: "source-list" }, sorted.map((plugin) => this.#entry(plugin)));
    }

    #entry(plugin) {
        const state = !plugin.enabled ? "off" : plugin.state === "off" ? "failed" : "on";
        const details = this.#details[plugin.id];
        const isSetting = this.#setting?.id === plugin.id;
        return el("li", { data: { plugin: plugin.id } },
            el("div", { class: "row" },
                el("span", { class: "words" },
                    el("span", { class: "source-title", text: plugin.name }),
                    el("span", { class: "hint", text: plugin.summary })),
                el("span", { class: "status", data: { status: state === "on" ? "ready" : state }, text: t(`plugins.${state}`) })),
            state === "failed" && el("p", { class: "field-problem", text: t("plugins.failedHint") }),
            plugin.enabled && details && this.#figures(details.cards),
            plugin.enabled && details && this.#notices(plugin, details.notices),
            isSetting ? this.#form(plugin) : el("div", { class: "actions" },
                button(t(plugin.enabled ? "plugins.disable" : "plugins.enable"), () => this.#toggle(plugin), { class: "quiet" }),
                plugin.enabled && button(t("plugins.settings"), () => this.#configure(plugin), { class: "quiet" })),
            isSetting && this.#setting.problem
                && problemPanel(this.#setting.problem, { heading: "h4", retry: () => this.#configure(plugin) }));
    }

    #figures(cards) {
        const figures = cards.flatMap((card) => card.figures).filter(({ value }) => value !== null);
        if (cards.length === 0) return null;
        if (figures.length === 0) return el("p", { class: "hint", text: t("plugins.noFigures") });
        const number = (figure) => new Intl.NumberFormat(language(), figure.unit === "share"
            ? { style: "percent", maximumFractionDigits: 0 } : {}).format(figure.value);
        return el("dl", { class: "figures" }, figures.map((figure) =>
            el("div", {}, el("dt", { text: figure.title }), el("dd", { text: number(figure) }))));
    }

    #notices(plugin, notices) {
        const shown = notices.filter(({ kind }) => kind !== "message");
        if (shown.length === 0) return null;
        return el("div", { class: "notices" },
            el("h3", { text: t("plugins.notices") }),
            el("ul", {}, shown.slice(0, 5).map((notice) => el("li", { class: notice.urgent ? "urgent" : null },
                el("strong", { text: notice.title }), " ",
                el("span", { class: "hint", text: moment(notice.created_at) }),
                notice.data?.summary && el("p", { text: notice.data.summary })))),
            button(t("plugins.seen"), () => this.#see(plugin), { class: "quiet" }));
    }

    async #see(plugin) {
        try { await api.seePluginNotices(plugin.id); } catch { /* The list says what is still there. */ }
        this.#detail(plugin);
    }

    async #toggle(plugin) {
        try {
            const changed = await api.setPlugin(plugin.id, !plugin.enabled);
            this.#list.data = this.#list.data.map((other) => (other.id === plugin.id ? changed : other));
            announce(t(changed.enabled ? "plugins.enabled" : "plugins.disabled", { name: changed.name }));
            if (changed.enabled) this.#detail(changed);
        } catch (problem) {
            this.#setting = { id: plugin.id, problem };
        }
        this.#render();
        this.#dialog.querySelector(`[data-plugin="${plugin.id}"] button`)?.focus();
    }

    async #configure(plugin) {
        const setting = { id: plugin.id };
        this.#setting = setting;
        this.#render();
        try {
            const { settings_schema: schema } = await api.pluginManifest(plugin.id);
            setting.form = schemaForm(schema, plugin.settings, `set-${plugin.id}`, { pointer: "/settings" });
        } catch (problem) {
            setting.problem = problem;
        }
        if (this.#setting !== setting) return;
        this.#render();
        this.#dialog.querySelector(".schema-form input, .schema-form textarea, .schema-form select")?.focus();
    }

    #form(plugin) {
        const { form, problem } = this.#setting;
        if (!form) return problem ? null : el("div", {}, skeletonLines());
        const cancel = () => { this.#setting = null; this.#render(); };
        return el("form", {
            class: "gap-form", novalidate: true,
            on: { submit: (event) => { event.preventDefault(); this.#save(plugin); } },
        }, form.node, el("div", { class: "actions" },
            el("button", { type: "submit", class: "primary", text: t("plugins.save") }),
            button(t("cancel"), cancel, { class: "quiet" })));
    }

    async #save(plugin) {
        const { form } = this.#setting;
        try {
            const changed = await api.setPlugin(plugin.id, plugin.enabled, form.read());
            this.#list.data = this.#list.data.map((other) => (other.id === plugin.id ? changed : other));
            this.#setting = null;
            announce(t("plugins.saved"));
            this.#render();
        } catch (problem) {
            if (problem.errors.length > 0) {
                form.complain(problem.errors);
            } else {
                this.#setting.problem = problem;
                this.#render();
            }
        }
    }
}

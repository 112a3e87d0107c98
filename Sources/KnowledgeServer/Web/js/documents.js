// The tenant's documents: what is in them, how far new ones are, what went wrong, and what a person can do about it.

import * as api from "./api.js";
import { announce, button, el, skeletonLines } from "./dom.js";
import { problemPanel } from "./problem.js";
import { counted, megabytes, number, t } from "./strings.js";

const POLL_EVERY = 1_000;
/** Of many that are being read, so many are watched at a time. */
const WATCHED_AT_ONCE = 5;

const isOpen = (entry) => ["queued", "running"].includes(entry.job?.status);

export class Documents {
    #entries = null;
    #cursor = null;
    #problem = null;
    #quota = null;
    /** What the last action came to, in place of its button: `{ id, problem }` or `{ id, note }`; `id` null for an upload. */
    #outcome = null;
    #versions = new Map();
    #unfolded = new Set();
    #timer = null;
    #onChange;
    #onOpen;

    /** `onChange()` asks for a new rendering; `onOpen(citation, event)` shows a document's page. */
    constructor(onChange, onOpen) {
        this.#onChange = onChange;
        this.#onOpen = onOpen;
    }

    async load() {
        this.#problem = null;
        try {
            const [page, tenant] = await Promise.all([api.documents(this.#cursor), api.tenant()]);
            this.#entries = [...(this.#entries ?? []), ...page.data];
            this.#cursor = page.next_cursor;
            this.#quota = tenant.quota;
        } catch (error) {
            this.#problem = error;
        }
        this.#changed();
    }

    forget() {
        clearTimeout(this.#timer);
        this.#timer = null;
        this.#entries = null;
    }

    render() {
        return el("section", { class: "documents" },
            el("div", { class: "documents-head" },
                el("h3", { text: t("sources.documents") }),
                this.#filePicker("documents.upload", (file) => this.#upload(file), { id: "upload" })),
            this.#outcomeOf(null),
            this.#quota && this.#quotaBar(),
            this.#list());
    }

    #list() {
        if (this.#problem) return problemPanel(this.#problem, { retry: () => this.load(), heading: "h4" });
        if (!this.#entries) return el("div", {}, skeletonLines());
        if (this.#entries.length === 0) return el("p", { class: "hint", text: t("sources.noDocuments") });
        return el("div", {},
            el("ul", { class: "source-list", id: "document-list" }, this.#entries.map((entry) => this.#item(entry))),
            this.#cursor && button(t("more"), () => this.load(), { class: "quiet" }));
    }

    #item(entry) {
        const { id, filename, title, version } = entry;
        const citation = { type: "page", document_id: id, filename, title, version };
        const ready = entry.status === "ready";
        const pages = entry.page_count > 0 && counted("count.pages", entry.page_count);
        const facts = [filename, pages, version > 1 && t("viewer.version", { version })].filter(Boolean).join(" · ");
        const status = el("span", { class: "status", data: { status: entry.status }, text: t(`status.${entry.status}`) });
        const open = { type: "button", on: { click: (event) => this.#onOpen(citation, event) } };
        const row = el(ready ? "button" : "div", { class: "row", ...(ready ? open : {}) },
            el("span", { class: "words" },
                el("span", { class: "source-title", text: title || filename }),
                el("span", { class: "hint", text: facts }),
                entry.tags.length > 0 && el("span", { class: "tags" },
                    entry.tags.map((tag) => el("span", { class: "tag", text: tag }))),
                ready && entry.problem?.detail && el("span", { class: "hint", text: entry.problem.detail })),
            status);
        return el("li", { data: { document: id } },
            row,
            isOpen(entry) && this.#progress(entry),
            entry.job?.status === "failed" && this.#failure(entry),
            this.#outcomeOf(id),
            ready && this.#tools(entry));
    }

    #progress(entry) {
        const { stage, progress } = entry.job;
        const known = progress.total > 0;
        const words = known
            ? t(`stage.${stage}`, { done: number(progress.done), total: number(progress.total) })
            : t(entry.job.status === "queued" ? "stage.waiting" : "stage.opening");
        return el("div", { class: "progress" },
            el("progress", { max: known ? progress.total : null, value: known ? progress.done : null,
                "aria-label": t("stage.label") }),
            el("span", { class: "hint", text: words }),
            button(t("cancel"), () => this.#cancel(entry),
                { class: "quiet", data: { action: "cancel" } }));
    }

    #failure(entry) {
        return el("div", { class: "failure" },
            el("p", { class: "source-problem",
                text: entry.status === "ready"
                    ? t("documents.versionFailed", { reason: entry.job.problem?.detail ?? "" })
                    : entry.job.problem?.detail ?? t("status.failed") }),
            button(t("retry"), () => this.#act(entry.id, () => api.retryJob(entry.job.id)),
                { class: "quiet", data: { action: "retry" } }));
    }

    #tools(entry) {
        const versions = this.#versions.get(entry.id);
        const unfold = (event) => {
            if (!event.target.open) return this.#unfolded.delete(entry.id);
            this.#unfolded.add(entry.id);
            if (!versions) this.#readVersions(entry.id);
        };
        return el("details", { class: "tools", open: this.#unfolded.has(entry.id), on: { toggle: unfold } },
            el("summary", { text: t("documents.tools") }),
            versions && el("ul", { class: "versions" }, versions.map((version) => this.#version(entry, version))),
            this.#filePicker("documents.newVersion", (file) => this.#replace(entry, file), { class: "new-version" }),
            this.#tagForm(entry));
    }

    #version(entry, { version, filename, page_count: pages, current, stage }) {
        const citation = { type: "page", document_id: entry.id, filename, title: entry.title, version };
        const words = [t("viewer.version", { version }), filename, pages > 0 && counted("count.pages", pages),
            current && t("documents.current")].filter(Boolean).join(" · ");
        if (stage !== "published") return el("li", { class: "hint", text: words });
        return el("li", {}, button(words, (event) => this.#onOpen(citation, event), { class: "quiet" }));
    }

    #tagForm(entry) {
        const input = el("input", { value: entry.tags.join(", "), "aria-label": t("documents.tags"),
            placeholder: t("documents.tagsHint"), autocomplete: "off" });
        const save = (event) => {
            event.preventDefault();
            const tags = input.value.split(",").map((tag) => tag.trim()).filter(Boolean);
            this.#act(entry.id, () => api.setTags(entry.id, tags));
        };
        return el("form", { class: "tag-form", on: { submit: save } },
            input, el("button", { type: "submit", class: "quiet", text: t("documents.saveTags") }));
    }

    #quotaBar() {
        const { bytes, pages } = this.#quota;
        const fullest = Math.max(...[bytes, pages].map(({ used, limit }) => (limit > 0 ? used / limit : 1)));
        const words = t("quota.words", { used: megabytes(bytes.used), limit: megabytes(bytes.limit),
            pages: number(pages.used), pageLimit: number(pages.limit) });
        return el("div", { class: "quota", data: { full: fullest >= 0.9 ? "true" : null } },
            el("meter", { min: 0, max: 1, high: 0.9, value: Math.min(1, fullest), "aria-label": t("quota.label") }),
            el("span", { class: "hint", text: words }));
    }

    /** A button that lets a person choose a PDF. */
    #filePicker(key, onFile, attributes) {
        const input = el("input", { type: "file", accept: "application/pdf,.pdf", hidden: true,
            on: { change: () => { if (input.files[0]) onFile(input.files[0]); } } });
        return el("span", attributes, input, button(t(key), () => input.click(), { class: "quiet" }));
    }

    #outcomeOf(id) {
        if (this.#outcome?.id !== id) return null;
        const { problem, note } = this.#outcome;
        return problem ? problemPanel(problem, { heading: "h4" }) : el("p", { class: "hint note", text: note });
    }

    #upload(file) {
        return this.#act(null, async () => {
            const taken = await api.uploadDocument(file);
            const others = this.#entries.filter((entry) => entry.id !== taken.document.id);
            this.#entries = [taken.document, ...others];
            return taken;
        });
    }

    #cancel(entry) {
        return this.#act(entry.id, async () => {
            const job = await api.cancelJob(entry.job.id);
            // A document that was never ready goes with its job.
            if (!job.document_id) this.#entries = this.#entries.filter(({ id }) => id !== entry.id);
            return job;
        });
    }

    #replace(entry, file) {
        return this.#act(entry.id, () => api.replaceDocument(entry.id, file));
    }

    /** Does something, says what came of it, and shows the document as it is then. */
    async #act(id, action) {
        this.#outcome = null;
        try {
            const done = await action();
            if (done.note) this.#outcome = { id, note: done.note };
            announce(done.note ?? t("documents.done"));
        } catch (problem) {
            this.#outcome = { id, problem };
        }
        if (id) await this.#refresh(id);
        await this.#readQuota();
        this.#changed();
    }

    async #readQuota() {
        try {
            this.#quota = (await api.tenant()).quota;
        } catch {
            // The bar stays as it was; the action's own outcome is shown.
        }
    }

    async #readVersions(id) {
        try {
            this.#versions.set(id, (await api.versions(id)).data);
            this.#changed();
        } catch {
            // The tools stand without the list.
        }
    }

    async #refresh(id) {
        if (!this.#entries?.some((entry) => entry.id === id)) return;
        try {
            const fresh = await api.readDocument(id);
            if (!this.#entries) return;
            this.#entries = this.#entries.map((entry) => (entry.id === id ? fresh : entry));
            if (this.#versions.has(id)) this.#versions.set(id, (await api.versions(id)).data);
        } catch (problem) {
            // Deleted elsewhere.
            if (problem.status === 404) this.#entries = this.#entries?.filter((entry) => entry.id !== id) ?? null;
        }
    }

    #changed() {
        if (!this.#entries && !this.#problem) return;
        this.#onChange();
        this.#watch();
    }

    /** Looks again while anything is being read. */
    #watch() {
        const open = (this.#entries ?? []).filter(isOpen).slice(-WATCHED_AT_ONCE);
        if (open.length === 0 || this.#timer) return;
        this.#timer = setTimeout(async () => {
            await Promise.all(open.map((entry) => this.#refresh(entry.id)));
            this.#timer = null;
            if (!this.#entries) return;
            const now = open.map(({ id }) => this.#entries.find((entry) => entry.id === id));
            if (now.every((entry) => entry && isOpen(entry))) {
                // Only what moved is drawn again: a person may be clicking elsewhere in the list.
                for (const entry of now) this.#redraw(entry);
                this.#watch();
            } else {
                await this.#readQuota();
                this.#changed();
            }
        }, POLL_EVERY);
    }

    #redraw(entry) {
        const item = document.querySelector(`#document-list > [data-document="${entry.id}"]`);
        if (item && !item.contains(document.activeElement)) item.replaceWith(this.#item(entry));
    }
}

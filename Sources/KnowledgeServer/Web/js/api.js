// The HTTP interface as functions that return values or throw a Problem.

import { key } from "./session.js";
import { language } from "./strings.js";

const READ_TIMEOUT = 15_000;
const REPLY_TIMEOUT = 45_000;
/** Thousands of rows are embedded before they are written. */
const IMPORT_TIMEOUT = 600_000;
const UPLOAD_TIMEOUT = 600_000;

/**
 * Why a request brought nothing: `kind` is "problem" (the server said why, RFC 9457), "offline", "timeout",
 * "unreadable" (neither success nor a problem document) or "cancelled".
 */
export class Problem extends Error {
    constructor(kind, members = {}) {
        super(kind);
        this.kind = kind;
        this.status = members.status ?? 0;
        this.code = members.code ?? kind;
        this.title = members.title ?? "";
        this.detail = members.detail ?? "";
        this.requestID = members.request_id ?? "";
        this.errors = Array.isArray(members.errors) ? members.errors : [];
        this.retryable = kind === "problem" ? members.retryable === true : kind !== "cancelled";
        this.retryAfter = members.retryAfter ?? 0;
    }
}

async function problemOf(response) {
    try {
        if ((response.headers.get("Content-Type") ?? "").includes("json")) {
            const members = await response.json();
            const retryAfter = Number(response.headers.get("Retry-After")) || 0;
            if (members.title) return new Problem("problem", { ...members, status: response.status, retryAfter });
        }
    } catch {
        // Falls through: a body that cannot be read tells nothing more than its status.
    }
    const requestID = response.headers.get("X-Request-ID") ?? "";
    return new Problem("unreadable", { status: response.status, request_id: requestID });
}

async function wholeAnswer(response) {
    if ((response.headers.get("Content-Type") ?? "").includes("json")) return { value: await response.json() };
    // RFC 6266, as this server writes it: attachment; filename*=UTF-8''de%C4%9Ferleme.pdf
    const [, name] = (response.headers.get("Content-Disposition") ?? "").match(/filename\*=UTF-8''([^;]*)/) ?? [];
    return { file: await response.blob(), name: decodeURIComponent(name ?? "") };
}

async function request(path, options = {}) {
    const { method = "GET", body, form, file, match, signal, timeout = READ_TIMEOUT, as = "json", bearer = key() } = options;
    const headers = { "Accept-Language": language() };
    if (bearer) headers.Authorization = `Bearer ${bearer}`;
    if (body) headers["Content-Type"] = "application/json";
    if (file) headers["Content-Type"] = file.type || "application/octet-stream";
    if (match) headers["If-Match"] = match;
    const clock = AbortSignal.timeout(timeout);
    try {
        const response = await fetch(path, {
            method, headers, body: form ?? file ?? (body && JSON.stringify(body)), credentials: "omit", cache: "no-store",
            signal: signal ? AbortSignal.any([signal, clock]) : clock,
        });
        if (!response.ok) throw await problemOf(response);
        if (response.status === 204) return as === "whole" ? { value: null } : null;
        if (as === "whole") return await wholeAnswer(response);
        if (as === "tagged") return { value: await response.json(), tag: response.headers.get("ETag") };
        return as === "blob" ? await response.blob() : await response.json();
    } catch (error) {
        if (error instanceof Problem) throw error;
        if (signal?.aborted) throw new Problem("cancelled");
        if (clock.aborted) throw new Problem("timeout");
        throw new Problem(error instanceof SyntaxError ? "unreadable" : "offline");
    }
}

/** The demo tenants, or none where the server does not offer them: it does so on loopback only. */
export async function demoTenants() {
    if (!["localhost", "127.0.0.1", "[::1]"].includes(location.hostname)) return [];
    try {
        return (await request("/demo/tenants", { bearer: null })).data ?? [];
    } catch {
        return [];
    }
}

export function tenant(bearer) {
    return request("/v1/tenant", { bearer });
}

export function suggestReply(text, history, signal) {
    const body = history.length > 0 ? { text, history } : { text };
    return request("/v1/assist:reply", { method: "POST", body, signal, timeout: REPLY_TIMEOUT });
}

export function readDocument(id, signal) {
    return request(`/v1/documents/${encodeURIComponent(id)}`, { signal });
}

/** What a document held and holds, newest first. */
export function versions(id, signal) {
    return request(`/v1/documents/${encodeURIComponent(id)}/versions`, { signal });
}

function formOf(file, fields = {}) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
    form.append("file", file, file.name);
    return form;
}

export function uploadDocument(file) {
    return request("/v1/documents", { method: "POST", form: formOf(file), timeout: UPLOAD_TIMEOUT });
}

export function replaceDocument(id, file) {
    const path = `/v1/documents/${encodeURIComponent(id)}/file`;
    return request(path, { method: "PUT", form: formOf(file), timeout: UPLOAD_TIMEOUT });
}

export function setTags(id, tags) {
    return request(`/v1/documents/${encodeURIComponent(id)}`, { method: "PATCH", body: { tags } });
}

export function cancelJob(id) {
    return request(`/v1/jobs/${encodeURIComponent(id)}:cancel`, { method: "POST" });
}

export function retryJob(id) {
    return request(`/v1/jobs/${encodeURIComponent(id)}:retry`, { method: "POST" });
}

/** The page as a PNG with `boxes` (PDF points, origin top left) highlighted, of the version that the citation names. */
export function pageImage({ document_id: documentID, version }, page, dpi, boxes, signal) {
    const query = new URLSearchParams({ dpi: String(dpi) });
    if (version) query.set("version", version);
    // A tenth of a point is a seventh of a pixel at 110 dpi: finer numbers would only lengthen the address.
    const highlight = boxes.map((box) => box.map((edge) => Math.round(edge * 10) / 10).join(",")).join(";");
    if (highlight) query.set("highlight", highlight);
    const path = `/v1/documents/${encodeURIComponent(documentID)}/pages/${page}/image?${query}`;
    return request(path, { signal, as: "blob" });
}

export function readFAQ(id, signal) {
    return request(`/v1/faqs/${encodeURIComponent(id)}`, { signal });
}

function list(path, cursor) {
    const query = new URLSearchParams({ limit: "50" });
    if (cursor) query.set("cursor", cursor);
    return request(`${path}?${query}`);
}

export function documents(cursor) {
    return list("/v1/documents", cursor);
}

export function faqs(cursor) {
    return list("/v1/faqs", cursor);
}

/**
 * Takes FAQ entries over from a CSV or .xlsx; a dry run only says what would happen, row by row. `columns` says which
 * column holds what, by name or letter: `{ question: "B" }`; what it leaves out is found by its name.
 */
export function importFAQs(file, columns, dryRun, signal) {
    const form = new FormData();
    form.append("dry_run", String(dryRun));
    for (const [kind, name] of Object.entries(columns)) if (name) form.append(`column_${kind}`, name);
    form.append("file", file);
    return request("/v1/faqs:import", { method: "POST", form, signal, timeout: IMPORT_TIMEOUT });
}

export function intents() {
    return request("/v1/intents");
}

/** The tenant's own examples, by intent. */
export function intentExamples() {
    return request("/v1/intent-examples");
}

export function addIntentExample(intent, text) {
    return request("/v1/intent-examples", { method: "POST", body: { intent, text } });
}

export function removeIntentExample(id) {
    return request(`/v1/intent-examples/${encodeURIComponent(id)}`, { method: "DELETE" });
}

/** What the agent made of a draft: `{ outcome, reason, sent_text }`. */
export function judgeDraft(id, verdict) {
    return request(`/v1/drafts/${encodeURIComponent(id)}/feedback`, { method: "POST", body: verdict });
}

/** What customers ask and the material does not answer, the heaviest first. */
export function gaps(days) {
    return request(`/v1/gaps?days=${days}`);
}

export function draftOfGap(id) {
    return request(`/v1/gaps/${encodeURIComponent(id)}:draft`, { method: "POST" });
}

export function resolveGap(id, entry) {
    return request(`/v1/gaps/${encodeURIComponent(id)}:resolve`, { method: "POST", body: entry });
}

export function dismissGap(id) {
    return request(`/v1/gaps/${encodeURIComponent(id)}:dismiss`, { method: "POST" });
}

export function findings(cursor) {
    return list("/v1/findings", cursor);
}

export function dismissFinding(id) {
    return request(`/v1/findings/${encodeURIComponent(id)}:dismiss`, { method: "POST" });
}

export function trust() {
    return request("/v1/trust");
}

export function pinTrust(intent, pin) {
    return request("/v1/trust", { method: "PUT", body: { intent, pin } });
}

export function channels(cursor) {
    return list("/v1/channels", cursor);
}

export function createChannel(channel) {
    return request("/v1/channels", { method: "POST", body: channel });
}

/** What the business sends of its own accord, newest first; all of it where no status is given. */
export function outgoingMessages(status, cursor) {
    const query = new URLSearchParams({ limit: "50" });
    if (status) query.set("status", status);
    if (cursor) query.set("cursor", cursor);
    return request(`/v1/messages?${query}`);
}

export function outgoingCounts() {
    return request("/v1/messages:counts");
}

export function cancelMessage(id) {
    return request(`/v1/messages/${encodeURIComponent(id)}:cancel`, { method: "POST" });
}

export function retryMessage(id) {
    return request(`/v1/messages/${encodeURIComponent(id)}:retry`, { method: "POST" });
}

export function webhooks(cursor) {
    return list("/v1/webhooks", cursor);
}

/** `{ value, tag }`: the tag says which version was seen when it is changed. */
export function replySettings() {
    return request("/v1/policies/replies", { as: "tagged" });
}

export function saveReplySettings(settings, match) {
    return request("/v1/policies/replies", { method: "PUT", body: settings, match, as: "tagged" });
}

/** The same question in each tone, under settings that need not be kept. */
export function previewReplies(body, signal) {
    return request("/v1/policies/replies:preview", { method: "POST", body, signal, timeout: REPLY_TIMEOUT });
}

export function workingHours() {
    return request("/v1/policies/hours", { as: "tagged" });
}

export function saveWorkingHours(hours, match) {
    return request("/v1/policies/hours", { method: "PUT", body: hours, match, as: "tagged" });
}

/** An intent's `{ threshold, mode, tone }`; null leaves each to the tenant's own rule. */
export function saveIntent(id, settings) {
    return request(`/v1/intents/${encodeURIComponent(id)}`, { method: "PUT", body: settings });
}

/** What customers asked in vain over some days, and whether it gets better. */
export function gapReport(days) {
    return request(`/v1/gaps:report?days=${days}`);
}

/** The niches, on or off. */
export function plugins() {
    return request("/v1/plugins");
}

export function pluginManifest(id) {
    return request(`/v1/plugins/${encodeURIComponent(id)}/manifest`);
}

/** Settings that are left out stay as they are. */
export function setPlugin(id, enabled, settings) {
    const body = settings ? { enabled, settings } : { enabled };
    return request(`/v1/plugins/${encodeURIComponent(id)}`, { method: "PUT", body });
}

export function pluginCards(id) {
    return request(`/v1/plugins/${encodeURIComponent(id)}/cards`);
}

export function pluginNotices(id) {
    return request(`/v1/plugins/${encodeURIComponent(id)}/notices`);
}

export function seePluginNotices(id) {
    return request(`/v1/plugins/${encodeURIComponent(id)}/notices:seen`, { method: "POST" });
}

function below(plugin) {
    return plugin === null ? "/v1" : `/v1/plugins/${encodeURIComponent(plugin)}`;
}

/** The pages that a niche has in this console; those of every tenant, where it is null. */
export function pages(plugin) {
    return request(`${below(plugin)}/pages`);
}

/**
 * A call of one of the routes that a page names; `path` may hold a query. A file goes in a form, beside `fields`. What
 * comes back is `{ value }`, or `{ file, name }` where the answer is a document.
 */
export function callRoute(plugin, method, path, { body, file, fields } = {}) {
    return request(`${below(plugin)}/${path}`, {
        method, body, form: file && formOf(file, fields), timeout: file ? UPLOAD_TIMEOUT : REPLY_TIMEOUT, as: "whole",
    });
}

/** The chat model that rephrases replies, without its key. */
export function chatModel() {
    return request("/v1/policies/chat-model");
}

/** `{ base_url, model, api_key, enabled }`; the key stays as it was where it is missing. */
export function setChatModel(settings) {
    return request("/v1/policies/chat-model", { method: "PUT", body: settings });
}

export function removeChatModel() {
    return request("/v1/policies/chat-model", { method: "DELETE" });
}

export function tryChatModel() {
    return request("/v1/policies/chat-model:test", { method: "POST", timeout: REPLY_TIMEOUT });
}

/** The tenant's guardrail policy: `{ entries, phrases }`. */
export function guardPolicy() {
    return request("/v1/policies/guard");
}

export function setGuardPolicy(policy) {
    return request("/v1/policies/guard", { method: "PUT", body: policy });
}

/** What a policy would have done to the drafts of the last 30 days. */
export function tryGuardPolicy(policy) {
    return request("/v1/policies/guard:dry-run", { method: "POST", body: policy, timeout: 120_000 });
}

export function checkText(text, direction) {
    return request("/v1/guard:check", { method: "POST", body: { text, direction } });
}

/** Where documents try to give orders, or hold what nobody sees. */
export function documentMarks() {
    return request("/v1/document-marks");
}

/** How personal data is shown. */
export function piiPolicy() {
    return request("/v1/policies/pii");
}

export function setPIIPolicy(policy) {
    return request("/v1/policies/pii", { method: "PUT", body: policy });
}

/** The business's own kinds of personal data. */
export function recognisers() {
    return request("/v1/pii-recognisers");
}

export function addRecogniser(recogniser) {
    return request("/v1/pii-recognisers", { method: "POST", body: recogniser });
}

export function tryRecogniser(recogniser) {
    return request("/v1/pii-recognisers:test", { method: "POST", body: recogniser });
}

export function removeRecogniser(id) {
    return request(`/v1/pii-recognisers/${id}`, { method: "DELETE" });
}

export function personalDataAccess(cursor) {
    return request(`/v1/personal-data-access?limit=10${cursor ? `&cursor=${cursor}` : ""}`);
}

export function apiKeys() {
    return request("/v1/api-keys");
}

export function exports() {
    return request("/v1/exports?limit=10");
}

export function startExport(wanted) {
    return request("/v1/exports", { method: "POST", body: wanted });
}

export function exportFile(id) {
    return request(`/v1/exports/${id}/file`, { as: "blob", timeout: UPLOAD_TIMEOUT });
}

export function deleteExport(id) {
    return request(`/v1/exports/${id}`, { method: "DELETE" });
}

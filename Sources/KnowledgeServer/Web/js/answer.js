// A draft as the agent sees it: a reply with its citations, a hand-off, or a block.

import { confidenceLevel, numbered, numberOf, pieces, spoken } from "./citations.js";
import { announce, button, copy, el } from "./dom.js";
import { feedback } from "./feedback.js";
import { ruleName } from "./policies.js";
import { number, percent, t, tOr } from "./strings.js";

/**
 * The draft to one question. `actions.open(citation, number, opener)` shows a source, `actions.continue()`
 * goes on with the conversation, `actions.language` is the tongue of the tenant's texts.
 */
export function answer(question, draft, actions) {
    const face = { handoff, blocked }[draft.decision] ?? reply;
    return el("article", { class: "answer", data: { decision: draft.decision } },
        asked(question), face(draft, actions), feedback(draft), why(draft));
}

export function asked(question) {
    return el("p", { class: "asked" },
        el("span", { class: "eyebrow", text: t("role.customer") }), el("q", { text: question }));
}

/** What a screen reader should hear when the draft arrives. */
export function spokenSummary(draft) {
    const words = draft.decision === "handoff" ? reason(draft) : draft.text;
    return `${t(`decision.${draft.decision}`)}. ${words ?? ""}`;
}

function reply(draft, actions) {
    const citations = numbered(draft);
    const open = (citation) => (event) => actions.open(citation, numberOf(citation, citations), event.currentTarget);
    const badge = (citation) => {
        const number = numberOf(citation, citations);
        const source = sourceName(citation);
        return button(String(number), open(citation), {
            class: "cite", "aria-label": t("reply.cite", { number, source }), title: source, data: { citation: number },
        });
    };
    const text = pieces(draft).map((piece) => sentence(piece, badge));
    return el("section", { class: "panel reply" },
        el("header", { class: "answer-head" },
            el("h2", { text: t(`decision.${draft.decision}`) }), confidence(draft.confidence)),
        approval(draft),
        el("p", { class: "reply-text", lang: actions.language }, text),
        draft.handoff && el("div", { class: "handoff open-questions", role: "note" },
            el("p", { class: "reason", text: reason(draft) }),
            draft.handoff.summary && el("p", { class: "calm", text: draft.handoff.summary })),
        el("div", { class: "actions" },
            copyButton(t("reply.copy"), draft.text, "primary"),
            button(t("reply.continue"), actions.continue, { class: "quiet" })),
        citations.length > 0 && el("div", { class: "citations" },
            el("h3", { text: t("reply.citations") }),
            el("ol", {}, citations.map((citation, index) => sourceRow(citation, index + 1, open(citation))))));
}

/** What someone in charge has to say yes to first; in sight, not among the reasons below. */
function approval(draft) {
    const waiting = (draft.guard ?? []).filter(({ verdict }) => verdict === "approve");
    if (waiting.length === 0) return null;
    const details = [...new Set(waiting.map(({ rule, detail }) => detail || ruleName(rule)))];
    return el("div", { class: "approval", role: "note" },
        el("p", { class: "reason", text: t("approval.heading") }),
        el("ul", {}, details.map((text) => el("li", { text }))));
}

/** A sentence with its numbers, which never leave the last word for a new line. */
function sentence({ text, citations }, badge) {
    if (citations.length === 0) return el("span", { text });
    const lastWord = text.search(/\S+\s*$/);
    const tail = el("span", { class: "tail" }, text.slice(lastWord), citations.map(badge));
    return el("span", { class: "sentence" }, text.slice(0, lastWord), tail);
}

function sourceName(citation) {
    if (citation.type === "page") {
        return t("citation.page", { title: citation.title || citation.filename, page: citation.page });
    }
    return `${t("citation.faq")}: ${citation.question}`;
}

function sourceRow(citation, number, onClick) {
    const isPage = citation.type === "page";
    const title = isPage ? sourceName(citation) : citation.question;
    const hint = isPage ? citation.filename : [t("citation.faq"), citation.external_id].filter(Boolean).join(" · ");
    const data = { citation: number, type: citation.type };
    return el("li", {}, el("button", { type: "button", class: "source", data, on: { click: onClick } },
        el("span", { class: "cite-number", "aria-hidden": "true", text: String(number) }),
        el("span", { class: "words" },
            el("span", { class: "source-title", text: title }),
            el("span", { class: "hint", text: hint }),
            citation.quote && el("q", { class: "source-quote", text: citation.quote }))));
}

function confidence(value) {
    const level = confidenceLevel(value);
    const bars = ["low", "medium", "high"].map(() => el("i", {}));
    return el("p", { class: "confidence", data: { level } },
        el("span", { class: "bars", "aria-hidden": "true" }, bars),
        el("span", { text: `${t("confidence.label")}: ${t(`confidence.${level}`)} (${percent(value)})` }));
}

function reason(draft) {
    const code = draft.handoff?.reason;
    return draft.handoff?.detail || (code ? tOr(`reason.${code}`, spoken(code)) : draft.why);
}

function handoff(draft) {
    return el("section", { class: "panel handoff", data: { reason: draft.handoff?.reason } },
        el("h2", { text: t("decision.handoff") }),
        el("p", { class: "reason", text: reason(draft) }),
        el("p", { class: "calm", text: t("handoff.calm") }),
        draft.handoff?.summary && el("div", { class: "summary" },
            el("h3", { text: t("handoff.summary") }),
            el("p", { text: draft.handoff.summary }),
            copyButton(t("handoff.copy"), draft.handoff.summary, "quiet")),
        draft.notice && el("div", { class: "summary notice" },
            el("h3", { text: t("handoff.notice") }),
            el("p", { text: draft.notice.text }),
            copyButton(t("handoff.copyNotice"), draft.notice.text, "quiet")));
}

function blocked(draft) {
    return el("section", { class: "panel blocked" },
        el("h2", { text: t("decision.blocked") }),
        el("p", { class: "reason", text: reason(draft) }),
        el("p", { class: "calm", text: t("blocked.calm") }));
}

function why(draft) {
    const isReply = draft.decision === "reply" || draft.decision === "ask";
    const intent = draft.intent;
    const facts = [];
    const fact = (key, ...content) => facts.push(el("dt", { text: t(key) }), el("dd", {}, content));
    if (intent?.id) {
        const values = { confidence: percent(intent.confidence ?? 0), gap: number(intent.runner_up_gap ?? 0, 2) };
        fact("why.intent", el("strong", { text: intent.title || spoken(intent.id) }), " ",
            el("span", { class: "hint", text: t("why.intentFacts", values) }));
    }
    if (!isReply) fact("why.confidence", percent(draft.confidence ?? 0));
    if (draft.guard?.length > 0) fact("why.guard", el("ul", {}, draft.guard.map(finding)));
    const timings = Object.entries(draft.timings_ms ?? {});
    if (timings.length > 0) fact("why.timings", el("ul", { class: "timings" }, timings.map(timing)));
    fact("why.id", el("code", { text: draft.id }));
    return el("details", { class: "why" },
        el("summary", { text: t(isReply ? "why.heading" : "why.headingHandoff") }),
        draft.why && el("p", { text: draft.why }),
        el("dl", {}, facts));
}

function finding({ rule, verdict }) {
    return el("li", {}, el("code", { text: rule }), " ",
        el("span", { class: "verdict", data: { verdict }, text: tOr(`verdict.${verdict}`, verdict) }));
}

function timing([stage, milliseconds]) {
    const digits = milliseconds < 10 ? 1 : 0;
    return el("li", {}, `${tOr(`timing.${stage}`, spoken(stage))} `,
        el("span", { class: "hint", text: t("milliseconds", { value: number(milliseconds, digits) }) }));
}

function copyButton(label, text, kind) {
    return button(label, async (event) => {
        const pressed = event.currentTarget;
        const words = t(await copy(text) ? "copied" : "copyFailed");
        pressed.textContent = words;
        announce(words);
        setTimeout(() => { pressed.textContent = label; }, 1800);
    }, { class: `${kind} copy` });
}

// What became of a draft: sent, edited or not used. What is said here is learnt from.

import * as api from "./api.js";
import { announce, button, el } from "./dom.js";
import "./learning-strings.js";
import { problemPanel } from "./problem.js";
import { t } from "./strings.js";

const REASONS = ["wrong_answer", "wrong_source", "outdated", "incomplete", "tone", "other"];

/** Drafts judged in this tab, so that a change of language does not ask again. */
const judged = new Map();

/** The three buttons under a reply, and what each asks for; nothing under a hand-over. */
export function feedback(draft) {
    if (draft.decision !== "reply" && draft.decision !== "ask") return null;
    const root = el("section", { class: "feedback", "aria-label": t("feedback.question") });
    const known = judged.get(draft.id);
    if (known) {
        root.append(el("p", { class: "hint", text: t(known) }));
        return root;
    }
    const show = (...nodes) => root.replaceChildren(...nodes);
    const ask = () => show(
        el("p", { class: "hint", text: t("feedback.question") }),
        el("div", { class: "actions" },
            button(t("feedback.accepted"), () => send({ outcome: "accepted" }), { class: "quiet" }),
            button(t("feedback.edited"), edit, { class: "quiet" }),
            button(t("feedback.rejected"), reject, { class: "quiet" })));

    async function send(verdict) {
        for (const pressed of root.querySelectorAll("button")) pressed.disabled = true;
        try {
            const answer = await api.judgeDraft(draft.id, verdict);
            const words = verdict.outcome === "rejected" ? "feedback.savedRejected" : "feedback.saved";
            judged.set(draft.id, words);
            show(el("p", { class: "hint", role: "status", text: answer.notice ?? t(words) }));
            announce(t(words));
        } catch (problem) {
            show(problemPanel(problem, { retry: () => send(verdict), heading: "h3" }),
                button(t("cancel"), ask, { class: "quiet" }));
        }
    }

    function edit() {
        const text = el("textarea", { rows: "4", id: `sent-${draft.id}` });
        text.value = draft.text;
        const complaint = el("p", { class: "field-problem", role: "alert" });
        const save = () => {
            const sent = text.value.trim();
            if (sent) return send({ outcome: "edited", sent_text: sent });
            complaint.textContent = t("feedback.emptyText");
            text.focus();
        };
        show(el("label", { for: text.id, text: t("feedback.sentText") }), text, complaint, choices(save));
        text.focus();
    }

    function reject() {
        const name = `reason-${draft.id}`;
        const options = REASONS.map((reason, index) => el("label", { class: "choice" },
            el("input", { type: "radio", name, value: reason, checked: index === 0 }), ` ${t(`reason.${reason}`)}`));
        const save = () => send({ outcome: "rejected", reason: root.querySelector("input:checked").value });
        show(el("fieldset", { class: "reasons" }, el("legend", { text: t("feedback.reason") }), options), choices(save));
        root.querySelector("input").focus();
    }

    function choices(save) {
        return el("div", { class: "actions" },
            button(t("feedback.save"), save, { class: "primary" }), button(t("cancel"), ask, { class: "quiet" }));
    }

    ask();
    return root;
}

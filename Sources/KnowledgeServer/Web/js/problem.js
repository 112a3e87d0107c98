// A problem as a panel: what happened, what to mend, and a way on.

import { button, el } from "./dom.js";
import { t, tOr } from "./strings.js";

export function problemTitle(problem) {
    return problem.kind === "problem" ? problem.title : t(`problem.${problem.kind}.title`);
}

function problemDetail(problem) {
    if (problem.kind === "problem") return problem.detail;
    return t(`problem.${problem.kind}.detail`, { status: problem.status });
}

/** `retry` is offered where the problem may pass by itself. */
export function problemPanel(problem, { retry, heading = "h2" } = {}) {
    const fields = problem.errors.map(({ pointer, detail }) => {
        const field = pointer && tOr(`field.${pointer}`, pointer);
        return el("li", { text: field ? t("problem.field", { field, detail }) : detail });
    });
    return el("div", { class: "panel problem", data: { code: problem.code, status: problem.status } },
        el(heading, { text: problemTitle(problem) }),
        problemDetail(problem) && el("p", { text: problemDetail(problem) }),
        fields.length > 0 && el("ul", { class: "field-errors" }, fields),
        problem.retryAfter > 0 && el("p", { text: t("problem.wait", { seconds: problem.retryAfter }) }),
        problem.requestID && el("p", { class: "request-id" },
            el("span", { text: t("problem.request") }), " ", el("code", { text: problem.requestID })),
        retry && problem.retryable && el("div", { class: "actions" }, button(t("retry"), retry, { class: "primary" })));
}

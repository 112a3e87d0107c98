// When somebody is there, and what customers are told when nobody is.

import * as api from "./api.js";
import { announce, button, el, skeletonLines } from "./dom.js";
import { problemPanel } from "./problem.js";
import { language, onLanguageChange, t } from "./strings.js";

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const USUAL = { opens: "09:00", closes: "18:00" };

/** The usual week, where none was set yet. */
const usualWeek = () => Object.fromEntries(DAYS.map((day, index) => [day, index < 5 ? [{ ...USUAL }] : []]));

export class WorkingHours {
    /** Lives through the sheet around it being drawn anew. */
    element = el("section", { class: "hours", "aria-labelledby": "hours-heading" });
    #kept = null;
    #hours = null;
    #problem = null;
    #saveProblem = null;

    constructor() {
        onLanguageChange(() => { if (this.#hours) this.#render(); });
    }

    async load() {
        this.#kept = this.#hours = this.#problem = this.#saveProblem = null;
        this.#render();
        try {
            this.#take(await api.workingHours());
        } catch (problem) {
            this.#problem = problem;
        }
        this.#render();
    }

    forget() {
        this.#kept = this.#hours = null;
        this.element.replaceChildren();
    }

    #take(kept) {
        this.#kept = kept;
        this.#hours = structuredClone(kept.value);
        this.#hours.out_of_hours.text ??= {};
    }

    #render() {
        const heading = el("h3", { id: "hours-heading", text: t("hours.title") });
        if (this.#problem) {
            this.element.replaceChildren(heading, problemPanel(this.#problem, { retry: () => this.load(), heading: "h4" }));
        } else if (!this.#hours) {
            this.element.replaceChildren(heading, ...skeletonLines());
        } else {
            this.element.replaceChildren(heading, el("p", { class: "hint", text: t("hours.lead") }), this.#form());
        }
    }

    #form() {
        const hours = this.#hours;
        const kept = el("label", { class: "choice" }, el("input", {
            type: "checkbox", id: "hours-kept", checked: hours.week !== null,
            on: { change: (event) => { hours.week = event.target.checked ? usualWeek() : null; this.#render(); } },
        }), t("hours.kept"));
        const save = (event) => { event.preventDefault(); this.#save(); };
        return el("form", { id: "hours-form", novalidate: true, on: { submit: save } }, kept,
            hours.week && [el("div", { class: "week" }, DAYS.map((day) => this.#day(day))), this.#holidays(), this.#away()],
            this.#saveProblem && this.#conflict(),
            el("div", { class: "actions" }, el("button", { type: "submit", class: "primary", text: t("hours.save") })));
    }

    #conflict() {
        const panel = problemPanel(this.#saveProblem, { heading: "h4" });
        if (this.#saveProblem.status === 412) {
            panel.append(el("div", { class: "actions" }, button(t("changed.reload"), () => this.load())));
        }
        return panel;
    }

    #day(day) {
        const stretches = this.#hours.week[day] ??= [];
        const name = t(`day.${day}`);
        const time = (edge) => el("input", {
            type: "time", value: stretches[0][edge] === "24:00" ? "23:59" : stretches[0][edge],
            "aria-label": t(`hours.${edge}`, { day: name }),
            on: { input: (event) => { stretches[0][edge] = event.target.value; } },
        });
        return el("div", { class: "day", data: { day } },
            el("label", { class: "choice" }, el("input", {
                type: "checkbox", checked: stretches.length > 0,
                on: {
                    change: (event) => {
                        this.#hours.week[day] = event.target.checked ? [{ ...USUAL }] : [];
                        this.#render();
                        this.element.querySelector(`[data-day="${day}"] input`).focus();
                    },
                },
            }), name),
            stretches.length > 0
                ? el("span", { class: "times" }, time("opens"), " – ", time("closes"),
                    stretches.length > 1 && el("span", { class: "hint", text: t("hours.more", { count: stretches.length - 1 }) }))
                : el("span", { class: "hint", text: t("hours.closed") }));
    }

    #holidays() {
        const days = el("textarea", {
            id: "holidays", rows: "3", "aria-describedby": "holidays-hint",
            on: { input: () => { this.#hours.holidays = days.value.split(/[\s,;]+/).filter(Boolean); } },
        });
        days.value = this.#hours.holidays.join("\n");
        return el("div", {}, el("label", { for: "holidays", text: t("hours.holidays") }), days,
            el("p", { id: "holidays-hint", class: "hint", text: t("hours.holidaysHint") }));
    }

    #away() {
        const away = this.#hours.out_of_hours;
        const words = el("textarea", {
            id: "away-text", rows: "3", maxlength: "500", placeholder: t("replies.houseWords"), hidden: !away.enabled,
            "aria-label": t("hours.text"), "aria-describedby": "away-hint",
            on: { input: () => { away.text[language()] = words.value; } },
        });
        words.value = away.text[language()] ?? "";
        return el("div", {}, el("label", { class: "choice" }, el("input", {
            type: "checkbox", id: "away-on", checked: away.enabled,
            on: { change: (event) => { away.enabled = event.target.checked; words.hidden = !away.enabled; } },
        }), t("hours.tell")), words, el("p", { id: "away-hint", class: "hint", text: t("hours.textHint") }));
    }

    async #save() {
        this.#saveProblem = null;
        try {
            this.#take(await api.saveWorkingHours(this.#hours, this.#kept.tag));
            announce(t("hours.saved"));
        } catch (problem) {
            this.#saveProblem = problem;
        }
        this.#render();
    }
}

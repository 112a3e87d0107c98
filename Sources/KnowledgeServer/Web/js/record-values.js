// How a niche's values are written for people, and where they stand in a row.

import { language, number, t } from "./strings.js";

/** The member `customer.name` of a row; null where there is none. */
export function member(row, path) {
    return path.split(".").reduce((held, name) => held?.[name], row) ?? null;
}

/** What stands in a column of a row, in the reader's language; null where there is nothing. */
export function written(row, { member: path, kind, choices }) {
    const value = member(row, path);
    if (value === null || value === "") return null;
    const date = (options) => new Intl.DateTimeFormat(language(), options).format(new Date(value));
    switch (kind) {
    case "number": return number(value, 2);
    case "share": return new Intl.NumberFormat(language(), { style: "percent", maximumFractionDigits: 1 }).format(value);
    case "lira": return amount(value);
    // A day has no zone; at noon UTC it is the same day wherever a business is.
    case "date": return new Intl.DateTimeFormat(language(), { dateStyle: "medium" }).format(new Date(`${value}T12:00:00Z`));
    case "moment": return date({ dateStyle: "medium", timeStyle: "short" });
    case "flag": return t(value ? "records.yes" : "records.no");
    case "badge": return choices.find((choice) => choice.value === String(value))?.title ?? String(value);
    default: return Array.isArray(value) ? value.join(", ") : String(value);
    }
}

/** An amount of money: lira as a number, or `{ amount_minor, currency }`. */
function amount(value) {
    const { amount_minor: minor, currency = "TRY" } = typeof value === "object" ? value : { amount_minor: value * 100 };
    return new Intl.NumberFormat(language(), {
        style: "currency", currency, minimumFractionDigits: minor % 100 === 0 ? 0 : 2,
        maximumFractionDigits: minor % 100 === 0 ? 0 : 2,
    }).format(minor / 100);
}

/** A route's path with its braces filled from a row: by the member of that name, or the row's `id`. */
export function filled(path, row) {
    return path.replace(/\{([^}]+)\}/g, (_, name) => encodeURIComponent(row[name] ?? row.id));
}

/** Whether an action is offered for a row. */
export function applies({ when }, row) {
    return Object.entries(when).every(([name, values]) => values.includes(String(member(row, name))));
}

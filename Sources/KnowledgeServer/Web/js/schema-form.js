// A form made from a JSON Schema: one field for each member of an object, in its order.

import { button, el } from "./dom.js";
import { t } from "./strings.js";

/**
 * `{ node, read(), complain(errors) }`: the fields, the value they hold, and where the server found them wrong.
 * `pointer` is where the value stands in the body that is sent; `choices` gives a member `[{ value, title }]` to choose from.
 */
export function schemaForm(schema, value, prefix, { pointer = "", choices = {} } = {}) {
    const required = new Set(schema.required ?? []);
    // What may hold anything has no field; programs send it.
    const fields = Object.entries(schema.properties ?? {})
        .filter(([, property]) => property.type || property.oneOf || property.anyOf)
        .sort(([, left], [, right]) => (left["x-order"] ?? 0) - (right["x-order"] ?? 0))
        .map(([name, property]) => field(
            name, withChoices(property, choices[name]), value?.[name], `${prefix}-${name}`, required.has(name)));
    return {
        node: el("div", { class: "schema-form" }, fields.map(({ node }) => node)),
        read: () => Object.fromEntries(fields.map(({ name, read }) => [name, read()]).filter(([, held]) => held !== null)),
        complain: (errors) => {
            for (const { name, complaint, input } of fields) {
                // The server points into the whole body: /settings/holidays/0.
                const found = errors.find((error) => `${error.pointer}/`.startsWith(`${pointer}/${name}/`));
                complaint.textContent = found?.detail ?? "";
                input.setAttribute("aria-invalid", String(Boolean(found)));
            }
            fields.find(({ complaint }) => complaint.textContent)?.input.focus();
            return fields.some(({ complaint }) => complaint.textContent);
        },
    };
}

function withChoices(property, choices) {
    if (!choices) return property;
    return { ...property, oneOf: choices.map(({ value, title }) => ({ const: value, title })) };
}

function field(name, schema, value, id, isRequired) {
    // Of a member that may be null, the form is that of the value; empty is null.
    const property = schema.anyOf ? { ...schema, ...schema.anyOf.find(({ type }) => type !== "null") } : schema;
    const { input, read, hint, isGroup } = control(property, value ?? property.default ?? null, id, isRequired);
    const complaint = el("p", { class: "field-problem", role: "alert", id: `${id}-problem` });
    input.setAttribute("aria-describedby", complaint.id);
    const words = property.title ?? name;
    if (isGroup) {
        const node = el("fieldset", { class: "field group" }, el("legend", { text: words }), input, complaint);
        return { name, node, input, read, complaint };
    }
    const label = el("label", { for: id, text: words });
    const node = input.type === "checkbox"
        ? el("div", { class: "field check" }, input, label, complaint)
        : el("div", { class: "field" }, label, input, hint && el("p", { class: "hint", text: hint }), complaint);
    return { name, node, input, read, complaint };
}

/** An amount is written in lira and sent in its smallest unit. */
function money(property, value, id) {
    const input = el("input", {
        id, type: "number", min: "0", step: "0.01", inputmode: "decimal",
        value: value?.amount_minor == null ? "" : value.amount_minor / 100,
    });
    const currencies = property.properties.currency.oneOf ?? [{ const: "TRY", title: "TRY" }];
    const currency = el("select", { "aria-label": property.properties.currency.title }, currencies.map((choice) =>
        el("option", { value: choice.const, text: choice.title, selected: choice.const === (value?.currency ?? "TRY") })));
    const read = () => (input.value === "" ? null
        : { amount_minor: Math.round(Number(input.value) * 100), currency: currency.value });
    return { input: el("div", { class: "money", tabindex: "-1" }, input, currency), read, isGroup: true };
}

/** Several objects of one shape, each with its fields. */
function groups(property, value, id) {
    const rows = el("div", { class: "groups", tabindex: "-1" });
    const forms = [];
    const add = (held) => {
        const form = schemaForm(property.items, held, `${id}-${forms.length}`);
        const row = el("div", { class: "group-row" }, form.node,
            button(t("form.removeRow"), () => { forms.splice(forms.indexOf(form), 1); row.remove(); }, { class: "quiet" }));
        forms.push(form);
        more.before(row);
    };
    const more = button(t("form.addRow"), () => add({}), { class: "quiet" });
    rows.append(more);
    for (const held of value ?? []) add(held);
    return { input: rows, read: () => forms.map((form) => form.read()), isGroup: true };
}

/** The browser's own field knows no zone: what it holds is on this computer's wall clock. */
function localMoment(value) {
    if (!value) return "";
    const moment = new Date(value);
    return new Date(moment - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function control(property, value, id, isRequired) {
    const text = (type, attributes = {}) => {
        const input = el("input", { id, type, value: value ?? "", ...attributes });
        return { input, read: () => input.value.trim() || null };
    };
    if (property.oneOf) {
        const none = !isRequired && property.default === undefined && el("option", { value: "", text: t("form.none") });
        const input = el("select", { id }, none, property.oneOf.map((choice) =>
            el("option", { value: choice.const, text: choice.title, selected: choice.const === value })));
        return { input, read: () => input.value || null };
    }
    switch (property.type) {
    case "object": {
        if (property.properties?.amount_minor) return money(property, value, id);
        const form = schemaForm(property, value, id);
        const read = () => {
            const held = form.read();
            return Object.keys(held).length > 0 ? held : null;
        };
        return { input: form.node, read, isGroup: true };
    }
    case "boolean": {
        const input = el("input", { id, type: "checkbox", checked: value === true });
        return { input, read: () => input.checked };
    }
    case "integer":
    case "number": {
        const input = el("input", {
            id, type: "number", value: value ?? "", min: property.minimum, max: property.maximum,
            step: property.type === "integer" ? "1" : "any",
        });
        return { input, read: () => (input.value === "" ? null : Number(input.value)) };
    }
    case "array": {
        if (property.items?.type === "object") return groups(property, value, id);
        const input = el("textarea", { id, rows: "3" });
        input.value = (value ?? []).join("\n");
        const read = () => input.value.split("\n").map((line) => line.trim()).filter(Boolean);
        return { input, read, hint: t("plugins.listHint") };
    }
    default:
        if (property.format === "time") return text("time");
        if (property.format === "date") return text("date");
        if (property.format === "date-time") {
            const input = el("input", { id, type: "datetime-local", value: localMoment(value) });
            return { input, read: () => (input.value ? new Date(input.value).toISOString() : null) };
        }
        if (property.format === "phone") return text("tel");
        if (property.format === "uri") return text("url");
        if ((property.maxLength ?? 0) > 200) {
            const input = el("textarea", { id, rows: "3", maxlength: property.maxLength });
            input.value = value ?? "";
            return { input, read: () => input.value.trim() || null };
        }
        return text("text", property.maxLength ? { maxlength: property.maxLength } : {});
    }
}

// A form made from a JSON Schema: one field for each member of an object, in its order.

import { el } from "./dom.js";
import { t } from "./strings.js";

/** `{ node, read(), complain(errors) }`: the fields, the value they hold, and where the server found them wrong. */
export function schemaForm(schema, value, prefix) {
    const fields = Object.entries(schema.properties ?? {})
        .sort(([, left], [, right]) => (left["x-order"] ?? 0) - (right["x-order"] ?? 0))
        .map(([name, property]) => field(name, property, value[name], `${prefix}-${name}`));
    return {
        node: el("div", { class: "schema-form" }, fields.map(({ node }) => node)),
        read: () => Object.fromEntries(fields.map(({ name, read }) => [name, read()]).filter(([, held]) => held !== null)),
        complain: (errors) => {
            for (const { name, complaint, input } of fields) {
                // The server points into the whole body: /settings/holidays/0.
                const found = errors.find(({ pointer }) => `${pointer}/`.startsWith(`/settings/${name}/`));
                complaint.textContent = found?.detail ?? "";
                input.setAttribute("aria-invalid", String(Boolean(found)));
            }
            fields.find(({ complaint }) => complaint.textContent)?.input.focus();
        },
    };
}

function field(name, property, value, id) {
    const { input, read, hint } = control(property, value ?? property.default ?? null, id);
    const complaint = el("p", { class: "field-problem", role: "alert", id: `${id}-problem` });
    input.setAttribute("aria-describedby", complaint.id);
    const label = el("label", { for: id, text: property.title ?? name });
    const node = input.type === "checkbox"
        ? el("div", { class: "field check" }, input, label, complaint)
        : el("div", { class: "field" }, label, input, hint && el("p", { class: "hint", text: hint }), complaint);
    return { name, node, input, read, complaint };
}

function control(property, value, id) {
    const text = (type, attributes = {}) => {
        const input = el("input", { id, type, value: value ?? "", ...attributes });
        return { input, read: () => input.value.trim() || null };
    };
    if (property.oneOf) {
        const input = el("select", { id }, property.oneOf.map((choice) =>
            el("option", { value: choice.const, text: choice.title, selected: choice.const === value })));
        return { input, read: () => input.value };
    }
    switch (property.type) {
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
        const input = el("textarea", { id, rows: "3" });
        input.value = (value ?? []).join("\n");
        const read = () => input.value.split("\n").map((line) => line.trim()).filter(Boolean);
        return { input, read, hint: t("plugins.listHint") };
    }
    default:
        if (property.format === "time") return text("time");
        if (property.format === "phone") return text("tel");
        if (property.format === "uri") return text("url");
        if ((property.maxLength ?? 0) > 120) {
            const input = el("textarea", { id, rows: "3", maxlength: property.maxLength });
            input.value = value ?? "";
            return { input, read: () => input.value.trim() || null };
        }
        return text("text", property.maxLength ? { maxlength: property.maxLength } : {});
    }
}

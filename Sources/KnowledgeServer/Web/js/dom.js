// Building elements without ever parsing a string as markup.

/**
 * A new element. `text` becomes text content, `on` maps event names to listeners, `data` fills the dataset,
 * `true` sets an empty attribute, `false` and null leave it out; everything else is an attribute.
 */
export function el(name, { text, on = {}, data = {}, ...attributes } = {}, ...children) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (value === true) node.setAttribute(key, "");
        else if (value !== false && value != null) node.setAttribute(key, value);
    }
    for (const [key, value] of Object.entries(data)) if (value != null) node.dataset[key] = value;
    for (const [event, listener] of Object.entries(on)) node.addEventListener(event, listener);
    if (text != null) node.textContent = text;
    node.append(...children.flat().filter((child) => child != null && child !== false));
    return node;
}

export function button(text, onClick, attributes = {}) {
    return el("button", { type: "button", text, on: { click: onClick }, ...attributes });
}

/** Grey lines where text is about to be. */
export function skeletonLines() {
    return ["", "", "short"].map((kind) => el("div", { class: `skeleton line ${kind}` }));
}

export function byId(id) {
    return document.getElementById(id);
}

/** Says `text` to screen readers; the same words twice are said twice. */
export function announce(text) {
    const announcer = byId("announcer");
    announcer.textContent = "";
    setTimeout(() => { announcer.textContent = text; }, 50);
}

/** Copies to the clipboard; the older way serves plain-HTTP addresses in an office network. */
export async function copy(text) {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        const area = el("textarea", { class: "visually-hidden", "aria-hidden": "true" });
        area.value = text;
        const focused = document.activeElement;
        document.body.append(area);
        area.select();
        const done = document.execCommand("copy");
        area.remove();
        focused?.focus();
        return done;
    }
}

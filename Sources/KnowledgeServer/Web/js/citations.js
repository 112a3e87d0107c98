// Pure readings of a draft: numbered citations, the reply cut at its sentences, the quote inside a text.

/** What makes two citations the same source for a reader. */
function identity(citation) {
    const source = citation.type === "page" ? [citation.document_id, citation.page] : [citation.faq_id];
    return JSON.stringify([citation.type, ...source, citation.range]);
}

/** The draft's distinct citations in order of appearance; a citation's number is its index plus one. */
export function numbered(draft) {
    const seen = new Map();
    for (const sentence of draft.sentences ?? []) {
        for (const citation of sentence.citations ?? []) {
            if (!seen.has(identity(citation))) seen.set(identity(citation), citation);
        }
    }
    return [...seen.values()];
}

export function numberOf(citation, citations) {
    return citations.findIndex((other) => identity(other) === identity(citation)) + 1;
}

/**
 * The reply's text cut into pieces, so that what is shown is exactly what is copied: each sentence with its
 * citations, and what stands between sentences without. Where the sentences are not found in the text in
 * their order, the sentences alone.
 */
export function pieces(draft) {
    const sentences = draft.sentences ?? [];
    const text = draft.text ?? "";
    const result = [];
    let position = 0;
    for (const sentence of sentences) {
        const start = text.indexOf(sentence.text, position);
        if (start < 0) {
            return sentences.map(({ text, citations }, index) =>
                ({ text: index === 0 ? text : ` ${text}`, citations: citations ?? [] }));
        }
        if (start > position) result.push({ text: text.slice(position, start), citations: [] });
        result.push({ text: sentence.text, citations: sentence.citations ?? [] });
        position = start + sentence.text.length;
    }
    if (position < text.length) result.push({ text: text.slice(position), citations: [] });
    return result;
}

/**
 * `text` as [before, quote, after], or null where it does not hold the quote. `range` counts Unicode scalars;
 * it decides between equal quotes, and the text decides where the two disagree.
 */
export function around(text, quote, range) {
    if (!quote) return null;
    const scalars = Array.from(text);
    const [start, end] = range ?? [0, 0];
    if (scalars.slice(start, end).join("") === quote) {
        return [scalars.slice(0, start).join(""), quote, scalars.slice(end).join("")];
    }
    const found = text.indexOf(quote);
    return found < 0 ? null : [text.slice(0, found), quote, text.slice(found + quote.length)];
}

/** "yüksek", "orta", "düşük" as a key: an agent sends a high one after a glance and reads a low one twice. */
export function confidenceLevel(confidence) {
    if (confidence >= 0.8) return "high";
    return confidence >= 0.5 ? "medium" : "low";
}

/** `kargo_nerede` as "Kargo nerede"; ids are Turkish words whatever the page's language. */
export function spoken(id) {
    const words = id.replaceAll("_", " ").replaceAll(".", " · ");
    return words.charAt(0).toLocaleUpperCase("tr") + words.slice(1);
}

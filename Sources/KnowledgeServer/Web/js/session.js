// The key of this tab: in sessionStorage while it is signed in, and nowhere else.

const STORAGE_KEY = "kaynak.key";

export function key() {
    return sessionStorage.getItem(STORAGE_KEY);
}

export function rememberKey(value) {
    sessionStorage.setItem(STORAGE_KEY, value);
}

export function forgetKey() {
    sessionStorage.removeItem(STORAGE_KEY);
}

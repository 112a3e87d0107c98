// A <dialog> that is a panel of the right column on wide screens and a modal sheet on narrow ones.

const wide = matchMedia("(min-width: 64rem)");

export class Sheet {
    #dialog;
    #opener = null;
    #isShown = false;
    #onClose;

    constructor(dialog, onClose = () => {}) {
        this.#dialog = dialog;
        this.#onClose = onClose;
        // However the browser closed it; changing between panel and sheet leaves it open.
        dialog.addEventListener("close", () => { if (!dialog.open) this.#closed(); });
        dialog.addEventListener("cancel", (event) => { event.preventDefault(); this.close(); });
        // A click on the backdrop reaches the dialog itself; one inside reaches a child.
        dialog.addEventListener("click", (event) => { if (event.target === dialog && this.isModal) this.close(); });
        wide.addEventListener("change", () => { if (dialog.open) this.#show(); });
    }

    static get isWide() {
        return wide.matches;
    }

    static onWidthChange(listener) {
        wide.addEventListener("change", listener);
    }

    get isOpen() {
        return this.#dialog.open;
    }

    get isModal() {
        return this.#dialog.matches(":modal");
    }

    /** Opens, or stays open; `opener` gets the focus back on closing. */
    open(opener = null) {
        if (!this.isOpen || opener) this.#opener = opener;
        this.#isShown = true;
        this.#show();
    }

    #show() {
        if (this.isOpen && this.isModal !== wide.matches) return;
        if (this.isOpen) this.#dialog.close();
        // As a panel the attribute alone: show() would move the focus.
        if (wide.matches) this.#dialog.setAttribute("open", "");
        else this.#dialog.showModal();
    }

    close({ restoreFocus = true } = {}) {
        if (!this.isOpen) return;
        const opener = this.#opener;
        this.#dialog.close();
        this.#closed();
        if (restoreFocus && opener?.isConnected) opener.focus();
    }

    #closed() {
        if (!this.#isShown) return;
        this.#isShown = false;
        this.#opener = null;
        this.#onClose();
    }
}

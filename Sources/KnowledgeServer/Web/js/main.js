// Puts the page together: language, session, and which of its two faces is shown.

import { byId } from "./dom.js";
import { forgetKey, key, rememberKey } from "./session.js";
import { SignIn } from "./sign-in.js";
import { language, onLanguageChange, setLanguage, translate } from "./strings.js";
import { Workspace } from "./workspace.js";

const workspace = new Workspace((problem) => signOut({ words: "signIn.expired", problem }));
const signIn = new SignIn((acceptedKey, tenant, examples) => {
    rememberKey(acceptedKey);
    signIn.hide();
    showTools(true);
    workspace.enter(tenant, examples);
}, forgetKey);

function signOut(notice) {
    forgetKey();
    workspace.leave();
    showTools(false);
    signIn.show(notice);
}

function showTools(signedIn) {
    byId("starting").hidden = true;
    byId("sign-out").hidden = !signedIn;
    byId("show-sources").hidden = !signedIn;
    byId("show-learning").hidden = !signedIn;
    byId("show-replies").hidden = !signedIn;
    byId("show-outgoing").hidden = !signedIn;
    byId("show-records").hidden = !signedIn;
    byId("show-plugins").hidden = !signedIn;
    byId("show-policies").hidden = !signedIn;
}

function speak() {
    document.documentElement.lang = language();
    translate(document);
    for (const choice of document.querySelectorAll("[data-language]")) {
        choice.setAttribute("aria-pressed", String(choice.dataset.language === language()));
    }
}

for (const choice of document.querySelectorAll("[data-language]")) {
    choice.addEventListener("click", () => setLanguage(choice.dataset.language));
}
byId("sign-out").addEventListener("click", () => signOut(null));
onLanguageChange(speak);
speak();

await signIn.prepare();
if (key()) {
    await signIn.enter(key());
    byId("starting").hidden = true;
} else {
    showTools(false);
    signIn.show();
}

"""The page as a person uses it, and the server as a program asks it."""

import base64
import json
import os
import pathlib
import urllib.request

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

PATIENCE = 30


class Server:
    """What the tests learn from the server itself, to compare the page with."""

    def __init__(self, url):
        self.url = url
        self.tenants = self.get("/demo/tenants")["data"]
        self.keys = [tenant["key"] for tenant in self.tenants]

    def get(self, path, key=None):
        request = urllib.request.Request(self.url + path, headers={"Authorization": f"Bearer {key}"} if key else {})
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.load(answer)

    def make_key(self, niche, *scopes):
        """A key of a demo tenant that may do only this."""
        body = json.dumps({"name": "test", "scopes": scopes}).encode()
        request = urllib.request.Request(self.url + "/v1/api-keys", body, {
            "Authorization": f"Bearer {self.tenant(niche)['key']}", "Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.load(answer)["secret"]

    def headers(self, path):
        with urllib.request.urlopen(self.url + path, timeout=PATIENCE) as answer:
            return answer.headers

    def tenant(self, niche):
        return next(tenant for tenant in self.tenants if tenant["niche"] == niche)


class Page:
    def __init__(self, url, width=1280, height=800):
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        options.add_argument("--headless=new")
        options.add_argument("--disable-dev-shm-usage")
        options.add_argument("--hide-scrollbars")
        # Chromium refuses to sandbox itself as root.
        if os.geteuid() == 0:
            options.add_argument("--no-sandbox")
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.url = url
        self.driver = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
        #: Parts of console messages that a test brings about on purpose.
        self.expected_errors = set()
        self.resize(width, height)
        self.open()

    def quit(self):
        self.driver.quit()

    def open(self):
        self.driver.get(self.url + "/")

    def resize(self, width, height, scheme="light"):
        self.cdp("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.cdp("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def cdp(self, command, **parameters):
        return self.driver.execute_cdp_cmd(command, parameters)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    # Looking

    def all(self, selector):
        return [node for node in self.driver.find_elements(By.CSS_SELECTOR, selector) if node.is_displayed()]

    def see(self, selector):
        """The first visible element of `selector`, waited for."""
        return self.waiting.until(
            lambda _: next(iter(self.all(selector)), None), f"never saw {selector} in:\n{self.text()[:2000]}")

    def gone(self, selector):
        self.waiting.until(lambda _: not self.all(selector), f"still there: {selector}")

    @property
    def waiting(self):
        # What is drawn again while it is looked at is looked at again.
        return WebDriverWait(self.driver, PATIENCE, ignored_exceptions=[StaleElementReferenceException])

    def text(self):
        return self.driver.find_element(By.TAG_NAME, "body").text

    @property
    def focused(self):
        return self.driver.switch_to.active_element

    # Doing

    def click(self, selector):
        self.waiting.until(lambda _: self.press(self.see(selector)) or True)

    def press(self, node):
        # The top bar is sticky: what is to be clicked must not lie under it.
        self.run("arguments[0].scrollIntoView({ block: 'center' })", node)
        node.click()

    def enter(self, tenant):
        self.click(f"[data-slug='{tenant['slug']}']")
        self.see("#message")

    def sign_in(self, key):
        self.see("#key").send_keys(key, "\n")
        self.see("#message")

    def ask(self, text):
        """Asks and returns the decision shown, or `problem`."""
        message = self.see("#message")
        message.clear()
        message.send_keys(text, "\n")
        self.see("#result[aria-busy='false'] :is(.answer, .problem)")
        answers = self.all("#result .answer")
        return answers[0].get_attribute("data-decision") if answers else "problem"

    def ask_until(self, questions, selector):
        """Asks one after the other until the reply shows `selector`, and returns that element."""
        for question in questions:
            self.ask(question)
            found = self.all(selector)
            if found:
                return found[0]
        raise AssertionError(f"none of {questions} brought {selector}; at last:\n{self.text()[:2000]}")

    def screenshot(self, name):
        """Kept only when KAYNAK_SCREENSHOTS names a folder."""
        folder = os.environ.get("KAYNAK_SCREENSHOTS")
        if folder:
            pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
            picture = base64.b64decode(self.cdp("Page.captureScreenshot", format="png")["data"])
            pathlib.Path(folder, f"{name}.png").write_bytes(picture)

    # Judging

    def check_console(self):
        """No error, no violated policy; a refused request only where the test meant it."""
        errors = [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]
        assert [error for error in errors if not any(part in error for part in self.expected_errors)] == []

    def check_requests(self, keys):
        """Every request of the page went to its own server, and none had a key in its address."""
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        urls = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
        assert any(url.startswith(self.url + "/js/") for url in urls)
        # The browser's own pictures, of a clock in a field say, are in `data:`.
        foreign = [url for url in urls if not url.removeprefix("blob:").startswith((self.url + "/", "data:"))]
        assert foreign == []
        assert [url for url in urls if any(key in url for key in keys)] == []

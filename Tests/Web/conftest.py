"""A real server, named by KAYNAK_TEST_URL, and a fresh headless Chromium for every test."""

import os
import subprocess

import pytest
from page import Page, Server


@pytest.fixture(scope="session")
def server():
    url = os.environ.get("KAYNAK_TEST_URL", "").rstrip("/")
    if not url:
        pytest.fail(
            "KAYNAK_TEST_URL is not set: start `kaynak serve --demo`, load the demo tenants, and name its address, "
            "for example KAYNAK_TEST_URL=http://127.0.0.1:8080",
            pytrace=False,
        )
    return Server(url)


@pytest.fixture
def page(server):
    """The page just opened. Whatever a test does with it, it leaves no error and asks no other origin."""
    page = Page(server.url)
    try:
        yield page
        page.check_console()
        page.check_requests(server.keys)
    finally:
        page.quit()


@pytest.fixture
def manager(server):
    """A key of the shop that may set policies; made by the command, as an operator would."""
    kaynak, data = os.environ.get("KAYNAK_TEST_BINARY"), os.environ.get("KAYNAK_TEST_DATA")
    if not kaynak or not data:
        pytest.skip("KAYNAK_TEST_BINARY and KAYNAK_TEST_DATA are not set")
    slug = server.tenant("ecommerce")["slug"]
    made = subprocess.run(
        [kaynak, "key", "create", "--tenant", slug, "--scopes", "knowledge:read,assist,admin", "--data", data],
        check=True, capture_output=True, text=True)
    return made.stdout.strip()

"""A browser to be steered by the tests: what it says on its console and asks for is kept."""

import json
import pathlib

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By


class Browser:
    def __init__(self, downloads):
        options = webdriver.ChromeOptions()
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                         "--disable-dev-shm-usage"):
            options.add_argument(argument)
        options.binary_location = "/usr/bin/chromium"
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        options.add_experimental_option(
            "prefs", {"download.default_directory": str(downloads),
                      "download.prompt_for_download": False})
        self.driver = webdriver.Chrome(options, Service("/usr/bin/chromedriver"))
        self.driver.set_script_timeout(20)
        # Processor time of the page's thread, to which what else the machine does adds little.
        self.driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
        self.clicks = 0

    def open(self, address, width=1366, height=768):
        self.resize(width, height)
        self.driver.get(address)

    def resize(self, width, height=768):
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})

    def all(self, query):
        return self.driver.find_elements(By.CSS_SELECTOR, query)

    def one(self, query):
        return self.driver.find_element(By.CSS_SELECTOR, query)

    def click(self, query):
        self.clicks += 1
        element = self.one(query) if isinstance(query, str) else query
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def script(self, text, *arguments):
        return self.driver.execute_script(text, *arguments)

    def wait(self, text, *arguments):
        """Runs a script that calls its last argument when it is done."""
        return self.driver.execute_async_script(text, *arguments)

    def busy(self):
        """The milliseconds of processor time that the page's thread has spent on tasks."""
        metrics = self.driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
        return 1000 * next(m["value"] for m in metrics if m["name"] == "TaskDuration")

    def cost(self, address):
        """The same for a page from nothing on."""
        self.open("about:blank")
        self.open(address)
        return self.busy()

    def console(self):
        return [line["message"] for line in self.driver.get_log("browser")]

    def requests(self):
        """What the browser has asked for since it was asked last."""
        events = [json.loads(line["message"])["message"]
                  for line in self.driver.get_log("performance")]
        return {event["params"]["request"]["url"] for event in events
                if event["method"] == "Network.requestWillBeSent"}

    def pdf(self, path):
        import base64
        result = self.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True,
                                                                 "printBackground": True})
        pathlib.Path(path).write_bytes(base64.b64decode(result["data"]))

    def shot(self, path):
        self.driver.save_screenshot(str(path))

    def close(self):
        self.driver.quit()

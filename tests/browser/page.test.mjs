// SPDX-License-Identifier: Apache-2.0
// The exported page in headless Chromium: what a reader does, by mouse and by keyboard. Exit 77: can't be tried here.
// node page.test.mjs PAGE.html LARGE.html: of tests/readme/talks.txt, of tests/articles. SCREENSHOTS=FOLDER keeps what it looks like.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { pathToFileURL } from "node:url";

const cache = process.env.ENTENTE_BROWSER || `${process.env.XDG_CACHE_HOME || homedir() + "/.cache"}/entente-browser`;
const browserPath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

function skip(reason) {
  console.log(`skipped: ${reason} (tests/browser/setup.sh installs it)`);
  process.exit(77);
}
if (!browserPath) skip("there is no Chromium");
if (!existsSync(`${cache}/node_modules/playwright-core`)) skip("there is no playwright-core");
const { chromium } = createRequire(`${cache}/`)("playwright-core");

const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, offline: true });
context.setDefaultTimeout(120_000);  // a machine may be busy
const page = await context.newPage();
const faults = [];
page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
page.on("pageerror", (error) => faults.push(error.message));
page.on("request", (request) => request.url().startsWith("file:") || faults.push("request: " + request.url()));

let looks = 0;
const look = async (what) => process.env.SCREENSHOTS && page.screenshot({ path: `${process.env.SCREENSHOTS}/${++looks}-${what}.png` });
const marked = () => page.locator("#article mark").first().textContent();
const box = (name) => page.locator("g.node", { hasText: name }).first();

const tests = {
  async "opens with the picture, all relations and the article"() {
    assert.ok(await page.locator("#picture svg g.node").count() > 4);
    assert.equal(await page.locator("#details h2").textContent(), "All of it");
    assert.match(await page.locator("#article").textContent(), /Our door remains open/);
    await look("opened");
  },
  async "a search leads to a statement and its sentence"() {
    await page.getByRole("searchbox").fill("stoltenb");
    await page.locator("#found button").first().click();
    assert.equal(await page.locator("#details h2").textContent(), "Jens Stoltenberg");
    await page.locator("#details [data-quote]").first().click();
    assert.match(await marked(), /Our door remains open/);
    assert.ok(await page.locator("#article mark").first().isVisible());
    await look("statement");
  },
  async "works by keyboard alone"() {
    await page.reload();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.type("peskov");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("#details h2").textContent(), "Dmitry Peskov");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.ok((await marked()).length > 10);
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "MARK");
  },
  async "a click on a line shows who says so"() {
    await page.locator("g.edge", { hasText: "opposed" }).first().locator("text").first().click();
    assert.equal(await page.locator("#details h2").textContent(), "Who says so");
    assert.match(await page.locator("#details").textContent(), /opposed by Russia/);
    assert.match(await marked(), /opposes Ukraine/);
    await look("line");
  },
  async "a click on a name shows it, on its quotation the sentence"() {
    await box("Stoltenberg").locator("text").first().click();
    assert.equal(await page.locator("#details h2").textContent(), "Jens Stoltenberg");
    await box("Stoltenberg").locator("text[font-style=italic]").first().click();
    assert.match(await marked(), /door remains open/);
  },
  async "filters hide in the picture and in the lists"() {
    await page.getByRole("button", { name: "All relations and statements" }).click();
    assert.match(await page.locator("#details").textContent(), /wanted by Ukraine/);
    await page.getByLabel(/^wanted/).uncheck();
    assert.doesNotMatch(await page.locator("#details").textContent(), /wanted by Ukraine/);
    assert.ok(await page.locator("g.edge.off", { hasText: "wanted" }).count() > 0);
    await page.getByLabel("to", { exact: true }).fill("1999-01-01");
    assert.equal(await page.locator("#details li").count(), 0);
    await look("filtered");
    await page.getByRole("button", { name: "Show everything" }).click();
    assert.equal(await page.locator("g.off").count(), 0);
  },
  async "pans and zooms"() {
    const view = () => page.locator("#picture svg").getAttribute("viewBox");
    const whole = await view();
    await page.locator("#picture svg").hover();
    await page.mouse.wheel(0, -300);
    const closer = await view();
    assert.notEqual(closer, whole);
    await page.locator("#picture svg").focus();
    await page.keyboard.press("ArrowRight");
    assert.notEqual(await view(), closer);
    await page.getByRole("button", { name: "Whole picture" }).click();
    assert.deepEqual((await view()).split(" ").map(Number), whole.split(" ").map(Number));
  },
  async "quotations end without the comma of the sentence around, offices say of what"() {
    const list = await page.locator("#details").textContent();
    assert.match(list, /“Our door remains open”/);
    assert.match(list, /secretary general of NATO/);
  },
  async "a narrow window has all of it, nothing beside the page"() {
    await page.setViewportSize({ width: 420, height: 900 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    assert.ok((await page.locator("#search").boundingBox()).height < 80);
    await look("narrow");
    await page.setViewportSize({ width: 1400, height: 900 });
  },
  async "nothing runs that the policy does not know"() {
    const ran = await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.intruder = true";
      document.body.append(script);
      return Boolean(window.intruder);
    });
    assert.equal(ran, false);
    assert.match(faults.pop() ?? "", /Content Security Policy/);
  },
  async "every control has a name"() {
    const nameless = await page.evaluate(() => [...document.querySelectorAll("button, input, [role=button], a[href]")]
      .filter((control) => !(control.getAttribute("aria-label") || control.textContent.trim() || control.labels?.[0]?.textContent.trim())).length);
    assert.equal(nameless, 0);
  },
  async "a large picture opens as large as it takes to read it"() {
    const large = await context.newPage();
    await large.goto(pathToFileURL(process.argv[3]).href);
    const pixelsPerPoint = () => large.evaluate(() => document.querySelector("#picture svg").getScreenCTM().a);
    assert.ok(await pixelsPerPoint() > 0.65, "words of lines have 9.5 points");
    const title = await large.locator("#picture svg text").first().boundingBox();
    const tools = await large.locator("#picture .tools").boundingBox();
    assert.ok(title.x > 0 && title.y > 0 && title.y + title.height < tools.y, "the picture's head is there, and nothing on it");
    await large.getByRole("button", { name: "Whole picture" }).click();
    assert.ok(await pixelsPerPoint() < 0.65);
    await large.close();
  },
  async "two fingers zoom"() {
    const view = () => page.locator("#picture svg").getAttribute("viewBox").then((text) => text.split(" ").map(Number));
    const frame = await page.locator("#picture svg").boundingBox();
    const [x, y] = [frame.x + frame.width / 2, frame.y + frame.height / 2];
    const before = await view();
    const session = await context.newCDPSession(page);
    const touch = (type, ...points) => session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([px, py], id) => ({ x: px, y: py, id })) });
    await touch("touchStart", [x - 40, y], [x + 40, y]);
    await touch("touchMove", [x - 80, y], [x + 80, y]);
    await touch("touchMove", [x - 120, y], [x + 120, y]);
    await touch("touchEnd");
    assert.ok((await view())[2] < before[2] / 2, `${await view()} after ${before}`);
    await page.getByRole("button", { name: "Whole picture" }).click();
  },
  async "nothing went wrong and nothing was asked of the network"() { assert.deepEqual(faults, []); },
};

await page.goto(pathToFileURL(process.argv[2]).href);
let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  try {
    await test();
    console.log("ok     " + name);
  } catch (error) {
    ++failed;
    console.log(`FAILED ${name}\n${error.message}`);
  }
}
await browser.close();
console.log(`${Object.keys(tests).length - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

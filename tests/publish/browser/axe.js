// What axe finds on pages of the reading room, in light and dark, wide and at phone width; and requests that
// leave it. Wants chromium, and `npm install --no-save axe-core puppeteer-core` in the folder NODE_PATH names.
// Usage: node axe.js http://127.0.0.1:8001 / /sok?q=avtal …   Exit code 1 where something is found.
"use strict";
const fs = require("fs");
const os = require("os");
const path = require("path");
const puppeteer = require("puppeteer-core");

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [root, ...pages] = process.argv.slice(2);

async function look(browser, address, scheme, width) {
  const page = await browser.newPage();
  const outside = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(root)) outside.push(request.url());
  });
  // Only for axe itself, which the pages' own policy would not let in.
  await page.setBypassCSP(true);
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto(root + address);
  await page.evaluate(axe);
  const found = await page.evaluate(async (rules) => {
    const result = await axe.run(document, { runOnly: rules });
    return result.violations.map((rule) => `${rule.impact} ${rule.id}: ${rule.nodes[0].html.slice(0, 120)}`);
  }, RULES);
  const across = await page.evaluate(() => document.documentElement.scrollWidth);
  if (across > width) found.push(`wider than the window: ${across}`);
  await page.close();
  return [...found, ...outside.map((url) => `request outside: ${url}`)];
}

(async () => {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    userDataDir: fs.mkdtempSync(path.join(os.tmpdir(), "axe-")),
  });
  let count = 0;
  for (const address of pages) {
    for (const scheme of ["light", "dark"]) {
      for (const width of [1280, 390]) {
        for (const line of await look(browser, address, scheme, width)) {
          console.log(`${address} ${scheme} ${width}: ${line}`);
          count += 1;
        }
      }
    }
  }
  await browser.close();
  console.log(`${pages.length} pages, ${count} findings`);
  process.exit(count ? 1 : 0);
})();

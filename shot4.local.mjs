// usage: node shot4.mjs file fragment outPrefix
import { chromium } from "@playwright/test";
import { readFileSync } from "node:fs";
const [file, fragment, out, port = "4241"] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--enable-precise-memory-info","--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
page.on("console", (m) => m.type() === "error" && console.log("CONSOLE", m.text()));
page.on("pageerror", (e) => console.log("PAGEERROR", e.message));
await page.goto(`http://127.0.0.1:${port}/#${fragment}`);
await page.getByRole("heading", { level: 1, name: "Surmise" }).waitFor();
await page.evaluate(() => { window.longTasks = []; new PerformanceObserver((l) => { for (const e of l.getEntries()) window.longTasks.push([Math.round(e.startTime), Math.round(e.duration)]); }).observe({ type: "longtask", buffered: false }); });
const bytes = [...readFileSync(file)];
const dt = await page.evaluateHandle(async ({ b64, name }) => {
  const t = new DataTransfer();
  const bin = atob(b64); const u = new Uint8Array(bin.length); for (let i = 0; i < bin.length; i++) u[i] = bin.charCodeAt(i);
  t.items.add(new File([u], name)); return t;
}, { b64: readFileSync(file).toString("base64"), name: file.split("/").pop() });
await page.dispatchEvent("body", "dragenter", { dataTransfer: dt });
await page.waitForTimeout(300);
await page.evaluate(() => { window.longTasks.length = 0; });
await page.dispatchEvent("body", "drop", { dataTransfer: dt });
await page.waitForTimeout(Number(process.env.READ ?? 2500));
await page.screenshot({ path: `${out}-read.png` });
console.log("long", JSON.stringify(await page.evaluate(() => window.longTasks)));
if (process.env.RUN) {
  await page.evaluate(() => { window.longTasks.length = 0; });
  await page.getByRole("button", { name: "Run", exact: true }).click();
  const t = Date.now();
  await page.getByText("Finished", { exact: true }).first().waitFor({ timeout: 180000 });
  console.log("finished ms", Date.now() - t, "long", JSON.stringify(await page.evaluate(() => window.longTasks)));
  await page.evaluate(() => { window.longTasks.length = 0; });
  await page.getByRole("tab", { name: "Model", exact: true }).click();
  await page.waitForTimeout(2000);
  console.log("model long", JSON.stringify(await page.evaluate(() => window.longTasks)));
  await page.setViewportSize({ width: 1280, height: 2400 });
  await page.waitForTimeout(800);
  await page.screenshot({ path: `${out}-model.png` });
  await page.evaluate(() => { window.longTasks.length = 0; });
  await page.getByRole("tab", { name: "Data", exact: true }).click();
  await page.waitForTimeout(2500);
  console.log("data long", JSON.stringify(await page.evaluate(() => window.longTasks)));
  await page.screenshot({ path: `${out}-data.png`, fullPage: true });
  await page.setViewportSize({ width: 375, height: 800 });
  await page.getByRole("tab", { name: "Model", exact: true }).click();
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `${out}-model-375.png`, fullPage: true });
}
await browser.close();

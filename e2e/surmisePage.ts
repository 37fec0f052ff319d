import { expect, type Page } from "@playwright/test";

/** A study of three small trials, which is enough to show every part of the page. */
export const SHORT = "trials=3&epochs=5&engine=wasm";

/** The page as a user sees and uses it, by the names on the screen. */
export class SurmisePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** @param fragment the part of the address after # */
  async open(fragment = "", base = "./") {
    await this.page.goto(fragment === "" ? base : `${base}#${fragment}`);
    await expect(this.page.getByRole("heading", { level: 1, name: "Surmise" })).toBeVisible();
  }

  button(name: string | RegExp) {
    return this.page.getByRole("button", { name, exact: true });
  }

  get runBar() {
    return this.page.getByRole("region", { name: "Run", exact: true });
  }

  get notices() {
    return this.page.getByRole("main").getByRole("status").first();
  }

  get trials() {
    return this.page.getByRole("grid", { name: /^Trials/ });
  }

  tab(name: string) {
    return this.page.getByRole("tab", { name, exact: true });
  }

  /** The foldable section of the rail; its button shows a one-line summary. */
  section(name: "Data" | "Model" | "Search space" | "Search") {
    return this.page
      .getByRole("complementary", { name: "Set-up" })
      .getByRole("button", { name: new RegExp(`^\\d?\\s*${name}(?! space)`) });
  }

  /** Presses Run when the data are read, and waits for the end of the study, including the final evaluation. */
  async runToTheEnd() {
    await this.button("Run").click();
    await this.finished();
  }

  async finished() {
    await expect(this.runBar.getByText("Finished", { exact: true })).toBeVisible({ timeout: 100_000 });
  }

  async expectTrials(count: number) {
    await this.tab("Search").click();
    await expect(this.trials).toHaveAttribute("aria-rowcount", String(count + 1));
  }

  /** Drops a folder on the page, by the browser's protocol, because scripts cannot simulate this. @param path on this computer */
  async dropFolder(path: string) {
    const session = await this.page.context().newCDPSession(this.page);
    const data = { items: [], files: [path], dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"] as const) {
      await session.send("Input.dispatchDragEvent", { type, x: 600, y: 400, data });
    }
    await session.detach();
  }

  /** Drops a file on the page, as from a file manager. */
  async drop(name: string, content: string | Uint8Array) {
    const bytes = [...(typeof content === "string" ? new TextEncoder().encode(content) : content)];
    const dataTransfer = await this.page.evaluateHandle(
      (file) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(file.bytes)], file.name, { type: "text/csv" }));
        return transfer;
      },
      { name, bytes },
    );
    // Again until the page hears it: it listens a moment after its heading is visible.
    await expect(async () => {
      await this.page.dispatchEvent("body", "dragenter", { dataTransfer });
      await expect(this.page.getByText("Drop to open the table")).toBeVisible({ timeout: 1000 });
    }).toPass();
    await this.page.dispatchEvent("body", "drop", { dataTransfer });
  }
}

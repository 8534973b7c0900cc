import { expect } from "@playwright/test";
import type { App } from "../app.ts";
import { Window } from "./window.ts";

/** The steps of an import from file to report. */
export class ImportWizard {
  readonly #app: App;
  constructor(app: App) {
    this.#app = app;
  }

  get #page() {
    return this.#app.page;
  }

  async open(): Promise<void> {
    await this.#page.evaluate(() => {
      location.hash = "#/import";
    });
    await new Window(this.#page).ready("import");
  }

  async file(path: string): Promise<void> {
    await this.#app.choose(path, () => this.#page.getByRole("button", { name: "Choose a file…" }).click());
  }

  /** On to a step, by the button that is named for it. */
  async to(step: "Columns" | "Check"): Promise<void> {
    await this.#page.locator("[data-screen=import] footer").getByRole("button", { name: step }).click();
  }

  /** In the columns step: the column that identifies a subscriber. */
  async key(name: string): Promise<void> {
    const field = this.#page.getByRole("combobox", { name: "What identifies a subscriber" });
    if ((await field.inputValue()) === name) return;
    await field.click();
    await this.#page.getByRole("option", { name, exact: true }).click();
  }

  /** Takes the file as it was understood, to the report; returns the report's text. */
  async accept(key?: string): Promise<string> {
    await this.to("Columns");
    if (key !== undefined) await this.key(key);
    await this.to("Check");
    await this.#page.getByRole("button", { name: /^Import [\d,]+ / }).click();
    await expect(this.#page.getByRole("button", { name: "Go to the subscribers" })).toBeVisible({ timeout: 30_000 });
    return (await this.#page.locator("[data-screen=import]").textContent()) ?? "";
  }
}

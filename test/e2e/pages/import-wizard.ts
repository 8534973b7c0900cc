import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, type Locator } from "@playwright/test";
import type { App } from "../app.ts";
import { Window } from "./window.ts";

export type WizardStep = "Format" | "Columns" | "Check";

/** The steps of an import from files to report. */
export class ImportWizard {
  readonly #app: App;
  constructor(app: App) {
    this.#app = app;
  }

  get #page() {
    return this.#app.page;
  }

  get screen(): Locator {
    return this.#page.locator("[data-screen=import]");
  }

  /** The files of the import, in their order. */
  get files(): Locator {
    return this.#page.getByTestId("import-file");
  }

  /** The first rows in the format step. */
  get preview(): Locator {
    return this.#page.getByTestId("preview");
  }

  async open(): Promise<void> {
    await this.#page.evaluate(() => {
      location.hash = "#/import";
    });
    await this.ready();
  }

  /** Waits until no file is being looked into. */
  async ready(): Promise<void> {
    await new Window(this.#page).ready("import");
  }

  /** The button at the foot that leads to a step, or back. */
  foot(name: WizardStep | "Back"): Locator {
    return this.screen.getByRole("group", { name: "Steps back and forward" }).getByRole("button", { name });
  }

  /** Chooses one file or several in the file dialog. */
  async file(path: string | readonly string[]): Promise<void> {
    await this.#app.choose(path, () => this.#page.getByRole("button", { name: "Choose files…" }).click());
    await this.ready();
  }

  /** Drops files onto the window, wherever it is. On a desktop, whose window takes only files of the system, they are chosen. */
  async drop(paths: readonly string[]): Promise<void> {
    if (this.#app.host === "electron") return this.file(paths);
    const files = paths.map((path) => ({ name: basename(path), base64: readFileSync(path).toString("base64") }));
    await this.#page.evaluate((all) => {
      const data = new DataTransfer();
      for (const { name, base64 } of all) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        data.items.add(new File([bytes], name));
      }
      for (const kind of ["dragenter", "dragover", "drop"])
        document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }));
    }, files);
    await this.ready();
  }

  /** On to a step, by the button that is named for it. */
  async to(step: WizardStep): Promise<void> {
    await this.foot(step).click();
    await expect(this.#page.getByTestId("step-title")).toBeVisible();
  }

  async back(): Promise<void> {
    await this.foot("Back").click();
  }

  /** In the format step: overrules a finding. */
  async overrule(property: string, choice: string | RegExp): Promise<void> {
    await this.#page.getByRole("combobox", { name: property, exact: true }).click();
    await this.#page.getByRole("option", { name: choice }).click();
    await this.ready();
  }

  /** In the columns step: the column that identifies a subscriber, or by which rows are matched. */
  async key(name: string): Promise<void> {
    const field = this.#page.getByRole("combobox", {
      name: /^(What identifies a subscriber|What the rows are matched by|The subscriber of an event)/,
    });
    if ((await field.inputValue()) === name) return;
    await field.click();
    await this.#page.getByRole("option", { name, exact: true }).click();
  }

  /** In the check step: waits for what would happen. */
  async checked(): Promise<void> {
    await expect(this.#page.getByTestId("import-now")).toBeEnabled({ timeout: 90_000 });
  }

  /** In the check step: what the file does to the data. */
  async mode(mode: "replace" | "append" | "update"): Promise<void> {
    await this.#page.getByTestId(`mode-${mode}`).click();
    await this.checked();
  }

  /** Imports what was checked; returns the report's text. */
  async importNow(): Promise<string> {
    await this.checked();
    await this.#page.getByTestId("import-now").click();
    await expect(this.#page.getByRole("button", { name: "Go to the subscribers" })).toBeVisible({ timeout: 90_000 });
    return (await this.screen.textContent()) ?? "";
  }

  /** Takes the file as it was understood, from its format to the report; returns the report's text. */
  async accept(key?: string): Promise<string> {
    await this.to("Columns");
    if (key !== undefined) await this.key(key);
    await this.to("Check");
    return this.importNow();
  }
}

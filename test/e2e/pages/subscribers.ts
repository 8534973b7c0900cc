import { expect, type Locator, type Page } from "@playwright/test";
import { Window } from "./window.ts";

/** The Subscribers place: its table, profiles, fields, quality, duplicates and restore points. */
export class Subscribers {
  readonly page: Page;
  readonly window: Window;
  readonly total: Locator;
  constructor(page: Page) {
    this.page = page;
    this.window = new Window(page);
    this.total = page.getByTestId("subscriber-total");
  }

  /** Goes to a view by its tab and waits for it. */
  async view(name: "Table" | "Fields" | "Quality" | "Duplicates" | "Restore points"): Promise<void> {
    await this.page.getByRole("navigation", { name: "Views of the subscribers" }).getByRole("link", { name, exact: true }).click();
    await this.window.ready(name === "Table" ? "subscribers" : name.toLowerCase().replace(" ", "-"));
  }

  /** A row of the table that is in view, the first being 1. */
  row(number: number): Locator {
    return this.page.getByRole("row").nth(number);
  }

  /** Place of a column among those in view. */
  async #columnOf(name: string): Promise<number> {
    const heads = await this.page.getByRole("columnheader").allTextContents();
    const at = heads.findIndex((head) => head.includes(name));
    expect(at, `a column ${name} in view`).toBeGreaterThanOrEqual(0);
    return at;
  }

  async cell(row: number, column: string): Promise<Locator> {
    return this.row(row)
      .getByRole("gridcell")
      .nth(await this.#columnOf(column));
  }

  async search(text: string): Promise<void> {
    await this.page.getByLabel("Search subscribers").fill(text);
  }

  /** Writes a text into a cell and keeps it. */
  async edit(row: number, column: string, text: string): Promise<void> {
    const cell = await this.cell(row, column);
    await cell.dblclick();
    const input = this.page.getByTestId("cell-editor").locator("input");
    await input.fill(text);
    await input.press("Enter");
  }

  /** Opens the profile of a row by its key. */
  async open(row: number): Promise<void> {
    await this.row(row).getByRole("gridcell").first().getByRole("button").click();
    await this.window.ready("profile");
  }

  /** Adds a computed field from any view that offers it. */
  async compute(name: string, expression: string): Promise<void> {
    await this.page.getByRole("button", { name: "Computed field" }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByRole("combobox", { name: "Expression" }).fill(expression);
  }

  /** The finding of a kind, about a field where there is one. */
  finding(kind: string, field?: string): Locator {
    const about = field === undefined ? "" : `[data-field="${field}"]`;
    return this.page.locator(`[data-testid=findings] > [data-kind="${kind}"]${about}`);
  }

  async duplicatesFound(): Promise<void> {
    await expect(this.page.locator("[data-testid=duplicates-found][data-ready=true]")).toBeVisible({ timeout: 30_000 });
  }
}

import { expect, type Locator, type Page } from "@playwright/test";
import { Window } from "./window.ts";

/** The Settings place: rates and prices, limits for all journeys. */
export class Settings {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await new Window(this.page).go("Settings");
  }

  async channel(label: string): Promise<void> {
    await this.page.getByRole("tab", { name: label, exact: true }).click();
  }

  /** Shows the rates of everyone, or of a segment by its name. */
  async ratesFor(name: string): Promise<void> {
    const field = this.page.getByRole("combobox", { name: "Rates for" });
    await field.click();
    await this.page.getByRole("option", { name: new RegExp(`^${name}( \\(|$)`) }).click();
    await expect(field).toHaveValue(new RegExp(`^${name}`));
  }

  /** The row of a stage of the channel that is shown. */
  rate(stage: string): Locator {
    return this.page.getByTestId(`rate-${stage}`);
  }

  /** The field for an own value; `name` is the row's heading. */
  field(name: string): Locator {
    return this.page.getByRole("textbox", { name: `${name}, your value` });
  }

  async setRate(name: string, percent: string): Promise<void> {
    await this.field(name).fill(percent);
    await this.field(name).press("Enter");
  }

  /** Takes the last change back with the button of its message. */
  async undo(): Promise<void> {
    const undo = this.page.getByRole("button", { name: "Undo" });
    await expect(undo).toHaveCount(1);
    await undo.click();
  }

  get control(): Locator {
    return this.page.getByTestId("control-share");
  }

  get caps(): Locator {
    return this.page.getByTestId("cap");
  }
}

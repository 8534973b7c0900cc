import { expect, type Locator, type Page } from "@playwright/test";

/** The list of problems below the canvas. */
export class Problems {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.getByTestId("tab-problems").click();
    await this.current();
  }

  /** Waits until the journey as it is has been checked on the data. */
  async current(): Promise<void> {
    await expect(this.page.getByTestId("lint-state")).toHaveAttribute("data-state", "current");
  }

  of(id: string): Locator {
    return this.page.locator(`[data-testid="problem"][data-problem="${id}"]`);
  }

  /** The row of the first problem with an id, with its buttons. */
  row(id: string): Locator {
    return this.page
      .locator("li")
      .filter({ has: this.of(id) })
      .first();
  }

  async fix(id: string): Promise<void> {
    await this.row(id).getByTestId("fix-problem").click();
  }

  async ignore(id: string, reason: string): Promise<void> {
    await this.row(id).getByTestId("ignore-problem").click();
    await this.page.getByLabel("Why it may be ignored").fill(reason);
    await this.page.getByRole("button", { name: "Ignore it" }).click();
  }

  async show(kind: "All" | "Errors" | "Warnings" | "Notes" | "Ignored"): Promise<void> {
    await this.page
      .getByLabel("Which problems")
      .getByText(new RegExp(`^${kind} `))
      .click();
  }
}

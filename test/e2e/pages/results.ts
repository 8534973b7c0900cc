import { expect, type Locator, type Page } from "@playwright/test";

/** The results of one run: trace, who is at a node, comparison. */
export class ResultsPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  get why(): Locator {
    return this.page.getByTestId("trace-why");
  }

  get steps(): Locator {
    return this.page.getByTestId("trace-line");
  }

  get fates(): Locator {
    return this.page.getByTestId("fate");
  }

  /** Types a subscriber's key and waits for the answer. */
  async trace(key: string): Promise<void> {
    await this.page.getByTestId("trace-key").fill(key);
    await this.page.getByTestId("trace-go").click();
    await this.traced();
  }

  async traced(): Promise<void> {
    await expect(this.page.locator('[data-testid="trace-panel"][data-ready="true"]')).toBeVisible();
  }

  /** Asks from a node's row who is there, and waits for the answer. */
  async whereabouts(node: string): Promise<Locator> {
    const row = this.page.locator(`[data-testid="node-table"] [data-node="${node}"]`);
    await row.hover();
    await row.getByTestId("whereabouts-of").click();
    const found = this.page.getByTestId("whereabouts");
    await expect(found).toBeVisible({ timeout: 30_000 });
    return found;
  }

  /** Compares the shown run with another design, by the beginning of its name. */
  async compare(other: RegExp, replications: number): Promise<Locator> {
    await this.page.getByTestId("open-compare").click();
    await this.page.getByTestId("compare-other").click();
    await this.page.getByRole("option", { name: other }).click();
    await this.page.getByTestId("compare-replications").fill(String(replications));
    await this.page.getByTestId("compare-start").click();
    const found = this.page.getByTestId("comparison");
    await expect(found).toBeVisible({ timeout: 60_000 });
    return found;
  }
}

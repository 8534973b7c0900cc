import { expect, type Locator, type Page } from "@playwright/test";
import { Window } from "./window.ts";

/** The views of the Segments place beside the segments: scores, micro-segments, personas, channels. */
export class Scores {
  readonly page: Page;
  readonly #window: Window;

  constructor(page: Page) {
    this.page = page;
    this.#window = new Window(page);
  }

  /** Computes every score that the data allows. */
  async computeAll(): Promise<void> {
    await this.#window.at("/segments/scores/rfm", "scores");
    await this.page.getByRole("button", { name: "Compute all" }).click();
    await expect(this.page.getByText("Every score that the data allows was computed.")).toBeVisible({ timeout: 60_000 });
  }

  /** Shows a score and waits for what was found. */
  async show(id: string): Promise<void> {
    await this.#window.at(`/segments/scores/${id}`, "scores");
    await expect(this.page.locator("[data-testid^=distribution-], [data-testid=score-groups]").first()).toBeVisible();
  }

  definition(): Locator {
    return this.page.getByTestId("score-definition");
  }

  /** The row of a named group. */
  group(name: string): Locator {
    return this.page.getByTestId("score-groups").locator(`[data-group="${name}"]`);
  }

  /** Shows the micro-segments with an outcome looked for. */
  async outcome(name: string): Promise<void> {
    await this.#window.at("/segments/micro-segments", "micro-segments");
    await this.page.getByLabel("Outcome").first().click();
    await this.page.getByRole("option", { name, exact: true }).click();
    await expect(this.page.getByText("Where the outcome is most over-represented")).toBeVisible();
  }

  /** Makes a persona of a segment. */
  async persona(name: string, segment: string): Promise<void> {
    await this.#window.at("/segments/personas", "personas");
    await this.page.getByRole("button", { name: "New persona" }).first().click();
    await this.page.getByLabel("Name of the persona").fill(name);
    await this.page.getByLabel("Segment that the persona stands for").first().click();
    await this.page.getByRole("option", { name: segment }).click();
    await this.page.getByRole("button", { name: "Save persona" }).click();
    await expect(this.page.getByRole("button", { name: "Saved", exact: true })).toBeVisible();
  }

  /** Shows which messages can come to each persona. */
  async coverage(): Promise<void> {
    await this.page.getByRole("button", { name: "Message coverage" }).click();
    await expect(this.page.getByTestId("coverage-words")).toBeVisible();
  }

  async preferences(): Promise<void> {
    await this.#window.at("/segments/preferences", "preferences");
  }
}

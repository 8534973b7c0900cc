import { expect, type Locator, type Page } from "@playwright/test";
import { Window } from "./window.ts";

/** The list of journeys, its folders and the gallery of templates. */
export class JourneysPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  get cards(): Locator {
    return this.page.locator('[data-testid^="journey-jny_"]');
  }

  card(name: string): Locator {
    return this.cards.filter({ has: this.page.getByRole("link", { name, exact: true }) });
  }

  folder(name: string): Locator {
    return this.page.getByTestId(`folder-${name}`);
  }

  async open(): Promise<void> {
    await new Window(this.page).go("Journeys");
  }

  /** Makes a journey of a template by the gallery. */
  async use(template: string): Promise<void> {
    await this.open();
    await this.page.getByTestId("new-from-template").first().click();
    await this.page.getByTestId(`template-${template}`).click();
    await this.page.getByTestId("use-template").click();
  }

  /** Chooses an item of a journey's menu. */
  async choose(name: string, ...items: string[]): Promise<void> {
    await this.page.getByRole("button", { name: `More for ${name}`, exact: true }).click();
    for (const item of items) await this.page.getByRole("menuitem", { name: item, exact: true }).click();
  }

  async addFolder(name: string): Promise<void> {
    await this.page.getByTestId("new-folder").click();
    await this.page.getByRole("textbox", { name: "Name" }).fill(name);
    await this.page.keyboard.press("Enter");
    await expect(this.folder(name)).toBeVisible();
  }

  /** Drops a file as from outside the window onto what is shown. */
  async dropFile(name: string, text: string): Promise<void> {
    const data = await this.page.evaluateHandle(
      ([file, content]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content ?? ""], file ?? "", { type: "application/json" }));
        return transfer;
      },
      [name, text],
    );
    await this.page.dispatchEvent("body", "dragenter", { dataTransfer: data });
    await expect(this.page.getByTestId("file-drop")).toBeVisible();
    await this.page.dispatchEvent("body", "drop", { dataTransfer: data });
  }
}

/** Versions of a journey and what differs between two of them. */
export class VersionsPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  get items(): Locator {
    return this.page.getByTestId("version");
  }

  get changes(): Locator {
    return this.page.getByTestId("change");
  }

  get summary(): Locator {
    return this.page.getByTestId("diff-summary");
  }

  /** Opens the versions of the journey on the canvas. */
  async open(): Promise<void> {
    await this.page.getByTestId("versions").click();
    await expect(this.page.getByTestId("versions-dialog")).toBeVisible();
  }

  async keep(name: string): Promise<void> {
    await this.page.getByTestId("version-name").fill(name);
    await this.page.getByTestId("keep-version").click();
    await expect(this.items.filter({ hasText: name }).first()).toBeVisible();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press("Escape");
    await expect(this.page.getByTestId("versions-dialog")).toBeHidden();
  }
}

import { expect, type Page } from "@playwright/test";
import type { App } from "../app.ts";

/** The shell: places, and what is ready. */
export class Window {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  /** Waits until a screen shows its data. */
  async ready(screen: string, timeout = 30_000): Promise<void> {
    await expect(this.page.locator(`[data-screen="${screen}"][data-ready="true"]`)).toBeVisible({ timeout });
  }

  /** Goes to an address such as `/subscribers/quality` and waits for its screen. */
  async at(path: string, screen: string): Promise<void> {
    await this.page.evaluate((hash) => {
      location.hash = hash;
    }, path);
    await this.ready(screen);
  }

  async go(place: "Journeys" | "Segments" | "Subscribers" | "Results" | "Plan" | "Settings"): Promise<void> {
    await this.page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: place, exact: true }).click();
    await this.ready(place.toLowerCase());
  }

  async newProject(app: App, name: string): Promise<void> {
    await this.ready("start");
    await this.page.getByRole("button", { name: "New project" }).click();
    await this.page.getByLabel("Name").fill(name);
    await app.place(`${name}.throughline`, () => this.page.getByRole("button", { name: "Create project" }).click());
    await expect(this.page.getByRole("navigation", { name: "Places" })).toBeVisible();
  }

  async openSample(): Promise<void> {
    await this.ready("start");
    await this.page.getByRole("button", { name: "Open the sample workspace" }).click();
    // 12,000 subscribers and a year of events are made; a busy machine takes a while.
    await this.ready("journeys", 90_000);
  }

  /** Saves a copy of the open project through the project menu; returns its path. */
  async saveCopy(app: App, name: string): Promise<string> {
    return app.save(name, async () => {
      await this.page.getByRole("button", { name: /^Project:/ }).click();
      await this.page.getByRole("menuitem", { name: /Save a copy/ }).click();
    });
  }
}

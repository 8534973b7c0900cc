import { expect, type Page } from "@playwright/test";

/** The segment builder as somebody without a mouse works with it. */
export class SegmentKeys {
  readonly #page: Page;
  constructor(page: Page) {
    this.#page = page;
  }

  focused(): Promise<string> {
    return this.#page.evaluate(() => {
      const element = document.activeElement;
      return element === null || element === document.body ? "" : (element.getAttribute("aria-label") ?? element.textContent ?? "");
    });
  }

  /** Runs a command of the palette, once it is the one that Enter takes. */
  async command(name: string): Promise<void> {
    const { keyboard } = this.#page;
    await keyboard.press("Control+k");
    const search = this.#page.getByLabel("Search commands");
    await expect(search).toBeFocused();
    await keyboard.type(name);
    await expect(this.#page.locator(".mantine-Spotlight-action[data-selected]")).toContainText(name);
    await keyboard.press("Enter");
    await expect(search).toBeHidden();
  }

  /** Tabs, forward or back, until something is reached. */
  async tabTo(name: RegExp, back = false): Promise<void> {
    for (let presses = 0; presses < 120; presses++) {
      if (name.test(await this.focused())) return;
      await this.#page.keyboard.press(back ? "Shift+Tab" : "Tab");
    }
    throw new Error(`Tab does not lead to ${name}`);
  }

  /** Starts a rule and chooses what it is about, whose name is typed. */
  async rule(subject: string): Promise<void> {
    const { keyboard } = this.#page;
    await this.tabTo(/^Rule$/);
    await keyboard.press("Enter");
    await expect.poll(() => this.focused()).toBe("What the rule is about");
    await keyboard.type(subject);
    // The one that Enter takes.
    await expect(this.#page.locator('[role="option"][data-combobox-selected="true"]')).toContainText(subject, { ignoreCase: true });
    await keyboard.press("Enter");
  }

  /** Chooses another option of the select that has the keyboard, by its words. */
  async choose(option: string): Promise<void> {
    const { keyboard } = this.#page;
    await keyboard.press("Enter");
    const wanted = this.#page.getByRole("option", { name: option, exact: true });
    await wanted.waitFor();
    for (let presses = 0; presses < 40; presses++) {
      if ((await wanted.getAttribute("data-combobox-selected")) === "true") break;
      await keyboard.press("ArrowDown");
    }
    await keyboard.press("Enter");
  }
}

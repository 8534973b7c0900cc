import type { Locator } from "@playwright/test";

/** One segment builder, in the inspector or in the Segments place. */
export class SegmentEditor {
  readonly #root: Locator;
  constructor(root: Locator) {
    this.#root = root;
  }

  async #addRule(field: string): Promise<Locator> {
    const page = this.#root.page();
    await this.#root.getByRole("button", { name: "Rule", exact: true }).last().click();
    const rule = this.#root.locator('[data-rule=""]').last();
    const subject = rule.getByRole("combobox", { name: "What the rule is about" });
    await subject.fill(field);
    await page.getByRole("option", { name: field, exact: true }).click();
    return this.#root.locator(`[data-rule="field:${field}"]`).last();
  }

  async #compare(rule: Locator, field: string, comparison: string): Promise<void> {
    const operator = rule.getByRole("combobox", { name: `Comparison of ${field}` });
    if ((await operator.inputValue()) === comparison) return;
    await operator.click();
    await this.#root.page().getByRole("option", { name: comparison, exact: true }).click();
  }

  /** Adds a rule that compares a field with one value; `comparison` is as the operator is labelled. */
  async add(field: string, comparison: string, value: string | number): Promise<void> {
    const rule = await this.#addRule(field);
    await this.#compare(rule, field, comparison);
    const input = rule.getByLabel(`Value of ${field}`);
    await input.fill(String(value));
    await input.press("Tab");
  }

  /** The exact count shown; NaN while none is shown. */
  async count(): Promise<number> {
    const found = this.#root.getByTestId("segment-count");
    if ((await found.getAttribute("data-stale")) === "true") return Number.NaN;
    return Number(((await found.locator("strong").textContent()) ?? "").replaceAll(",", "") || Number.NaN);
  }
}

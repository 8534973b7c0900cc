import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** Findings of axe that stop somebody: WCAG 2.2 AA, serious or critical, each with where it is. */
export async function serious(page: Page): Promise<string[]> {
  // axe measures colours: nothing may be on its way from one to another.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))));
  // Legacy mode opens no second page, which only frames of other origins need; there are none.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary = "" }) => `${id} at ${target.join(" ")}: ${failureSummary.split("\n").slice(1, 2).join("").trim()}`,
      ),
    );
}

import { beforeEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { JourneyEntry } from "../../../src-shared/contract/journeys.ts";
import { parseJourney } from "../../../src-shared/nodes/parse.ts";
import { thumbnailOf } from "../../../src-shared/plan/thumbnail.ts";
import { resetRemote } from "../../store/remote.ts";
import { fakeCore, fakeProject } from "../../testing/fake-core.ts";
import { InWindow } from "../../testing/InWindow.tsx";
import { JourneyFilesProvider } from "../files/JourneyFilesProvider.tsx";
import { JourneyList } from "./JourneyList.tsx";

const document = parseJourney(
  {
    ...{ format: "throughline.journey", version: 1, id: "j", name: "J" },
    nodes: [{ id: "in", kind: "audience", stage: "awareness", config: { segment: { all: [] } } }],
  },
  "test",
);

const entry = (at: number): JourneyEntry => ({
  ...{ id: `jny_${at}`, name: `Journey ${at}`, nodes: 12, updated: new Date(1_772_000_000_000 + at * 60_000).toISOString() },
  ...{ folder: null, archived: null, stages: ["awareness"], channels: ["email"], versions: 0, lastRun: null },
});

let drawn = 0;
async function show(entries: JourneyEntry[], readOnly = false) {
  resetRemote();
  drawn = 0;
  await page.viewport(1280, 800);
  const core = fakeCore({
    project: { current: async () => ({ ...fakeProject, readOnly }) },
    journeys: {
      list: async () => entries,
      templates: async () => [],
      thumbnail: async () => {
        drawn++;
        return thumbnailOf(document);
      },
    },
    folders: { list: async () => [] },
  });
  await render(
    <InWindow core={core}>
      <JourneyFilesProvider>
        <div style={{ height: 780 }}>
          <JourneyList />
        </div>
      </JourneyFilesProvider>
    </InWindow>,
  );
  await expect.poll(() => window.document.querySelector('[data-screen="journeys"]')?.getAttribute("data-ready")).toBe("true");
}
const cards = () => window.document.querySelectorAll('[data-testid^="journey-jny_"]').length;

beforeEach(() => resetRemote());

it("shows 500 journeys by the cards in view alone, also after scrolling to the end", async () => {
  await show(Array.from({ length: 500 }, (_, at) => entry(at)));
  await expect.element(page.getByRole("link", { name: "Journey 499", exact: true })).toBeVisible();
  expect(cards()).toBeLessThan(40);
  await expect.poll(() => drawn).toBeGreaterThan(5);
  expect(drawn).toBeLessThan(60);
  const grid = page.getByTestId("journey-grid").element();
  grid.scrollTo({ top: grid.scrollHeight });
  await expect.element(page.getByRole("link", { name: "Journey 0", exact: true })).toBeInTheDocument();
  expect(cards()).toBeLessThan(40);
});

it("says what to do where there is nothing", async () => {
  await show([]);
  await expect.element(page.getByText("No journey yet")).toBeVisible();
});

it("says what to do where nothing matches", async () => {
  await show([entry(1)]);
  await userEvent.fill(page.getByTestId("journey-search"), "zebra");
  await expect.element(page.getByText("No journey matches")).toBeVisible();
  await userEvent.click(page.getByRole("button", { name: "Clear search and filters" }));
  await expect.element(page.getByRole("link", { name: "Journey 1" })).toBeVisible();
  await userEvent.click(page.getByTestId("place-archive"));
  await expect.element(page.getByText("Nothing is archived")).toBeVisible();
});

it("offers no change in a project that can only be read", async () => {
  await show([entry(1)], true);
  await expect.element(page.getByTestId("new-journey")).toBeDisabled();
  await userEvent.click(page.getByRole("button", { name: "More for Journey 1" }));
  await expect.element(page.getByRole("menuitem", { name: "Delete" })).toBeDisabled();
  await expect.element(page.getByRole("menuitem", { name: "Export as a file" })).toBeEnabled();
});

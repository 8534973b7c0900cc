import { useState } from "react";
import { beforeEach, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { fakeFields } from "../testing/fake-base.ts";
import { fakeCore } from "../testing/fake-core.ts";
import { InWindow } from "../testing/InWindow.tsx";
import { columnsOf, type Sort } from "./columns.ts";
import { SubscriberTable } from "./SubscriberTable.tsx";

const MILLION = 1_000_000;
const columns = columnsOf(fakeFields, null);

/** A million subscribers that exist only where they are looked at. */
const rows = vi.fn(
  async ({ offset, limit, sort }: { offset: number; limit: number; sort?: { field: string; descending: boolean } | null }) => ({
    total: MILLION,
    rows: Array.from({ length: Math.min(limit, MILLION - offset) }, (_, at) => {
      const number = sort?.descending ? MILLION - 1 - offset - at : offset + at;
      return [`S${number}`, number % 3 === 0 ? null : "Monthly", number, number % 2 === 0];
    }),
  }),
);
const opened = vi.fn();

function Table() {
  const [sort, setSort] = useState<Sort>(null);
  return (
    <div style={{ height: 600, display: "flex", flexDirection: "column" }}>
      <SubscriberTable
        columns={columns}
        sort={sort}
        onSort={setSort}
        segment={null}
        search=""
        version={1}
        onTotal={() => undefined}
        onOpen={opened}
      />
    </div>
  );
}

beforeEach(async () => {
  rows.mockClear();
  opened.mockClear();
  await render(
    <InWindow core={fakeCore({ subscribers: { page: rows } })}>
      <Table />
    </InWindow>,
  );
  await expect.element(page.getByRole("gridcell", { name: "S0", exact: true })).toBeVisible();
});

it("draws only what is in view of a million rows, and marks missing cells", async () => {
  expect(document.querySelectorAll("tbody tr").length).toBeLessThan(60);
  await expect.element(page.getByText("missing").first()).toBeVisible();
  expect(rows.mock.calls.length).toBeLessThanOrEqual(2);
});

it("reaches the last row with one key, and asks for no page in between", async () => {
  await userEvent.click(page.getByRole("gridcell", { name: "S3", exact: true }));
  (page.getByRole("grid").element() as HTMLElement).focus();
  await userEvent.keyboard("{End}");
  await expect.element(page.getByRole("gridcell", { name: "S999999", exact: true })).toBeVisible();
  expect(rows.mock.calls.length).toBeLessThan(8);
  await userEvent.keyboard("{Enter}");
  expect(opened).toHaveBeenLastCalledWith("S999999");
});

it("sorts in the core: upwards, downwards, not", async () => {
  const head = () => page.getByRole("columnheader", { name: /Monthly charges/ });
  await userEvent.click(head().getByRole("button"));
  await expect.element(head()).toHaveAttribute("aria-sort", "ascending");
  await userEvent.click(head().getByRole("button"));
  await expect.element(page.getByRole("gridcell", { name: "S999999", exact: true })).toBeVisible();
  expect(rows.mock.calls.at(-1)?.[0].sort).toEqual({ field: "charges", descending: true });
  await userEvent.click(head().getByRole("button"));
  await expect.element(head()).toHaveAttribute("aria-sort", "none");
});

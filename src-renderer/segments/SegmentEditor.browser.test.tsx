import { useState } from "react";
import { beforeEach, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { FieldSummary } from "../../src-shared/model/field.ts";
import type { Segment } from "../../src-shared/model/segment.ts";
import { resetRemote } from "../store/remote.ts";
import { baseAnswers, fakeFields } from "../testing/fake-base.ts";
import { type Answers, fakeCore, fakeProject } from "../testing/fake-core.ts";
import { InWindow } from "../testing/InWindow.tsx";
import { SegmentEditor } from "./SegmentEditor.tsx";

// What the last test showed is gone by then, and fetches nothing of its core any more.
beforeEach(resetRemote);

async function edit(start: Segment, answers: Answers = baseAnswers) {
  const changes: Segment[] = [];
  const outside: { set?: (segment: Segment) => void } = {};
  function Host() {
    const [value, setValue] = useState(start);
    outside.set = setValue;
    return (
      <SegmentEditor
        value={value}
        onChange={(next) => {
          changes.push(next);
          setValue(next);
        }}
      />
    );
  }
  await render(
    <InWindow core={fakeCore(answers)}>
      <Host />
    </InWindow>,
  );
  return { changes, outside };
}

const total = () => page.getByTestId("segment-count");

it("shows the exact count, the counts of its parts and the sentence with labels", async () => {
  await edit({
    all: [
      { field: "contract", op: "=", value: "Monthly" },
      { field: "charges", op: ">=", value: 70 },
    ],
  });
  await expect.element(total()).toMatchTextContent("2of 6 subscribers");
  await expect.element(page.getByText("Contract is Monthly and Monthly charges is at least 70")).toBeVisible();
  expect(
    page
      .getByTestId("part-count")
      .elements()
      .map((each) => each.textContent),
  ).toEqual(["2", "3", "3"].map((count) => `${count} subscribers, taken alone`));
});

it("adds a rule by keyboard, leaves it out of the count until it is finished, and counts while typing", async () => {
  const { changes } = await edit({ all: [] });
  await expect.element(total()).toMatchTextContent("6of 6");
  await userEvent.click(page.getByRole("button", { name: "Rule", exact: true }));
  await userEvent.keyboard("monthly ch");
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByText("Monthly charges needs one value.")).toBeVisible();
  await expect.element(page.getByText(/counted without the unfinished rule/)).toBeVisible();
  await expect.element(total()).toMatchTextContent("6of 6");
  await userEvent.type(page.getByLabelText("Value of Monthly charges"), "85");
  await expect.element(total()).toMatchTextContent("2of 6");
  await expect.poll(() => changes.at(-1)).toEqual({ all: [{ field: "charges", op: ">=", value: 85 }] });
});

it("nests groups and changes how they combine", async () => {
  const { changes } = await edit({ all: [{ field: "contract", op: "=", value: "Yearly" }] });
  await userEvent.click(page.getByRole("button", { name: "Group", exact: true }));
  await userEvent.click(page.getByRole("button", { name: "Rule", exact: true }).first());
  await userEvent.keyboard("consent email");
  await userEvent.keyboard("{Enter}");
  await expect
    .poll(() => changes.at(-1))
    .toEqual({ all: [{ field: "contract", op: "=", value: "Yearly" }, { any: [{ consent: "email" }] }] });
  await userEvent.click(page.getByRole("combobox", { name: "How the rules of this group combine" }).first());
  await userEvent.click(page.getByRole("option", { name: "None of" }));
  await expect
    .poll(() => changes.at(-1))
    .toEqual({ none: [{ field: "contract", op: "=", value: "Yearly" }, { any: [{ consent: "email" }] }] });
  await expect.element(total()).toMatchTextContent("0of 6");
});

it("asks for events at least so often in so many days", async () => {
  const { changes } = await edit({ all: [{ event: "limit_hit", atLeast: 1, withinDays: 30, note: "kept" }] });
  await expect.element(total()).toMatchTextContent("3of 6");
  await userEvent.fill(page.getByLabelText("Times: limit_hit"), "2");
  await expect.element(total()).toMatchTextContent("2of 6");
  await expect.poll(() => changes.at(-1)).toEqual({ all: [{ event: "limit_hit", atLeast: 2, withinDays: 30, note: "kept" }] });
});

it("removes a rule, and takes a value that changes from outside", async () => {
  const { changes, outside } = await edit({ all: [{ consent: "email" }, { segment: "Yearly" }] });
  await userEvent.click(page.getByRole("button", { name: "Remove this rule" }).first());
  await expect.poll(() => changes.at(-1)).toEqual({ all: [{ segment: "Yearly" }] });
  outside.set?.({ any: [] });
  await expect.element(page.getByText("No rules yet: this is nobody.")).toBeVisible();
});

it("lets only the latest answer count", async () => {
  const count = vi.fn(async ({ segment }: { segment: Segment }) => {
    const slow = JSON.stringify(segment).includes("Monthly");
    await new Promise((resolve) => setTimeout(resolve, slow ? 400 : 10));
    return { count: slow ? 111 : 222, total: 1000, sentence: "", parts: [], reach: null, problems: [], dataVersion: 1 };
  });
  const answers = { ...baseAnswers, segments: { ...baseAnswers.segments, count } };
  const { outside } = await edit({ field: "contract", op: "=", value: "Monthly" }, answers);
  await vi.waitFor(() => expect(count).toHaveBeenCalledTimes(1));
  outside.set?.({ field: "contract", op: "=", value: "Yearly" });
  await expect.element(total()).toMatchTextContent("222of");
  await new Promise((resolve) => setTimeout(resolve, 500));
  await expect.element(total()).toMatchTextContent("222of");
});

it("shows the problems of a rule beside it", async () => {
  await edit({ all: [{ field: "colour", op: "=", value: "red" }] });
  await expect.element(page.getByText(/no field "colour"|no field named/i)).toBeVisible();
});

it("edits a rule on a score as the field that the score makes", async () => {
  const group: FieldSummary = { ...fakeFields[1], id: "rfm_group", label: "RFM group", score: "rfm" } as FieldSummary;
  const subscribers = { ...baseAnswers.subscribers, fields: async () => [...fakeFields, group] };
  const { changes } = await edit({ all: [{ score: "rfm", op: "=", value: "Champions" }] }, { ...baseAnswers, subscribers });
  await expect.element(page.getByRole("combobox", { name: "What the rule is about" })).toHaveValue("RFM group");
  await expect.element(page.getByText("RFM group is Champions", { exact: true })).toBeVisible();
  await expect.element(page.getByText(/score "rfm" is not computed/)).toBeVisible();
  await userEvent.click(page.getByRole("combobox", { name: "Comparison of RFM group" }));
  await userEvent.click(page.getByRole("option", { name: "is not", exact: true }));
  await expect.poll(() => changes.at(-1)).toEqual({ all: [{ score: "rfm", op: "!=", value: "Champions" }] });
});

it("says from which day a rule counts that is relative to now, and nothing where none is", async () => {
  const answers = { ...baseAnswers, project: { current: async () => ({ ...fakeProject, events: 6, asOf: "2026-02-25" }) } };
  const { outside } = await edit({ all: [{ segment: "Yearly" }, { consent: "email" }] }, answers);
  await expect.element(total()).toMatchTextContent("0of 6");
  expect(page.getByTestId("as-of").elements()).toHaveLength(0);
  outside.set?.({ all: [{ event: "limit_hit", atLeast: 1, withinDays: 30 }] });
  await expect.element(page.getByTestId("as-of")).toMatchTextContent("as of 25 Feb 2026");
  await userEvent.hover(page.getByTestId("as-of"));
  await expect.element(page.getByText(/the day of the latest event in the data/)).toBeVisible();
});

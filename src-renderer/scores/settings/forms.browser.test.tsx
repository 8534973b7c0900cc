import { useState } from "react";
import { beforeEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { FieldSummary } from "../../../src-shared/model/field.ts";
import { resetRemote } from "../../store/remote.ts";
import { baseAnswers, fakeFields } from "../../testing/fake-base.ts";
import { fakeCore } from "../../testing/fake-core.ts";
import { InWindow } from "../../testing/InWindow.tsx";
import { ClvForm } from "./ClvForm.tsx";
import { LeadForm } from "./LeadForm.tsx";
import { RfmForm } from "./RfmForm.tsx";
import { ValueForm } from "./ValueForm.tsx";

// What the last test showed is gone by then, and fetches nothing of its core any more.
beforeEach(resetRemote);

const began = { ...fakeFields[1], id: "began", label: "Start of service", type: "date" } as FieldSummary;
const core = fakeCore({ ...baseAnswers, subscribers: { ...baseAnswers.subscribers, fields: async () => [...fakeFields, began] } });

/** Shows a form over settings; what it changes them to. */
async function form<Value>(Form: (props: { value: Value; onChange(value: Value): void }) => React.JSX.Element, start: Value) {
  const changes: Value[] = [];
  function Host() {
    const [value, setValue] = useState(start);
    return (
      <Form
        value={value}
        onChange={(next) => {
          changes.push(next);
          setValue(next);
        }}
      />
    );
  }
  await render(
    <InWindow core={core}>
      <Host />
    </InWindow>,
  );
  return changes;
}

const purchases = { event: "limit_hit", amount: null, withinDays: null };
const window = () => page.getByLabelText("Of the last days");

it("asks for a window of purchases where a score reads one, and not for the lifetime value, which takes all", async () => {
  await form(RfmForm, { source: { purchases } });
  await expect.element(window()).toBeVisible();
  await form(ClvForm, { model: { purchases }, horizonMonths: 24, discountPercent: 10, marginPercent: 100 });
  await expect.element(page.getByLabelText("Months ahead")).toBeVisible();
  expect(window().elements()).toHaveLength(1);
});

it("changes between a field and purchases, and keeps what is chosen", async () => {
  const changes = await form(ValueForm, { value: { field: "charges" } });
  await userEvent.click(page.getByText("Purchases are events"));
  await expect.poll(() => changes.at(-1)).toEqual({ value: { purchases: { event: "", amount: null, withinDays: null } } });
  await userEvent.fill(window(), "90");
  await expect.poll(() => changes.at(-1)).toEqual({ value: { purchases: { event: "", amount: null, withinDays: 90 } } });
});

it("takes the day of beginning of a lead score, which only a look back needs", async () => {
  const changes = await form(LeadForm, { fit: [], engagement: [], threshold: 20, outcome: null, joined: null });
  const joined = page.getByRole("combobox", { name: "Day of beginning" });
  await expect.element(joined).toBeDisabled();
  await userEvent.click(page.getByRole("combobox", { name: "A good lead comes to" }));
  await userEvent.click(page.getByRole("option", { name: "limit hit" }));
  await expect.element(joined).toBeEnabled();
  await userEvent.click(joined);
  await userEvent.click(page.getByRole("option", { name: /Start of service/ }));
  await expect.poll(() => changes.at(-1)).toMatchObject({ outcome: { event: "limit_hit", withinDays: 90 }, joined: "began" });
});

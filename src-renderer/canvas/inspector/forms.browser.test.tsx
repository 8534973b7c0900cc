import "@mantine/core/styles.css";
import "../../ui/tokens.css";
import { MantineProvider } from "@mantine/core";
import { beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { Journey } from "../../../src-shared/model/journey.ts";
import { nodeKinds } from "../../../src-shared/nodes/index.ts";
import { ClientContext } from "../../app/client.ts";
import { resetRemote } from "../../store/remote.ts";
import { theme } from "../../ui/theme.ts";
import { Editor } from "../Editor.tsx";
import { testCore } from "../test-core.ts";
import { smallJourney } from "../test-journey.ts";

describe("the forms of the inspector", () => {
  let saved: Journey[];
  const config = (id: string) => saved.at(-1)?.nodes.find((node) => node.id === id)?.config;
  const settings = () => saved.at(-1)?.settings;
  const append = async (kind: string) => {
    await userEvent.dblClick(page.getByTestId(`palette-${kind}`));
    await expect.element(page.getByTestId("inspector-node")).toHaveAttribute("data-node", `${kind}-1`);
  };

  beforeEach(async () => {
    resetRemote();
    saved = [];
    await page.viewport(1280, 800);
    await render(
      <MantineProvider theme={theme}>
        <ClientContext value={testCore(saved)}>
          <div style={{ height: 780 }}>
            <Editor journey={smallJourney()} />
          </div>
        </ClientContext>
      </MantineProvider>,
    );
    await expect.element(page.getByTestId("node-in")).toBeVisible();
  });

  it("has one for every kind", async () => {
    for (const kind of nodeKinds.keys()) {
      await userEvent.dblClick(page.getByTestId(`palette-${kind}`));
      const inspector = page.getByTestId("inspector-node");
      await expect.element(inspector.getByRole("heading", { level: 2 })).toHaveTextContent(nodeKinds.get(kind)?.label ?? "");
      await expect.element(inspector.getByRole("heading", { level: 3 }).first()).toBeVisible();
      await expect.element(inspector.getByText("This version cannot edit", { exact: false })).not.toBeInTheDocument();
    }
  });

  it("writes a recurrence as a rule, and takes it away", async () => {
    await userEvent.click(page.getByTestId("node-in"));
    await userEvent.click(page.getByTestId("recurs"));
    await userEvent.fill(page.getByRole("textbox", { name: "Every" }), "2");
    await userEvent.click(page.getByText("Mon", { exact: true }));
    await userEvent.click(page.getByText("Thu", { exact: true }));
    await userEvent.selectOptions(page.getByRole("combobox", { name: "Ends" }), "count");
    await userEvent.fill(page.getByRole("textbox", { name: "Times" }), "6");
    await expect.poll(() => config("in")?.every).toBe("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=6");
    await expect.element(page.getByText("Everyone in the segment enters every 2 weeks on Monday and Thursday 6 times.")).toBeVisible();
    await userEvent.click(page.getByTestId("recurs"));
    await expect.poll(() => "every" in (config("in") ?? {})).toBe(false);
  });

  it("adds a pool and lets a message be served by it, tried again and sent at certain hours", async () => {
    await userEvent.click(page.getByRole("button", { name: "Add a pool" }));
    await userEvent.fill(page.getByRole("textbox", { name: "Name of pool 1" }), "Agents");
    await userEvent.fill(page.getByRole("textbox", { name: "Slots" }), "20");
    await expect.poll(() => settings()?.pools[0]).toMatchObject({ id: "pool-1", label: "Agents", perDay: 20, then: "hold" });
    await userEvent.click(page.getByTestId("node-mail"));
    await userEvent.selectOptions(page.getByTestId("message-pool"), "Agents");
    await userEvent.click(page.getByTestId("retry"));
    await userEvent.click(page.getByTestId("send-time"));
    await userEvent.click(page.getByText("Sat", { exact: true }));
    await expect
      .poll(() => config("mail"))
      .toMatchObject({
        ...{ pool: "pool-1", retry: { attempts: 2, afterHours: 24 } },
        sendTime: { from: "09:00", to: "20:00", days: ["Sat"] },
      });
  });

  it("enters at an event, only at some of them", async () => {
    await append("event-entry");
    await userEvent.click(page.getByTestId("entry-event"));
    await userEvent.click(page.getByRole("option", { name: "outage" }));
    await userEvent.click(page.getByRole("button", { name: "Only some of them" }));
    await userEvent.selectOptions(page.getByRole("combobox", { name: "Comparison 1" }), ">");
    await userEvent.fill(page.getByRole("textbox", { name: "Value 1" }), "long");
    await expect.element(page.getByText("“long” is no number; write it like 2.5")).toBeVisible();
    await userEvent.fill(page.getByRole("textbox", { name: "Value 1" }), "60");
    await expect
      .poll(() => config("event-entry-1"))
      .toMatchObject({ event: "outage", where: { all: [{ field: "minutes", op: ">", value: 60 }] } });
  });

  it("sets what the response model leaves to its defaults, and gives it back", async () => {
    const preferred = page.getByRole("textbox", { name: "By the preferred channel" });
    await userEvent.fill(preferred, "1.4");
    await expect.poll(() => settings()?.model?.preference).toEqual({ factor: 1.4, otherwise: 1 });
    await userEvent.clear(preferred);
    await expect.poll(() => settings()?.model?.preference).toBeNull();
    await userEvent.click(page.getByRole("button", { name: "Give an event a rate" }));
    await expect.poll(() => settings()?.model?.events).toEqual({ outage: { perMonth: 0.1 } });
    await userEvent.fill(page.getByRole("textbox", { name: "Event 1" }), "clicked");
    await expect.element(page.getByText("Responses arise by messages")).toBeVisible();
    await userEvent.click(page.getByRole("button", { name: "Hour factor" }));
    await userEvent.click(page.getByRole("button", { name: "Weekday factor" }));
    await userEvent.fill(page.getByTestId("weekday-factor"), "0.8");
    await expect.poll(() => settings()?.model?.weekdays).toEqual([{ channel: "any", days: ["Sat", "Sun"], factor: 0.8 }]);
    expect(settings()?.model?.hours).toHaveLength(1);
  });

  it("shows rates as uncertain unless the journey says no", async () => {
    const uncertain = page.getByTestId("uncertainty");
    await expect.element(uncertain).toBeChecked();
    await userEvent.click(uncertain);
    await expect.poll(() => settings()?.model?.uncertainty).toBe(false);
    await expect.element(uncertain).not.toBeChecked();
    await userEvent.click(uncertain);
    await expect.poll(() => "uncertainty" in (settings()?.model ?? {})).toBe(false);
    await expect.element(uncertain).toBeChecked();
  });

  it("writes a note on the canvas, which no edge reaches", async () => {
    await append("note");
    await userEvent.click(page.getByTestId("node-note-1"));
    await userEvent.keyboard("{F2}");
    await userEvent.keyboard("Ask the care team{Enter}before March{Control>}{Enter}{/Control}");
    await expect.poll(() => config("note-1")?.text).toBe("Ask the care team\nbefore March");
    await expect.element(page.getByTestId("node-note-1")).toHaveTextContent("Ask the care team before March");
    await userEvent.fill(page.getByRole("textbox", { name: "Width" }), "300");
    await expect.poll(() => config("note-1")?.width).toBe(300);
    expect(saved.at(-1)?.edges).toHaveLength(smallJourney().edges.length);
  });
});

import "@mantine/core/styles.css";
import "../ui/tokens.css";
import { MantineProvider } from "@mantine/core";
import { beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { Journey } from "../../src-shared/model/journey.ts";
import { ClientContext } from "../app/client.ts";
import { testCore } from "../canvas/test-core.ts";
import { smallJourney } from "../canvas/test-journey.ts";
import { resetRemote } from "../store/remote.ts";
import { theme } from "../ui/theme.ts";
import OpenJourney from "./OpenJourney.tsx";

describe("a journey that was left before its changes were kept", () => {
  let kept: Journey;
  let broken: boolean;
  let show: (shown: boolean) => Promise<void>;

  beforeEach(async () => {
    resetRemote();
    kept = smallJourney();
    broken = true;
    await page.viewport(1280, 800);
    const core = testCore([]);
    const client = {
      ...core,
      journeys: {
        ...core.journeys,
        get: async () => kept,
        save: async ({ journey }: { journey: Journey }) => {
          if (broken) throw new Error("The disk is full.");
          kept = journey;
        },
      },
    } as unknown as typeof core;
    const screen = (shown: boolean) => (
      <MantineProvider theme={theme}>
        <ClientContext value={client}>
          <div style={{ height: 780 }}>{shown && <OpenJourney id={kept.id} />}</div>
        </ClientContext>
      </MantineProvider>
    );
    const { rerender } = await render(screen(true));
    show = async (shown) => {
      await rerender(screen(shown));
    };
    await userEvent.click(page.getByTestId("node-mail"));
    await userEvent.keyboard("{Delete}");
    await expect.element(page.getByTestId("node-mail")).not.toBeInTheDocument();
    await show(false);
    await show(true);
    await expect.element(page.getByText("The last changes of this journey are not kept yet: The disk is full.")).toBeVisible();
    await expect.element(page.getByTestId("editor")).not.toBeInTheDocument();
  });

  it("is opened with them once they can be kept", async () => {
    broken = false;
    await userEvent.click(page.getByTestId("open-again"));
    await expect.element(page.getByTestId("node-in")).toBeVisible();
    await expect.element(page.getByTestId("node-mail")).not.toBeInTheDocument();
    expect(kept.nodes.some(({ id }) => id === "mail")).toBe(false);
  });

  it("is opened without them where they are given up", async () => {
    await userEvent.click(page.getByTestId("open-without"));
    await expect.element(page.getByTestId("node-mail")).toBeVisible();
    broken = false;
    await userEvent.click(page.getByTestId("node-in"));
    await userEvent.keyboard("{Delete}");
    await expect.poll(() => kept.nodes.map(({ id }) => id)).not.toContain("in");
    expect(kept.nodes.map(({ id }) => id)).toContain("mail");
  });
});

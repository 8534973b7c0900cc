import "@mantine/core/styles.css";
import "../ui/tokens.css";
import { MantineProvider } from "@mantine/core";
import { beforeEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { Journey } from "../../src-shared/model/journey.ts";
import { ClientContext } from "../app/client.ts";
import { resetRemote } from "../store/remote.ts";
import { theme } from "../ui/theme.ts";
import { Editor } from "./Editor.tsx";
import { testCore } from "./test-core.ts";
import { smallJourney } from "./test-journey.ts";

beforeEach(async () => {
  resetRemote();
  await page.viewport(1280, 800);
});

async function open(readOnly: boolean) {
  const saved: Journey[] = [];
  await render(
    <MantineProvider theme={theme}>
      <ClientContext value={testCore(saved)}>
        <div style={{ height: 780 }}>
          <Editor journey={smallJourney()} readOnly={readOnly} />
        </div>
      </ClientContext>
    </MantineProvider>,
  );
  await expect.element(page.getByTestId("node-in")).toBeVisible();
}

it("leaves Tab to the focus where nothing can be added", async () => {
  await open(true);
  await userEvent.click(page.getByTestId("node-in"));
  const before = document.activeElement;
  await userEvent.keyboard("{Tab}");
  await expect.poll(() => document.activeElement !== before && document.activeElement !== document.body).toBe(true);
  expect(page.getByTestId("quick-add-email").elements()).toEqual([]);
});

it("changes nothing under a drag", async () => {
  await open(false);
  await userEvent.click(page.getByTestId("node-mail"));
  await userEvent.keyboard("{Delete}");
  await expect.element(page.getByTestId("node-mail")).not.toBeInTheDocument();
  const node = page.getByTestId("node-in").element();
  const { x, y } = node.getBoundingClientRect();
  const mouse = (type: string, target: EventTarget, by: number) =>
    target.dispatchEvent(
      new MouseEvent(type, { bubbles: true, cancelable: true, view: window, buttons: 1, clientX: x + 20 + by, clientY: y + 8 + by }),
    );
  mouse("mousedown", node, 0);
  mouse("mousemove", window, 10);
  mouse("mousemove", window, 40);
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.element(page.getByText("Let go of what is being dragged first.").first()).toBeInTheDocument();
  expect(page.getByTestId("node-mail").elements()).toEqual([]);
  mouse("mouseup", window, 40);
  await expect.element(page.getByTestId("undo")).toHaveAttribute("aria-label", "Undo: Move 1 node");
  await userEvent.keyboard("{Control>}z{/Control}{Control>}z{/Control}");
  await expect.element(page.getByTestId("node-mail")).toBeVisible();
});

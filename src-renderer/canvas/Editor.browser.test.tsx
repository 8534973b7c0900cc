import "@mantine/core/styles.css";
import "../ui/tokens.css";
import { MantineProvider } from "@mantine/core";
import { beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { Journey } from "../../src-shared/model/journey.ts";
import { ClientContext } from "../app/client.ts";
import { resetRemote } from "../store/remote.ts";
import { finishProject, useWindowState } from "../store/session.ts";
import { theme } from "../ui/theme.ts";
import { Editor } from "./Editor.tsx";
import { testCore } from "./test-core.ts";
import { smallJourney } from "./test-journey.ts";

describe("the canvas in a browser", () => {
  let saved: Journey[];
  const latest = () => saved.at(-1);

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

  it("draws lanes, nodes with their summaries, and edges at their outlets", async () => {
    await expect.element(page.getByTestId("lane-awareness")).toBeInTheDocument();
    await expect.element(page.getByTestId("node-mail").getByText("Hello")).toBeVisible();
    await expect.element(page.getByTestId("edge-e1")).toBeInTheDocument();
    await userEvent.click(page.getByTestId("fit"));
    await expect.element(page.getByTestId("node-done")).toBeInTheDocument();
  });

  it("adds after the selected node by keyboard, undoes and redoes, and saves by itself", async () => {
    await userEvent.click(page.getByTestId("node-mail"));
    await userEvent.keyboard("{Delete}");
    await expect.element(page.getByTestId("node-mail")).not.toBeInTheDocument();
    await userEvent.click(page.getByTestId("node-in"));
    await userEvent.keyboard("{Tab}");
    await expect.element(page.getByTestId("quick-add-email")).toBeVisible();
    await expect.element(page.getByTestId("quick-add-audience")).not.toBeInTheDocument();
    await userEvent.keyboard("text{Enter}");
    await expect.element(page.getByTestId("node-sms-1")).toBeVisible();
    await expect.poll(() => latest()?.edges.some(({ from, to }) => from === "in" && to === "sms-1")).toBe(true);
    await userEvent.keyboard("{Control>}z{/Control}{Control>}z{/Control}");
    await expect.element(page.getByTestId("node-mail")).toBeVisible();
    await expect.element(page.getByTestId("redo")).toHaveAttribute("aria-label", "Redo: Delete mail");
    await expect.poll(() => latest()?.nodes.map(({ id }) => id)).toEqual(smallJourney().nodes.map(({ id }) => id));
    expect(latest()?.fromElsewhere).toEqual({ kept: true });
  });

  it("keeps bad input with its reason, also after looking at another node, and saves only what fits", async () => {
    await userEvent.click(page.getByTestId("node-mail"));
    const rate = page.getByTestId("rate-opened");
    await userEvent.fill(rate, "abc");
    await expect.element(page.getByText("“abc” is no number; write it like 2.5")).toBeVisible();
    await userEvent.click(page.getByTestId("node-in"));
    await userEvent.click(page.getByTestId("node-mail"));
    await expect.element(rate).toHaveValue("abc");
    expect(saved).toEqual([]);
    await userEvent.fill(rate, "35");
    await expect.poll(() => latest()?.nodes.find(({ id }) => id === "mail")?.config.response).toEqual({ opened: 0.35 });
  });

  it("says why a dry run was refused, and goes to the node", async () => {
    await userEvent.click(page.getByTestId("dry-run"));
    const refusal = page.getByTestId("run-progress");
    await expect.element(refusal.getByText("The email has no subject. Write a subject.")).toBeVisible();
    await expect.element(refusal.getByText("nodes[", { exact: false })).not.toBeInTheDocument();
    await userEvent.click(page.getByTestId("go-to-problem"));
    await expect.element(page.getByTestId("node-mail")).toHaveAttribute("data-selected", "true");
    await expect.element(refusal).not.toBeInTheDocument();
  });

  it("does not run by a value that was replaced by one that does not fit, unless told to", async () => {
    await userEvent.click(page.getByTestId("node-mail"));
    await userEvent.fill(page.getByTestId("rate-opened"), "150");
    await userEvent.click(page.getByTestId("dry-run"));
    await expect.element(page.getByText("In “mail” “150” does not fit: At most 100 %.", { exact: false })).toBeVisible();
    await userEvent.keyboard("{Escape}");
    await expect.element(page.getByTestId("run-progress")).not.toBeInTheDocument();
    await userEvent.click(page.getByTestId("dry-run"));
    await userEvent.click(page.getByTestId("run-without-drafts"));
    await expect.element(page.getByText("The email has no subject. Write a subject.")).toBeVisible();
    await expect.element(page.getByTestId("rate-opened")).not.toHaveValue("150");
  });

  it("hides the inspector and shows it again where it is asked for", async () => {
    await userEvent.click(page.getByTestId("node-mail"));
    await userEvent.click(page.getByTestId("toggle-inspector"));
    await expect.element(page.getByTestId("inspector")).not.toBeInTheDocument();
    await userEvent.click(page.getByTestId("node-in"));
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByTestId("node-name")).toHaveFocus();
    await userEvent.click(page.getByTestId("node-in"));
    await userEvent.keyboard("i");
    await expect.element(page.getByTestId("inspector")).not.toBeInTheDocument();
    await userEvent.keyboard("i");
    await expect.element(page.getByTestId("inspector")).toBeVisible();
  });

  it("saves the last edit before another project is opened", async () => {
    await userEvent.click(page.getByTestId("node-mail"));
    await userEvent.keyboard("{Delete}");
    await finishProject();
    expect(latest()?.nodes.map(({ id }) => id)).not.toContain("mail");
    expect(useWindowState.getState().save).toEqual({ kind: "saved" });
  });

  it("names nodes for screen readers and walks them with the arrow keys", async () => {
    await userEvent.click(page.getByTestId("node-in"));
    await userEvent.keyboard("{ArrowRight}");
    await expect.poll(() => document.activeElement?.getAttribute("aria-label")).toBe("Email: mail. Hello. Stage awareness.");
  });
});

it("shows a project that can only be read without offering to change it", async () => {
  resetRemote();
  await render(
    <MantineProvider theme={theme}>
      <ClientContext value={testCore([])}>
        <div style={{ height: 780 }}>
          <Editor journey={smallJourney()} readOnly />
        </div>
      </ClientContext>
    </MantineProvider>,
  );
  await userEvent.click(page.getByTestId("node-mail"));
  await expect.element(page.getByTestId("node-name")).toBeDisabled();
  await expect.element(page.getByTestId("palette-email")).toBeDisabled();
  await expect.element(page.getByTestId("inspector").getByText("This project can be read, not changed.")).toBeVisible();
});

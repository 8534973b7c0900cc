import "@mantine/core/styles.css";
import "../../ui/tokens.css";
import { MantineProvider } from "@mantine/core";
import { beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { channelIds, channelOf } from "../../../src-shared/channels/index.ts";
import type { CoreClient } from "../../../src-shared/contract/client.ts";
import { type Journey, journeyV1Schema } from "../../../src-shared/model/journey.ts";
import { ClientContext } from "../../app/client.ts";
import { resetRemote } from "../../store/remote.ts";
import { baseAnswers } from "../../testing/fake-base.ts";
import { theme } from "../../ui/theme.ts";
import { Editor } from "../Editor.tsx";
import { testCore } from "../test-core.ts";

/** An audience and a message of every channel, each field of which says its own name and a subscriber's contract. */
function everyChannel(): Journey {
  const copyOf = (id: (typeof channelIds)[number]) =>
    Object.fromEntries(
      channelOf(id).messageFields.map(({ id: field, holds, label }) => [
        field,
        holds === "link"
          ? "https://example.com"
          : holds === "list"
            ? [`${label} {{contract}}`]
            : `${label} {{contract|none}} {{nickname|x}}`,
      ]),
    );
  return journeyV1Schema.parse({
    ...{ format: "throughline.journey", version: 1, id: "jny_all", name: "All channels" },
    nodes: [
      { id: "in", kind: "audience", stage: "awareness", position: { x: 24, y: 40 }, config: { segment: { all: [] } } },
      ...channelIds.map((id, at) => ({
        ...{ id, kind: id, stage: "awareness", label: `A ${id}` },
        position: { x: 24 + (at % 2) * 270, y: 140 + Math.floor(at / 2) * 90 },
        config: { message: copyOf(id) },
      })),
    ],
    edges: channelIds.map((id, at) => ({ id: `e${at}`, from: at === 0 ? "in" : (channelIds[at - 1] ?? "in"), outlet: "next", to: id })),
  });
}

describe("the preview of a message", () => {
  let asked: { offset: number; masked: boolean }[];

  beforeEach(async () => {
    resetRemote();
    asked = [];
    const core = testCore([]) as unknown as Record<string, Record<string, unknown>>;
    const subscribers = {
      ...core.subscribers,
      fields: baseAnswers.subscribers.fields,
      page: async ({ fields, offset, masked }: { fields: string[]; offset: number; masked: boolean }) => {
        asked.push({ offset, masked });
        return {
          total: 6,
          rows: [fields.map((field) => (field === "contract" ? (offset === 0 ? "Yearly" : null) : `${field} ${offset}`))],
        };
      },
    };
    await page.viewport(1440, 900);
    await render(
      <MantineProvider theme={theme}>
        <ClientContext value={{ ...core, subscribers } as unknown as CoreClient}>
          <div style={{ height: 880 }}>
            <Editor journey={everyChannel()} />
          </div>
        </ClientContext>
      </MantineProvider>,
    );
    await expect.element(page.getByTestId("node-email")).toBeVisible();
  });

  it.each(channelIds)("of %s shows its copy as a subscriber reads it, masked, in light and dark", async (id) => {
    await userEvent.click(page.getByTestId(`node-${id}`));
    const preview = page.getByTestId("message-preview");
    const lead = channelOf(id).messageFields.find(({ needed }) => needed)?.label ?? "";
    await expect.element(preview).toMatchTextContent(`${lead} Yearly`);
    await expect.element(preview).toMatchTextContent("{{nickname|x}}");
    expect(asked.every(({ masked }) => masked)).toBe(true);
    await userEvent.click(page.getByRole("button", { name: "Next subscriber" }));
    await expect.element(preview).toMatchTextContent(`${lead} none`);
    await expect.element(page.getByTestId("preview-who")).toMatchTextContent("2 of 6");
    const stage = preview.element().querySelector("[data-channel]");
    expect(stage?.getAttribute("data-mantine-color-scheme")).toBe("light");
    await userEvent.click(preview.getByLabelText("Dark", { exact: true }));
    expect(stage?.getAttribute("data-mantine-color-scheme")).toBe("dark");
  });

  it("of an email stays within the inspector, however long its subject", async () => {
    await userEvent.click(page.getByTestId("node-email"));
    await userEvent.fill(page.getByTestId("copy-subject"), "Why your internet slowed down last month, and what you can do about it today");
    const preview = page.getByTestId("message-preview");
    await expect.element(preview).toMatchTextContent("what you can do about it");
    const stage = preview.element().querySelector("[data-channel]") as HTMLElement;
    const mail = preview.element().querySelector("article") as HTMLElement;
    expect(mail.getBoundingClientRect().right).toBeLessThanOrEqual(stage.getBoundingClientRect().right);
  });

  it("puts a field in where the caret is, and keeps a list by its lines", async () => {
    await userEvent.click(page.getByTestId("node-call"));
    await userEvent.fill(page.getByTestId("copy-steps"), "Greet\nAsk");
    await expect.element(page.getByTestId("message-preview").getByRole("listitem")).toHaveLength(2);
    await userEvent.fill(page.getByTestId("copy-opening"), "Hello ");
    await userEvent.click(page.getByRole("button", { name: "Put a field into Opening line" }));
    await userEvent.click(page.getByRole("menuitem").first());
    await expect.poll(() => (page.getByTestId("copy-opening").element() as HTMLTextAreaElement).value).toMatch(/^Hello \{\{.+\}\}$/);
  });
});

import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { CoreClient } from "../../../src-shared/contract/client.ts";
import type { RunEntry } from "../../../src-shared/contract/runs.ts";
import { resetRemote } from "../../store/remote.ts";
import { InWindow } from "../../testing/InWindow.tsx";
import { CompareForm } from "./CompareForm.tsx";

const entry = (id: string, name: string, journeyName: string): RunEntry => ({
  ...{ id, name, journeyId: journeyName, journeyName, at: "2026-03-02T12:00:00.000Z", entered: 0, converted: 0, cost: 0, seed: 1 },
});

it.each([
  ["Run 1", "Compare “Run 1” of Mail with"],
  ["Run 2", "Compare “Run 1” with"],
])("names the journey of a run where another one, %s, has its name", async (other, label) => {
  resetRemote();
  const own = entry("run_a", "Run 1", "Mail");
  const runs = [own, entry("run_b", other, "Calls")];
  const core = { runs: { list: async () => runs }, journeys: { list: async () => [] } } as unknown as CoreClient;
  const nothing = () => {};
  render(
    <InWindow core={core}>
      <CompareForm entry={own} wanted={{ other: null, replications: 50 }} running={false} onChange={nothing} onStart={nothing} />
    </InWindow>,
  );
  expect(await screen.findByText(label)).toBeDefined();
});

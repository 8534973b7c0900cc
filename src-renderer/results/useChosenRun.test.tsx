import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, expect, it } from "vitest";
import type { CoreClient } from "../../src-shared/contract/client.ts";
import type { RunEntry } from "../../src-shared/contract/runs.ts";
import { ClientContext } from "../app/client.ts";
import { navigate } from "../app/router.ts";
import { invalidate, resetRemote } from "../store/remote.ts";
import { useChosenRun } from "./useChosenRun.ts";

const entry = (id: string): RunEntry => ({
  ...{ id, name: id, journeyId: "jny", journeyName: "Test", at: "2026-03-02T12:00:00.000Z" },
  ...{ entered: 0, converted: 0, cost: 0, seed: 1 },
});

beforeEach(() => {
  resetRemote();
  navigate("/results");
});

it("goes to the newest run when one was made since the list was last shown", async () => {
  let kept = [entry("run_old")];
  const core = { runs: { list: async () => kept } } as unknown as CoreClient;
  const wrapper = ({ children }: { children: ReactNode }) => <ClientContext value={core}>{children}</ClientContext>;
  const shown = renderHook(() => useChosenRun("results"), { wrapper });
  await waitFor(() => expect(shown.result.current.entry?.id).toBe("run_old"));
  shown.unmount();

  act(() => navigate("/journeys/jny"));
  kept = [entry("run_new"), ...kept];
  invalidate("runs");
  act(() => navigate("/results"));
  const again = renderHook(() => useChosenRun("results"), { wrapper });
  await waitFor(() => expect(again.result.current.entry).toBeDefined());
  expect(again.result.current.entry?.id).toBe("run_new");
});

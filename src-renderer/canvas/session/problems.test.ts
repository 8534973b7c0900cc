import { expect, it, vi } from "vitest";
import type { DataLint } from "../../../src-shared/contract/lint.ts";
import { createDocument } from "../../store/document.ts";
import { changeNode, moveNodes } from "../edits/change.ts";
import { smallJourney } from "../test-journey.ts";
import { fieldOfProblem, watchProblems } from "./problems.ts";

const answer = (message: string): DataLint => ({
  problems: [{ id: "dead-branch", severity: "warning", message, node: "ask", path: "nodes[3].config.branches[0].segment" }],
  ...{ dataVersion: 1, subscribers: 12, arrivals: { in: 12 } },
});

it("shows what the document says at once, marks what the data said as old, and ends a check that is overtaken", async () => {
  vi.useFakeTimers();
  const asked: { signal: AbortSignal; done: (answer: DataLint) => void }[] = [];
  const document = createDocument(smallJourney());
  const watch = watchProblems(document, {
    parameters: async () => [],
    onData: (_journey, signal) => new Promise((done) => asked.push({ signal, done })),
  });
  const state = () => watch.store.getState();
  // A frame, after which the first look is taken.
  await vi.advanceTimersByTimeAsync(20);
  expect(state()).toMatchObject({ data: "checking", arrivals: null });
  expect(state().all.some(({ id }) => id === "message/no-copy")).toBe(true);
  asked[0]?.done(answer("First."));
  await vi.advanceTimersByTimeAsync(1);
  expect(state()).toMatchObject({ data: "current", subscribers: 12, arrivals: { in: 12 } });
  expect(
    state()
      .byNode.get("ask")
      ?.map(({ message }) => message),
  ).toContain("First.");

  document.transact("Write", (now) => changeNode(now, "text", { config: { message: { text: "Hi STOP" } } }));
  expect(state().data).toBe("outdated");
  await vi.advanceTimersByTimeAsync(400);
  document.transact("Write", (now) => changeNode(now, "text", { config: { message: { text: "Hello STOP" } } }));
  await vi.advanceTimersByTimeAsync(400);
  expect(asked[1]?.signal.aborted).toBe(true);
  asked[1]?.done(answer("Overtaken."));
  await vi.advanceTimersByTimeAsync(1);
  expect(state().data).toBe("outdated");
  expect(state().all.some(({ message }) => message === "First.")).toBe(true);
  asked[2]?.done(answer("Latest."));
  await vi.advanceTimersByTimeAsync(1);
  expect(state().data).toBe("current");
  expect(
    state()
      .all.filter(({ id }) => id === "dead-branch")
      .map(({ message }) => message),
  ).toEqual(["Latest."]);
  watch.close();
  vi.useRealTimers();
});

it("lets a repair stand until what it changes is another", async () => {
  vi.useFakeTimers();
  const document = createDocument(smallJourney());
  const repair = { label: "Delete the branch", edits: [{ node: "ask", path: ["config", "branches", 0] }] };
  const found = async (): Promise<DataLint> => ({
    problems: [{ id: "dead-branch", severity: "warning", message: "Nobody.", node: "ask", repair }],
    ...{ dataVersion: 1, subscribers: 12, arrivals: {} },
  });
  const watch = watchProblems(document, { parameters: async () => [], onData: found });
  await vi.advanceTimersByTimeAsync(20);
  expect(watch.stands(repair)).toBe(true);
  document.transact("Move", (now) => moveNodes(now, new Map([["ask", { x: 1, y: 2 }]])));
  expect(watch.stands(repair)).toBe(true);
  document.transact("Write", (now) => changeNode(now, "ask", { config: { branches: [] } }));
  expect(watch.stands(repair)).toBe(false);
  document.undo();
  expect(watch.stands(repair)).toBe(true);
  watch.close();
  vi.useRealTimers();
});

it("leaves ignored problems out of badges and fields", async () => {
  vi.useFakeTimers();
  const journey = {
    ...smallJourney(),
    ignoredProblems: [{ id: "dead-branch", node: "ask", place: "config.branches[0].segment", reason: "Later." }],
  };
  const watch = watchProblems(createDocument(journey), { parameters: async () => [], onData: async () => answer("Found.") });
  await vi.advanceTimersByTimeAsync(20);
  expect(watch.store.getState().all.find(({ id }) => id === "dead-branch")?.ignored).toBe("Later.");
  expect(
    watch.store
      .getState()
      .byNode.get("ask")
      ?.some(({ id }) => id === "dead-branch") ?? false,
  ).toBe(false);
  watch.close();
  vi.useRealTimers();
});

it("names the field of a form that a problem is about", () => {
  const problem = { id: "x", severity: "note", message: "X." } as const;
  expect(fieldOfProblem({ ...problem, node: "mail", path: "nodes[3].config.message.subject" })).toBe("mail:message.subject");
  expect(fieldOfProblem({ ...problem, path: "settings.budget.total" })).toBe("journey:settings.budget.total");
});

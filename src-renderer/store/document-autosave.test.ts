import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Journey } from "../../src-shared/model/journey.ts";
import { smallJourney } from "../canvas/test-journey.ts";
import { createDocument } from "./document.ts";
import { createAutosave, SAVE_DELAY } from "./document-autosave.ts";

const named = (name: string) => (records: Parameters<Parameters<ReturnType<typeof createDocument>["transact"]>[1]>[0]) => ({
  ...records,
  head: { ...records.head, name },
});

describe("autosave", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function open(save: (journey: Journey) => Promise<unknown>) {
    const document = createDocument(smallJourney());
    return { document, autosave: createAutosave(document, save) };
  }

  it("saves once, within 400 ms of the first of several changes, with the latest state", async () => {
    const saved: string[] = [];
    const { document, autosave } = open(async ({ name }) => saved.push(name));
    document.transact("Rename", named("A"));
    await vi.advanceTimersByTimeAsync(200);
    document.transact("Rename", named("B"));
    expect(autosave.store.getState().state).toBe("saving");
    expect(SAVE_DELAY).toBeLessThanOrEqual(400);
    await vi.advanceTimersByTimeAsync(SAVE_DELAY - 200);
    expect(saved).toEqual(["B"]);
    expect(autosave.store.getState().state).toBe("saved");
  });

  it("saves again what changed while a save was under way, never two at a time", async () => {
    const saved: string[] = [];
    let running = 0;
    const { document, autosave } = open(async ({ name }) => {
      expect(++running).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 500));
      running--;
      saved.push(name);
    });
    document.transact("Rename", named("A"));
    await vi.advanceTimersByTimeAsync(SAVE_DELAY + 100);
    document.transact("Rename", named("B"));
    const flushed = autosave.flush();
    await vi.advanceTimersByTimeAsync(2000);
    await flushed;
    expect(saved).toEqual(["A", "B"]);
    expect(autosave.store.getState().state).toBe("saved");
  });

  it("tells a failure, keeps trying, and recovers", async () => {
    let broken = true;
    const saved: string[] = [];
    const { document, autosave } = open(async ({ name }) => {
      if (broken) throw new Error("The disk is full.");
      saved.push(name);
    });
    document.transact("Rename", named("A"));
    await vi.advanceTimersByTimeAsync(SAVE_DELAY);
    expect(autosave.store.getState()).toEqual({ state: "failed", message: "The disk is full." });
    await expect(autosave.flush()).rejects.toThrow("The disk is full.");
    broken = false;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(saved).toEqual(["A"]);
    expect(autosave.store.getState()).toEqual({ state: "saved" });
  });

  it("saves what is unsaved when it is closed, and nothing afterwards", async () => {
    const saved: string[] = [];
    const { document, autosave } = open(async ({ name }) => saved.push(name));
    document.transact("Rename", named("A"));
    void autosave.close();
    await vi.advanceTimersByTimeAsync(0);
    document.transact("Rename", named("B"));
    await vi.advanceTimersByTimeAsync(5000);
    expect(saved).toEqual(["A"]);
  });

  it("is closed once the last change is kept, and tries no more once it is given up", async () => {
    let broken = true;
    let tries = 0;
    const saved: string[] = [];
    const open1 = open(async ({ name }) => {
      tries++;
      if (broken) throw new Error("The disk is full.");
      saved.push(name);
    });
    open1.document.transact("Rename", named("A"));
    let ended = false;
    void open1.autosave.close().then(() => {
      ended = true;
    });
    await vi.advanceTimersByTimeAsync(500);
    expect(ended).toBe(false);
    broken = false;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ended).toBe(true);
    expect(saved).toEqual(["A"]);

    broken = true;
    const open2 = open(async () => {
      tries++;
      throw new Error("The disk is full.");
    });
    open2.document.transact("Rename", named("B"));
    const closed = open2.autosave.close();
    await vi.advanceTimersByTimeAsync(500);
    tries = 0;
    open2.autosave.abandon();
    await closed;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(tries).toBe(0);
  });
});

import { describe, expect, it } from "vitest";
import type { ScoreId } from "../../../src-shared/model/scores.ts";
import type { Segment } from "../../../src-shared/model/segment.ts";
import { finish } from "../testing/open-core.ts";
import { coreWith, people, ten } from "./testing/core-with.ts";

const places = `id,arpu,lat,lon,consent_email,town\nS0,10,46.6,-112,true,Helena\nS1,90,46.6,-112,true,Helena\nS2,50,40,-100,false,Far\n`;

/** A lifecycle score with one rule, computed, and whether a score is out of date. */
async function scored(when: Segment, text = places, also: readonly ScoreId[] = []) {
  const made = await coreWith();
  const { client, bring } = made;
  await bring("people.csv", text);
  const prepare = async () => {
    await client.scores.set({ id: "lifecycle", settings: { rules: [{ name: "in", when }], otherwise: "out" } });
    await finish(client.scores.compute({ ids: ["lifecycle", ...also] }));
  };
  const stale = async (id: ScoreId = "lifecycle") => (await client.scores.show({ id })).computed?.stale;
  const edit = (field: string, value: string | number | boolean) => client.edits.apply({ changes: [{ key: "S1", field, value }] });
  return { ...made, prepare, stale, edit };
}

describe("a score whose rules", () => {
  it("name segments is out of date when one of them, or what it reads, changes", async () => {
    const { client, prepare, stale, edit } = await scored({ segment: "Outer" });
    const inner = { id: "inner", name: "Inner", description: "", rules: { field: "arpu", op: ">" as const, value: 20 } };
    await client.segments.save(inner);
    await client.segments.save({ id: "outer", name: "Outer", description: "", rules: { all: [{ segment: "Inner" }] } });
    await prepare();
    expect(await stale()).toBe(false);
    await client.segments.save({ ...inner, name: "Core", description: "the same people" });
    await edit("town", "Butte");
    expect(await stale()).toBe(false);
    await edit("arpu", 91);
    expect(await stale()).toBe(true);
    await prepare();
    await client.segments.save({ ...inner, name: "Core", rules: { field: "arpu", op: ">", value: 60 } });
    expect(await stale()).toBe(true);
    await client.segments.remove({ id: "inner" });
    const state = await client.scores.show({ id: "lifecycle" });
    expect(state.computed?.stale).toBe(true);
    expect(state.problem).toMatch(/no segment "Core"/);
  });

  it("ask for consent or a place is out of date when consent or a place changes", async () => {
    const here = await scored({ any: [{ consent: "email" }, { near: { lat: 46.6, lon: -112, km: 5 } }] });
    await here.prepare();
    await here.edit("town", "Butte");
    expect(await here.stale()).toBe(false);
    await here.edit("consent_email", false);
    expect(await here.stale()).toBe(true);
    await here.prepare();
    expect(await here.stale()).toBe(false);
    await here.edit("lat", 45);
    expect(await here.stale()).toBe(true);
  });

  it("read another score is fresh beside it, and out of date when what the other reads changes", async () => {
    const { client, bring, prepare, stale, edit } = await scored({ score: "value-decile", op: ">=", value: 9 }, people(ten), [
      "value-decile",
    ]);
    await finish(client.scores.compute({ ids: ["value-decile"] }));
    await prepare();
    expect(await stale()).toBe(false);
    await edit("consent_email", true);
    expect(await stale()).toBe(false);
    await edit("arpu", 1000);
    expect([await stale("value-decile"), await stale()]).toEqual([true, true]);
    await finish(client.scores.compute({ ids: ["value-decile"] }));
    expect([await stale("value-decile"), await stale()]).toEqual([false, true]);
    await finish(client.scores.compute({ ids: ["lifecycle"] }));
    expect(await stale()).toBe(false);
    await bring("again.csv", people([...ten].reverse()), { how: { mode: "replace" } });
    expect([await stale("value-decile"), await stale()]).toEqual([false, false]);
  });

  it("read a computed field of another score see its new values, and are fresh", async () => {
    const { client, prepare, stale, edit, column } = await scored({ field: "top", op: "=", value: true }, people(ten), ["value-decile"]);
    await finish(client.scores.compute({ ids: ["value-decile"] }));
    await finish(client.computed.set({ id: "top", expression: "value_decile >= 9" }));
    await prepare();
    expect(await stale()).toBe(false);
    await edit("arpu", 1000);
    expect(await stale()).toBe(true);
    await finish(client.scores.compute({ ids: ["lifecycle", "value-decile"] }));
    expect(await column("lifecycle_stage")).toMatchObject({ S1: "in", S8: "out", S9: "in" });
    expect(await stale()).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { type Journey, journeyV1Schema } from "../../../src-shared/model/journey.ts";
import { personaSchema } from "../../../src-shared/model/personas.ts";
import { failure, prepared } from "../handlers/testing/prepared.ts";
import { finish } from "../testing/open-core.ts";

const heavy = { field: "usage", op: ">=" as const, value: 300 };
const at = { x: 0, y: 0 };
const design: Journey = journeyV1Schema.parse({
  ...{ format: "throughline.journey", version: 1, id: "jny_test", name: "Test", settings: { timeZone: "America/Denver" } },
  nodes: [
    { id: "in", kind: "audience", stage: "retention", position: at, config: { segment: heavy, at: "2026-03-02T09:00" } },
    { id: "mail", kind: "email", stage: "retention", label: "A better tier", position: at, config: { message: "tier" } },
    { id: "text", kind: "sms", stage: "advocacy", position: at, config: { message: "tier" } },
  ],
  edges: [
    { id: "e1", from: "in", to: "mail" },
    { id: "e2", from: "mail", to: "text" },
  ],
});
const persona = (name: string, segment: string | null) => personaSchema.parse({ id: `per_${name}`, name, segment, goals: ["More"] });

describe("personas", () => {
  it("have the size of their segment, and the messages that can come to them", async () => {
    const { client } = await prepared(design);
    await client.segments.save({ id: "s1", name: "Heavy", description: "", rules: { field: "usage", op: ">=", value: 350 } });
    await client.segments.save({ id: "s2", name: "Light", description: "", rules: { field: "usage", op: "<", value: 100 } });
    await client.personas.save(persona("Hanna", "Heavy"));
    await client.personas.save(persona("Lou", "Light"));
    const views = await client.personas.save(persona("Nobody", "Gone"));
    expect(views.map(({ persona: { name }, subscribers }) => [name, subscribers])).toEqual([
      ["Hanna", 50],
      ["Lou", 100],
      ["Nobody", null],
    ]);
    expect(views[2]?.problem).toMatch(/no segment "Gone"/);
    const { messages, channels } = await finish(client.personas.coverage());
    expect(channels).toEqual(["email", "sms"]);
    expect(messages.map((each) => [each.persona, each.stage, each.channel, each.subscribers])).toEqual([
      ["per_Hanna", "retention", "email", 50],
      ["per_Hanna", "advocacy", "sms", 50],
    ]);
    expect((await failure(client.personas.save({ ...persona("Hanna", null), id: "other" })))?.message).toMatch(/already a persona/);
    expect((await client.personas.remove({ id: "per_Nobody" })).length).toBe(2);
  });

  it("refuse pictures that are none", () => {
    expect(personaSchema.safeParse({ id: "p", name: "P", picture: "https://example.com/a.png" }).success).toBe(false);
  });
});

describe("preferences of segments", () => {
  it("are typed, or follow the data, and go with their segment", async () => {
    const { client } = await prepared(design);
    await client.segments.save({ id: "s1", name: "Heavy", description: "", rules: heavy });
    const [start] = await client.preferences.list();
    expect(start).toMatchObject({ channels: [], typed: { channels: null, wish: null }, subscribers: 100 });
    const [typed] = await client.preferences.set({ segment: "s1", channels: ["sms", "email"], wish: { count: 2, days: 7 } });
    expect(typed).toMatchObject({ channels: ["sms", "email"], typed: { wish: { count: 2, days: 7 } } });
    expect((await failure(client.preferences.set({ segment: "s1", channels: ["pigeon"], wish: null })))?.message).toMatch(
      /no channel "pigeon"/,
    );
    expect((await failure(client.preferences.set({ segment: "s1", channels: ["sms", "sms"], wish: null })))?.code).toBe("channel-twice");
    await client.segments.save({ id: "s2", name: "Broken", description: "", rules: { field: "gone", op: ">", value: 1 } });
    const broken = (await client.preferences.list()).find(({ segment }) => segment.id === "s2");
    expect(broken).toMatchObject({ subscribers: null, problem: expect.stringMatching(/no field "gone"/), history: [] });
    await client.segments.remove({ id: "s2" });
    await client.segments.remove({ id: "s1" });
    expect(await client.preferences.list()).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { fieldRoles } from "../model/field.ts";
import { consentStages } from "../model/response.ts";
import { type ChannelId, channelIds, channelOf } from "./index.ts";
import { resolveResponse } from "./resolve-response.ts";
import { responseEvents } from "./response-events.ts";

describe.each(channelIds)("%s", (id: ChannelId) => {
  const channel = channelOf(id);

  it("has a name, a noun, an icon and roles of fields", () => {
    expect(channel.id).toBe(id);
    for (const text of [channel.label, channel.noun, channel.icon]) expect(text).not.toBe("");
    expect(fieldRoles).toContain(channel.consent);
    expect(["none", ...fieldRoles]).toContain(channel.address);
  });

  it("has a funnel that ends in a conversion, and a sourced benchmark for each stage", () => {
    expect(channel.funnel.at(-1)).toBe("converted");
    expect(Object.keys(channel.parameters).sort()).toEqual([...channel.funnel, ...consentStages].sort());
    const before = ["sent", ...channel.funnel];
    for (const [stage, parameter] of Object.entries(channel.parameters)) {
      expect(parameter.value).toBeGreaterThanOrEqual(0);
      expect(parameter.value).toBeLessThanOrEqual(1);
      expect(parameter.source).not.toBe("");
      if (parameter.low !== null && parameter.high !== null) {
        expect(parameter.low).toBeLessThanOrEqual(parameter.value);
        expect(parameter.high).toBeGreaterThanOrEqual(parameter.value);
      }
      const at = before.indexOf(stage);
      if (at > 0) expect(before.slice(0, at)).toContain(parameter.per);
    }
    expect([...before, "sent"]).toContain(channel.cost.per);
  });

  it("ships benchmarks that do not contradict each other", () => {
    const { funnel, problems } = resolveResponse(channel, {});
    expect(problems).toEqual([]);
    for (const [at, { marginal }] of funnel.entries()) expect(marginal).toBeLessThanOrEqual(funnel[at - 1]?.marginal ?? 1);
  });

  it("has copy whose fields the form knows, and keeps members it does not know", () => {
    const empty = channel.message.parse({});
    const known = channel.messageFields.filter(({ later }) => !later).map((field) => field.id);
    expect(known.sort()).toEqual(Object.keys(empty).sort());
    const full = Object.fromEntries(channel.messageFields.map(({ id: name, holds }) => [name, holds === "list" ? ["One"] : "One"]));
    const later = { ...full, id: "m", owner: "Ana", consentBasis: "Opted in", fromLater: 1 };
    expect(channel.message.parse(JSON.parse(JSON.stringify(later)))).toEqual(later);
    for (const name of Object.keys(full)) expect(channel.message.safeParse({ ...full, [name]: 1 }).success, name).toBe(false);
    expect(channel.messageFields.some(({ needed }) => needed)).toBe(true);
    for (const { help } of channel.messageFields) expect(help).toMatch(/^[A-Z].*\.$/);
  });

  it("names its responses as events", () => {
    const events = responseEvents(channel);
    expect(events).toEqual([...channel.funnel, "opted-out", "complained"]);
    for (const event of events) expect(responseEvents()).toContain(event);
  });
});

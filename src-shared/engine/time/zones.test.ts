import { expect, it } from "vitest";
import { dateTimeText, parseDateTime } from "../../lib/civil.ts";
import { offsetAt, toLocal, toUtc } from "./zone.ts";
import { isKnownZone, zoneOf, zonesVersion } from "./zones.ts";

const zone = (name: string) => {
  const found = zoneOf(name);
  if (!found) throw new Error(`no zone ${name}`);
  return found;
};
const local = (text: string) => parseDateTime(text) ?? Number.NaN;
const utc = (name: string, text: string) => `${dateTimeText(toUtc(zone(name), local(text)))}Z`;

it("acceptance 11: local times that occur twice or not at all", () => {
  expect(utc("America/New_York", "2026-03-08T02:30")).toBe("2026-03-08T07:30:00Z");
  expect(utc("America/New_York", "2026-11-01T01:30")).toBe("2026-11-01T05:30:00Z");
  expect(utc("Europe/London", "2026-03-29T01:30")).toBe("2026-03-29T01:30:00Z");
  expect(utc("Europe/London", "2026-10-25T01:30")).toBe("2026-10-25T00:30:00Z");
});

it("treats the edges of a gap and of a repeated hour by the same rule, also where the shift is half an hour", () => {
  expect(utc("America/New_York", "2026-03-08T01:59:59")).toBe("2026-03-08T06:59:59Z");
  expect(utc("America/New_York", "2026-03-08T03:00")).toBe("2026-03-08T07:00:00Z");
  expect(utc("America/New_York", "2026-11-01T00:59:59")).toBe("2026-11-01T04:59:59Z");
  expect(utc("America/New_York", "2026-11-01T02:00")).toBe("2026-11-01T07:00:00Z");
  expect(utc("Australia/Lord_Howe", "2026-10-04T02:15")).toBe("2026-10-03T15:45:00Z");
  expect(utc("Australia/Lord_Howe", "2026-04-05T01:45")).toBe("2026-04-04T14:45:00Z");
});

it("agrees with the platform's zones on offsets across the years that runs lie in", () => {
  for (const name of [
    "America/New_York",
    "America/Denver",
    "Europe/London",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "UTC",
  ]) {
    const format = new Intl.DateTimeFormat("en-US", { timeZone: name, timeZoneName: "longOffset" });
    for (let time = local("2018-01-01T00:00"); time < local("2037-01-01T00:00"); time += 86_400 * 9 + 3600 * 5) {
      const text = format.formatToParts(time * 1000).find((part) => part.type === "timeZoneName")?.value ?? "";
      const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(text) ?? [];
      const expected = hours === undefined ? 0 : (sign === "-" ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
      expect(offsetAt(zone(name), time) + 0, `${name} ${time}`).toBe(expected + 0);
    }
  }
});

it("takes every moment to the local clock and back, but for the second pass of a repeated hour", () => {
  const newYork = zone("America/New_York");
  for (let time = local("2026-01-01T00:00"); time < local("2027-01-01T00:00"); time += 1741) {
    const back = toUtc(newYork, toLocal(newYork, time));
    const secondPass = time >= local("2026-11-01T06:00") && time < local("2026-11-01T07:00");
    expect(back).toBe(secondPass ? time - 3600 : time);
  }
});

it("knows names and their links in any case, and says so of no other", () => {
  expect(isKnownZone("US/Eastern")).toBe(true);
  expect(isKnownZone("america/new_york")).toBe(true);
  expect(isKnownZone("America/Nowhere")).toBe(false);
  expect(isKnownZone("")).toBe(false);
  expect(zoneOf("US/Eastern")).toBe(zoneOf("America/New_York"));
  expect(zonesVersion).toMatch(/^20\d\d[a-z]$/);
});

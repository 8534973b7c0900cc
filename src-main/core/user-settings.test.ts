import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { silentLog } from "./log.ts";
import { UserSettings } from "./user-settings.ts";

const folder = () => mkdtempSync(join(tmpdir(), "settings-"));
const recent = (n: number) => ({ path: `/projects/${n}.throughline`, name: `Project ${n}`, opened: "2026-03-02T00:00:00.000Z" });

it("remembers preferences and projects, the latest first and each once", () => {
  const dir = folder();
  const settings = new UserSettings(dir, silentLog);
  settings.setPreferences({ colorScheme: "dark", window: { rail: 80 } });
  for (const n of [1, 2, 3, 1]) settings.remember(recent(n));
  const again = new UserSettings(dir, silentLog);
  expect(again.preferences).toEqual({ colorScheme: "dark", window: { rail: 80 } });
  expect(again.recent.map(({ name }) => name)).toEqual(["Project 1", "Project 3", "Project 2"]);
  again.forget("/projects/3.throughline");
  expect(new UserSettings(dir, silentLog).recent.map(({ name }) => name)).toEqual(["Project 1", "Project 2"]);
});

it("sets a damaged file aside and goes on", () => {
  const dir = folder();
  writeFileSync(join(dir, "settings.json"), '{ "recent": [ {');
  const settings = new UserSettings(dir, silentLog);
  expect(settings.recent).toEqual([]);
  const aside = readdirSync(dir).find((name) => name.startsWith("settings.json.damaged-"));
  expect(readFileSync(join(dir, aside ?? ""), "utf8")).toBe('{ "recent": [ {');
});

it("keeps members that it does not know", () => {
  const dir = folder();
  writeFileSync(join(dir, "settings.json"), '{ "version": 1, "future": 7 }');
  new UserSettings(dir, silentLog).remember(recent(1));
  expect(JSON.parse(readFileSync(join(dir, "settings.json"), "utf8"))).toMatchObject({ future: 7, recent: [{ name: "Project 1" }] });
});

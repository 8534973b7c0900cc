import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { type ProjectParameter, projectParameterSchema } from "../../../../src-shared/model/parameters.ts";
import { testFolder, testProject } from "../../../../test/support/project.ts";
import { openProject } from "../project-file.ts";

const open: ProjectParameter = projectParameterSchema.parse({
  ...{ layer: "workspace", channel: "email", stage: "opened", value: 0.3, per: "delivered", badge: "yours", source: "Set" },
});
const caps = [{ channel: "any", count: 2, window: { kind: "rolling" as const, days: 7 } }];

/** A closed project with rates and limits, and its file's meta table changed by hand. */
function changed(name: string, value: string): string {
  const folder = testFolder();
  const project = testProject(folder);
  project.stores.parameters.save([open]);
  project.setSettings({ caps, controlPercent: 5 });
  project.close();
  const path = join(folder, "test.throughline");
  const database = new Database(path);
  database.prepare("UPDATE meta SET value = ? WHERE name = ?").run(value, name);
  database.close();
  return path;
}

it("keeps rates, limits and the control share in the file", () => {
  const project = openProject(changed("name", "Renamed"));
  expect(project.stores.parameters.list()).toEqual([open]);
  expect(project.settings()).toMatchObject({ name: "Renamed", caps, controlPercent: 5 });
  expect(project.problems()).toEqual([]);
  project.close();
});

it("leaves out what cannot be read, tells it, and forgets it with the next change", () => {
  const project = openProject(changed("parameters", JSON.stringify([{ ...open, value: 30 }, open, { later: true }])));
  expect(project.stores.parameters.list()).toEqual([open]);
  expect(project.problems()).toHaveLength(2);
  expect(project.problems()[0]).toMatch(
    /^Number 1 of the project's rates and prices cannot be read and is left out: value: probability 30/,
  );
  project.stores.parameters.save([open]);
  expect(project.problems()).toEqual([]);
  project.close();
});

it.each([
  ["parameters", "{", /rates and prices cannot be read, so benchmarks are in force/],
  ["caps", '[{"count":-1}]', /limits for all journeys cannot be read, so none is in force/],
  ["control-percent", "often", /control share for all journeys cannot be read, so none is in force/],
])("opens a project whose %s are damaged", (name, value, problem) => {
  const project = openProject(changed(name, value));
  expect(project.problems()).toEqual([expect.stringMatching(problem)]);
  expect(project.settings().name).toBe("Test");
  project.close();
});

it("refuses limits of a channel that there is not, and shares that are none", () => {
  const project = testProject();
  expect(() => project.setSettings({ caps: [{ ...caps[0], channel: "pigeon" } as never] })).toThrow(/no channel "pigeon" to limit/);
  expect(() => project.setSettings({ controlPercent: Number.NaN })).toThrow(/control share/);
  expect(project.settings()).toMatchObject({ caps: [], controlPercent: 0 });
});

import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { canonicalJson } from "../../../src-shared/lib/canonical-json.ts";
import { parseJourney } from "../../../src-shared/nodes/parse.ts";
import { openProject } from "../db/project-file.ts";
import { AUTOMATIC_VERSIONS } from "../db/stores/versions.ts";
import { finish } from "../testing/open-core.ts";
import { failure, prepared } from "./testing/prepared.ts";

/** A journey with members that nobody knows, at every level of the file. */
const foreign = {
  ...{ format: "throughline.journey", version: 1, id: "jny_foreign", name: "Foreign", later: { deep: [1, { x: null }] } },
  stages: ["awareness", "retention"],
  settings: {
    ...{ maxDurationDays: 30, novel: true, reentry: { limit: 1, gapDays: 0, more: 1 } },
    quietHours: { from: "21:00", to: "08:00", then: "hold", why: "law" },
    caps: [{ channel: "any", count: 3, window: { kind: "rolling", days: 7, unit: "d" }, label: "all" }],
    pools: [{ id: "seats", perDay: 5, from: "09:00", to: "17:00", site: "north" }],
    model: { sigma: 0.8, fatigue: { on: true, colour: "red" }, future: 1 },
  },
  goal: { event: "converted", weight: 2 },
  exitWhen: { all: [{ field: "usage", op: ">", value: 1e6, note: "never" }], comment: "x" },
  nodes: [
    {
      ...{ id: "in", kind: "audience", stage: "awareness", label: "In", colour: "blue" },
      position: { x: 40, y: 100, z: 3 },
      config: { segment: { any: [{ field: "usage", op: ">=", value: 0, tag: 1 }], tag: 2 }, extra: [true] },
    },
    {
      ...{ id: "mail", kind: "email", stage: "retention", label: "Mail" },
      position: { x: 400, y: 100 },
      config: {
        message: { subject: "Hello", text: "A letter.", layout: { columns: 2 } },
        response: { opened: { p: 0.3, from: "2025" } },
        novel: {},
      },
    },
  ],
  edges: [{ id: "e1", from: "in", outlet: "next", to: "mail", bend: [1, 2] }],
};

const fresh = () => parseJourney(structuredClone(foreign), "test");

/** `part` with every member of it found in `whole`. */
function holds(whole: unknown, part: unknown): void {
  expect(whole).toMatchObject(part as object);
}

async function start() {
  const setting = await prepared(fresh());
  const folder = mkdtempSync(join(tmpdir(), "core-journeys-"));
  const file = (document: unknown) => {
    const path = join(folder, "made.journey.json");
    writeFileSync(path, typeof document === "string" ? document : JSON.stringify(document));
    return setting.files.hand(path);
  };
  return { ...setting, handed: file };
}

it("keeps members that it does not know at every level: in the project, in versions and in files", async () => {
  const { client, files, handed } = await start();
  holds(await client.journeys.get({ id: "jny_foreign" }), foreign);
  const kept = await client.versions.keep({ journeyId: "jny_foreign", name: "One" });
  holds((await client.versions.get({ id: kept.id })).journey, foreign);
  const { token } = await client.journeys.exportFile({ id: "jny_foreign" });
  const text = readFileSync((await files.resolve(token)).path, "utf8");
  holds(JSON.parse(text), foreign);
  const copy = await client.journeys.importFile({ file: handed(text) });
  holds(copy, { ...foreign, id: expect.any(String), name: "Foreign 2" });
});

it("says of a file whether its journey is there already, and what the project lacks", async () => {
  const { client, handed } = await start();
  expect(await client.journeys.inspectFile({ file: handed(fresh()) })).toMatchObject({
    ...{ nodes: 2, missing: [{ kind: "role" }, { kind: "role" }] },
    existing: { id: "jny_foreign", same: true },
  });
  const changed = {
    ...fresh(),
    name: "Changed",
    exitWhen: { any: [{ segment: "Loyal" }, { event: "outage" }, { field: "tier", op: "=", value: "x" }] },
  };
  const looked = await client.journeys.inspectFile({ file: handed(changed) });
  expect(looked.existing?.same).toBe(false);
  expect(looked.missing.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
    "segment Loyal",
    "field tier",
    "event outage",
    "role consent:email",
    "role address:email",
  ]);
  await client.journeys.importFile({ file: handed(changed), as: "replace" });
  expect((await client.journeys.list()).map(({ id, name, versions }) => [id, name, versions])).toEqual([["jny_foreign", "Changed", 1]]);
  const [before] = await client.versions.list({ journeyId: "jny_foreign" });
  expect(before).toMatchObject({ kind: "before-file", nodes: 2 });
  const wrong = structuredClone(foreign) as unknown as { nodes: { config: Record<string, unknown> }[] };
  if (wrong.nodes[1]) wrong.nodes[1].config = { transactional: "perhaps" };
  const refused = await failure(client.journeys.importFile({ file: handed(wrong), as: "replace" }));
  expect(refused).toMatchObject({ code: "journey-invalid", where: "made.journey.json" });
  expect(refused?.message).toContain("nodes[1].config.transactional");
  expect((await client.journeys.get({ id: "jny_foreign" })).name).toBe("Changed");
});

it("restores a version, keeps what it replaced, and goes back again", async () => {
  const { client } = await start();
  const journeyId = "jny_foreign";
  const one = await client.versions.keep({ journeyId, name: "One", note: "as agreed" });
  await client.journeys.save({ journey: { ...fresh(), name: "Two" } });
  const { journey, before } = await client.versions.restore({ id: one.id });
  expect(journey.name).toBe("Foreign");
  expect((await client.journeys.get({ id: journeyId })).name).toBe("Foreign");
  expect((await client.versions.restore({ id: before })).journey.name).toBe("Two");
  const versions = await client.versions.list({ journeyId });
  expect(versions.map(({ kind }) => kind)).toEqual(["before-restore", "before-restore", "named"]);
  const renamed = await client.versions.rename({ id: before, name: "Second thoughts", note: "" });
  expect(renamed).toMatchObject({ name: "Second thoughts", kind: "named" });
  expect(await client.versions.remove({ id: one.id })).toHaveLength(2);
  expect(await failure(client.versions.get({ id: one.id }))).toMatchObject({ code: "version-unknown" });
  expect((await client.versions.thumbnail({ id: before })).marks).toHaveLength(2);
});

it("keeps the journey of each saved run as a version, once while it stays the same", async () => {
  const { client } = await start();
  const journeyId = "jny_foreign";
  await finish(client.runs.start({ journeyId, name: "First" }));
  await finish(client.runs.start({ journeyId, name: "Second" }));
  expect((await client.versions.list({ journeyId })).map(({ kind, name }) => [kind, name])).toEqual([["run", "As in “First”"]]);
  await client.journeys.save({ journey: { ...fresh(), name: "Two" } });
  await finish(client.runs.start({ journeyId, name: "Third" }));
  expect(await client.versions.list({ journeyId })).toHaveLength(2);
});

it("forgets the oldest of the versions that it kept by itself, and never a named one", async () => {
  const { client, file } = await start();
  const named = await client.versions.keep({ journeyId: "jny_foreign", name: "Mine" });
  await client.project.create({ name: "Other" });
  const project = openProject(file);
  for (let at = 0; at < AUTOMATIC_VERSIONS + 5; at++)
    project.stores.versions.keepAutomatically({ ...fresh(), name: `Name ${at}` }, "before-restore", `${at}`);
  const versions = project.stores.versions.list("jny_foreign");
  expect(versions).toHaveLength(AUTOMATIC_VERSIONS + 1);
  expect(versions[0]?.name).toBe(String(AUTOMATIC_VERSIONS + 4));
  expect(versions.at(-1)?.id).toBe(named.id);
  project.close();
});

it("puts journeys into folders, one inside another at most, and keeps them when a folder goes", async () => {
  const { client } = await start();
  const [spring] = await client.folders.create({ name: "Spring" });
  const folders = await client.folders.create({ name: "Upgrades", parent: spring?.id ?? "" });
  const inner = folders.find(({ name }) => name === "Upgrades");
  const id = "jny_foreign";
  expect(await failure(client.folders.create({ name: "spring" }))).toMatchObject({ code: "folder-name-taken" });
  expect(await failure(client.folders.create({ name: "Deeper", parent: inner?.id ?? "" }))).toMatchObject({ code: "folder-depth" });
  expect(await failure(client.folders.move({ id: spring?.id ?? "", parent: spring?.id ?? "" }))).toMatchObject({ code: "folder-unknown" });
  expect((await client.journeys.place({ ids: [id], folder: inner?.id ?? null }))[0]).toMatchObject({ folder: inner?.id, archived: null });
  expect((await client.journeys.duplicate({ id })).name).toBe("Foreign copy");
  expect((await client.journeys.list()).map(({ folder }) => folder)).toEqual([inner?.id, inner?.id]);
  await client.folders.remove({ id: inner?.id ?? "" });
  expect((await client.journeys.list()).map(({ folder }) => folder)).toEqual([spring?.id, spring?.id]);
  expect(await failure(client.journeys.place({ ids: [id], folder: "none" }))).toMatchObject({ code: "folder-unknown" });
  expect((await client.journeys.place({ ids: [id], archived: true })).find((each) => each.id === id)?.archived).toBe(
    "2026-03-02T12:00:00.000Z",
  );
  expect((await client.journeys.place({ ids: [id], archived: false })).find((each) => each.id === id)?.archived).toBeNull();
});

it("brings a deleted journey back with its place and versions, until the project is opened anew", async () => {
  const { client, file } = await start();
  const id = "jny_foreign";
  const before = canonicalJson(await client.journeys.get({ id }));
  await client.versions.keep({ journeyId: id, name: "One" });
  const [folder] = await client.folders.create({ name: "Spring" });
  await client.journeys.place({ ids: [id], folder: folder?.id ?? null });
  expect(await client.journeys.remove({ id })).toEqual([]);
  expect(await failure(client.journeys.get({ id }))).toMatchObject({ code: "journey-unknown" });
  expect((await client.journeys.bringBack({ id }))[0]).toMatchObject({ id, folder: folder?.id, versions: 1 });
  expect(canonicalJson(await client.journeys.get({ id }))).toBe(before);
  await client.journeys.remove({ id });
  await client.project.create({ name: "Other" });
  const again = openProject(file);
  expect(again.stores.journeys.bringBack(id)).toBe(false);
  expect(again.stores.versions.list(id)).toEqual([]);
  expect(again.stores.folders.places()).toEqual([]);
  again.close();
});

it("tells how a template fits: what is missing, and nobody counted where a field is", async () => {
  const { client } = await start();
  const templates = await client.journeys.templates();
  expect(templates.length).toBe(16);
  const fit = await client.journeys.templateFit({ template: "bill-due" });
  expect(fit).toMatchObject({ matching: null, total: 400 });
  expect(fit.needs).toContainEqual({ kind: "field", id: "balance", label: "Balance due", present: false });
  expect(fit.needs).toContainEqual({ kind: "event", id: "bill_paid", label: "bill paid", present: false });
  const made = await client.journeys.create({ name: "Bills", template: "bill-due" });
  expect(made).toMatchObject({ name: "Bills", owner: "Billing", consentBasis: "Needed for the contract" });
  expect(await failure(client.journeys.templateFit({ template: "bill-du" }))).toMatchObject({ code: "template-unknown" });
});

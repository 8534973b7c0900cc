import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { FOLD_AT } from "../edit/fold.ts";
import { finish, openCore } from "../testing/open-core.ts";

const people = [
  "customer_id,full_name,email,tier,email_consent,visits",
  "C1,Ann Lee,ann@lee.com,gold,true,4",
  "C2,Bob Ray,bob@ray.com,iron,false,2",
  "C3,Lee Ann,Ann@Lee.com,,true,7",
].join("\n");

/** A core with three subscribers, two of them one person, and events. */
async function prepared(text = people) {
  const { home, files, client } = openCore();
  await client.project.create({ name: "Changes" });
  const bring = async (
    name: string,
    content: string,
    more: { as?: "events"; how?: { mode: "update" | "append" }; dryRun?: boolean } = {},
  ) => {
    const path = join(home, name);
    writeFileSync(path, `${content}\n`);
    const file = files.hand(path);
    const { mapping } = await client.imports.inspect({ file, key: "customer_id", as: more.as ?? "subscribers" });
    if (!mapping) throw new Error("no mapping");
    const { as: _as, ...options } = more;
    return (await finish(client.imports.run({ file, mapping, ...options }))).report;
  };
  await bring("people.csv", text);
  await bring("events.csv", "customer_id,event,at\nC1,visit,2026-01-01\nC1,buy,2026-01-02\nC3,visit,2026-01-03", { as: "events" });
  return { client, files, bring };
}

it("shows differences before anything is kept, and goes back to the data before an update", async () => {
  const { client, bring } = await prepared();
  const update = "customer_id,tier\nC2,gold\nC4,iron";
  const look = await bring("new.csv", update, { how: { mode: "update" }, dryRun: true });
  expect(look.differences).toMatchObject({
    added: 1,
    changed: 1,
    columns: [{ field: "tier", examples: [{ key: "C2", from: "iron", to: "gold" }] }],
  });
  expect((await client.project.current())?.subscribers).toBe(3);
  await bring("new.csv", update, { how: { mode: "update" } });
  expect((await client.project.current())?.subscribers).toBe(4);
  const [, , stored] = (await client.imports.history()).toReversed();
  expect(stored?.report.differences).toMatchObject({ changed: 1, columns: [{ field: "tier", examples: [] }] });
  const [point] = await client.restorePoints.list();
  expect((await client.restorePoints.restore({ id: point?.id ?? "" })).subscribers).toBe(3);
  expect((await client.restorePoints.list()).length).toBe(3);
});

it("masks pages, profiles and exports by the rules it names, the same person by the same code", async () => {
  const { client, files } = await prepared();
  const fields = ["customer_id", "full_name", "email", "tier"];
  const { rows } = await client.subscribers.page({ fields, offset: 0, limit: 1, masked: true });
  expect(rows[0]).toEqual([expect.stringMatching(/^S-[0-9a-f]{12}$/), "A. L.", "a•••@lee.com", "gold"]);
  const profile = await client.subscribers.profile({ key: "C1", masked: true });
  expect(profile.key).toBe(rows[0]?.[0]);
  expect(JSON.stringify(profile)).not.toMatch(/Ann|ann@|"C1"/);
  expect((await client.privacy.masks()).map(({ field, name }) => [field, name])).toEqual([
    ["customer_id", "pseudonym"],
    ["full_name", "name"],
    ["email", "email"],
  ]);
  const made = await finish(client.privacy.exportRows({ fields, segment: { field: "tier", op: "=", value: "gold" } }));
  const text = readFileSync((await files.resolve(made.file.token)).path, "utf8");
  expect(made.rows).toBe(1);
  expect(text).toBe(`\ufeffcustomer_id,full_name,email,tier\n${rows[0]?.join(",")}\n`);
});

it("shows a profile by kind of data with consent, events by page, and who was joined into it", async () => {
  const { client } = await prepared();
  const { possible, rows, list } = await finish(client.identities.find({}));
  expect([possible, rows, list[0]?.kept.key, list[0]?.others[0]?.reasons]).toEqual([
    ["email"],
    1,
    "C1",
    [{ rule: "email", value: "ann@lee.com", withKey: "C1" }],
  ]);
  await finish(client.identities.join({ rules: ["email"] }));
  const profile = await client.subscribers.profile({ key: "C1" });
  expect(profile.groups?.map(({ group }) => group)).toEqual(["identity", "behavioural", "services", "consent"]);
  expect(profile.consent).toEqual([{ channel: "email", allowed: true }]);
  expect(profile.joined?.map(({ joinedKey }) => joinedKey)).toEqual(["C3"]);
  const timeline = await client.subscribers.timeline({ key: "C1", limit: 2 });
  expect(timeline).toMatchObject({
    total: 3,
    counts: [
      { event: "buy", count: 1 },
      { event: "visit", count: 2 },
    ],
    events: [{ at: "2026-01-03T00:00:00Z" }, { event: "buy" }],
  });
  expect((await client.subscribers.timeline({ key: "C1", events: ["visit"], offset: 1 })).events).toMatchObject([
    { at: "2026-01-01T00:00:00Z" },
  ]);
  await finish(client.identities.split({ id: profile.joined?.[0]?.id ?? "" }));
  expect((await client.subscribers.timeline({ key: "C1" })).total).toBe(2);
});

it("previews expressions, keeps computed fields, and counts them in segments", async () => {
  const { client } = await prepared();
  expect(await client.computed.check({ expression: "visits * 2" })).toMatchObject({
    type: "number",
    preview: [{ key: "C1", value: 8 }, { value: 4 }, { value: 14 }],
  });
  expect((await client.computed.check({ expression: "visits *" })).problem).toMatchObject({ from: 8 });
  const fields = await finish(client.computed.set({ id: "busy", expression: "visits > 3" }));
  expect(fields.find(({ id }) => id === "busy")).toMatchObject({ type: "boolean", expression: "visits > 3" });
  expect((await client.segments.count({ segment: { field: "busy", op: "=", value: true } })).count).toBe(2);
  await client.edits.apply({ changes: [{ key: "C2", field: "visits", value: 9 }] });
  expect((await client.segments.count({ segment: { field: "busy", op: "=", value: true } })).count).toBe(3);
  await client.edits.undo();
  expect((await client.segments.count({ segment: { field: "busy", op: "=", value: true } })).count).toBe(2);
  expect((await client.quality.statistics({ field: "visits" })).mean).toBeCloseTo(13 / 3, 10);
  expect((await finish(client.quality.findings())).some(({ kind }) => kind === "stale")).toBe(true);
  expect((await client.subscribers.query({ sql: "SELECT sum(busy) FROM subscribers" })).rows).toEqual([[2]]);
});

it("finds events whose people went with a replacement", async () => {
  const { client, bring } = await prepared();
  expect((await finish(client.quality.findings())).some(({ kind }) => kind === "orphans")).toBe(false);
  await bring("others.csv", "customer_id,full_name\nC3,Lee Ann\nC9,Dee Fox");
  expect(await finish(client.quality.findings())).toContainEqual(expect.objectContaining({ kind: "orphans", count: 1, share: 0.5 }));
});

it("folds edited cells by itself when there are many, and still undoes them", async () => {
  const count = FOLD_AT + 1;
  const rows = Array.from({ length: count }, (_, n) => `K${n},${n}`).join("\n");
  const { client } = await prepared(`customer_id,visits\nC1,1\nC3,1\n${rows}`);
  const changes = Array.from({ length: count }, (_, n) => ({ key: `K${n}`, field: "visits", value: n + 1 }));
  await client.edits.apply({ changes, label: "One more each" });
  const sum = async () => (await client.subscribers.query({ sql: "SELECT sum(visits) FROM subscribers" })).rows[0]?.[0];
  expect(await sum()).toBe(2 + (count * (count + 1)) / 2);
  expect((await client.edits.history()).undo[0]?.label).toBe("One more each");
  await client.edits.undo();
  expect(await sum()).toBe(2 + (count * (count - 1)) / 2);
});

it("finds who is before and after in an order, and opens masked subscribers by their code", async () => {
  const { client } = await prepared();
  const sort = { field: "visits", descending: true };
  expect(await client.subscribers.place({ key: "C1", sort })).toEqual({ position: 1, total: 3, previous: "C3", next: "C2" });
  expect(await client.subscribers.place({ key: "C2", sort })).toMatchObject({ position: 2, previous: "C1", next: null });
  const segment = { field: "email_consent", op: "=" as const, value: true };
  expect(await client.subscribers.place({ key: "C1", sort, segment })).toEqual({ position: 1, total: 2, previous: "C3", next: null });
  expect(await client.subscribers.place({ key: "C2", segment })).toEqual({ position: null, total: 2, previous: null, next: null });
  const { rows } = await client.subscribers.page({ fields: ["customer_id"], offset: 0, limit: 3, masked: true });
  const [one, two] = rows.map(([code]) => String(code));
  expect(await client.subscribers.place({ key: one ?? "", masked: true })).toMatchObject({ position: 0, previous: null, next: two });
  const profile = await client.subscribers.profile({ key: two ?? "", masked: true });
  expect(profile).toMatchObject({ key: two, values: { full_name: "B. R.", visits: 2 } });
  expect((await client.subscribers.timeline({ key: one ?? "", masked: true })).total).toBe(2);
  await expect(client.subscribers.profile({ key: one ?? "" })).rejects.toThrow(/no subscriber/);
  await expect(client.subscribers.profile({ key: "S-000000000000", masked: true })).rejects.toThrow(/no subscriber/);
});

it("says what names a field, and who each finding is about", async () => {
  const { client } = await prepared(`${people}\nC4,Dee Fox,dee@fox.com,Gold,true,4\nC5,Eve Oak,eve@oak.com,gold,true,4`);
  await finish(client.computed.set({ id: "busy", expression: "visits > 3" }));
  await client.segments.save({ id: "seg_v", name: "Visitors", description: "", rules: { any: [{ field: "visits", op: ">", value: 1 }] } });
  expect(await client.subscribers.fieldUses({ field: "visits" })).toEqual([
    { what: "computed field", id: "busy", name: "busy" },
    { what: "segment", id: "seg_v", name: "Visitors" },
  ]);
  expect(await client.subscribers.fieldUses({ field: "tier" })).toEqual([]);
  const findings = await finish(client.quality.findings());
  for (const { segment, kind, field, count } of findings) {
    if (segment) expect([kind, field, (await client.segments.count({ segment })).count]).toEqual([kind, field, count]);
  }
  expect(findings.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["missing", "spellings"]));
});

it("writes one spelling as a step that can be undone", async () => {
  const { client } = await prepared(`${people}\nC4,Dee Fox,dee@fox.com,Gold,true,4\nC5,Eve Oak,eve@oak.com,gold,true,4`);
  expect(await finish(client.quality.unifySpellings({ field: "tier" }))).toEqual({ cells: 1, undo: true });
  const gold = { field: "tier", op: "=" as const, value: "gold" };
  expect((await client.segments.count({ segment: gold })).count).toBe(3);
  await expect(finish(client.quality.unifySpellings({ field: "tier" }))).rejects.toThrow(/differs/);
  expect((await client.edits.undo()).redo[0]?.label).toBe("One spelling in tier");
  expect((await client.segments.count({ segment: gold })).count).toBe(2);
});

it("writes the receipt of an erasure as a file", async () => {
  const { client, files } = await prepared();
  const receipt = await finish(client.privacy.erase({ key: "C1" }));
  const made = await client.privacy.receiptFile({ receipt });
  const text = readFileSync((await files.resolve(made.token)).path, "utf8");
  expect(text).toMatch(/^Erased on .*“Changes”: C1\.\n1 row of subscribers\.\n2 events: buy 1, visit 1\.\n/);
  expect(made.name).toMatch(/^erasure receipt \d{4}-\d\d-\d\d\.txt$/);
});

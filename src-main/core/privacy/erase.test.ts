import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { cells, importText } from "../../../test/support/csv-import.ts";
import { testProject } from "../../../test/support/project.ts";
import { loadBase } from "../columns/load-base.ts";
import { setComputed } from "../computed/set-computed.ts";
import { openProject, type ProjectFile } from "../db/project-file.ts";
import { editCells } from "../edit/edit-cells.ts";
import { editHistory, walkBack } from "../edit/undo.ts";
import { erasePerson } from "./erase-person.ts";

const people = [
  "customer_id,full_name,email,phone,tier",
  "CUST-ALPHA,Zebulon Quickwater,zebulon@quickwater.example,+1 515 555 0188,gold",
  ...Array.from({ length: 300 }, (_, n) => `CUST-${n},Person Number${n},p${n}@else.example,+1 515 555 ${1000 + n},iron`),
];
const events = [
  "customer_id,event,at,page",
  "CUST-ALPHA,visit,2026-01-05,/zebulons-own-page",
  "CUST-7,visit,2026-01-06,/home",
  "CUST-ALPHA,buy,2026-01-07,",
  "CUST-8,visit,2026-01-08,/home",
];
const secrets = ["CUST-ALPHA", "Zebulon", "quickwater", "555 0188", "zebulons-own-page", "Zebedee", "oldname@quick"];

async function busyProject(): Promise<ProjectFile> {
  const project = testProject();
  const key = "customer_id";
  await importText(project, `${people.join("\n").replace("zebulon@quickwater.example", "oldname@quick.example")}\n`, { key });
  await importText(project, `${people.join("\n")}\n`, { key, how: { mode: "update" } });
  await importText(project, `${events.join("\n")}\n`, { key, as: "events" });
  await importText(project, "customer_id,event,at\nCUST-ALPHA,visit,2026-02-05\nCUST-9,buy,2026-02-06\n", {
    key,
    as: "events",
    how: { mode: "append" },
  });
  await setComputed(project, { id: "greeting", expression: '"Dear " & full_name' });
  editCells(project, [{ key: "CUST-9", field: "tier", value: "gold" }]);
  editCells(project, [{ key: "CUST-ALPHA", field: "full_name", value: "Zebedee Quickwater" }]);
  editCells(project, [
    { key: "CUST-3", field: "tier", value: "copper" },
    { key: "CUST-ALPHA", field: "tier", value: "copper" },
  ]);
  project.stores.segments.save({
    id: "s",
    name: "Some",
    description: "",
    rules: { field: "customer_id", op: "in", value: ["CUST-ALPHA", "CUST-7"] },
  });
  writeFileSync(
    join(dirname(project.path), "people rejected rows.csv"),
    "\ufeffrejected line,rejected because,customer_id,full_name\n3,the same,CUST-ALPHA,Zebulon Quickwater\n4,the same,CUST-5,Person Number5\n",
  );
  return project;
}

/** Which of the texts the bytes of the project's folder hold. */
const foundIn = (project: ProjectFile, texts: readonly string[]) => {
  const folder = dirname(project.path);
  const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString("latin1"));
  return texts.filter((text) => bytes.some((each) => each.includes(text)));
};

describe("erasing one person", () => {
  it("leaves nothing of the person in any byte of the project's folder", { timeout: 60_000 }, async () => {
    const project = await busyProject();
    expect(foundIn(project, secrets)).toEqual(secrets);
    const receipt = await erasePerson(project, "CUST-ALPHA");
    expect(foundIn(project, secrets)).toEqual([]);
    project.close();
    expect(foundIn(project, secrets)).toEqual([]);
    expect(receipt).toMatchObject({
      keys: ["CUST-ALPHA"],
      subscribers: 1,
      events: [
        { event: "buy", count: 1 },
        { event: "visit", count: 2 },
      ],
      edits: 2,
      documents: [{ what: "segment", name: "Some", values: 1 }],
      rejectFiles: [{ name: "people rejected rows.csv", rows: 1 }],
    });
    expect(receipt.restorePoints).toBe(4);
    expect(readFileSync(join(dirname(project.path), "people rejected rows.csv"), "utf8")).toContain("CUST-5");
  });

  it("leaves everybody else as they were, with restore points, events and undo", { timeout: 60_000 }, async () => {
    const project = await busyProject();
    await erasePerson(project, "CUST-ALPHA");
    const base = loadBase(project);
    expect(base.rows).toBe(300);
    expect(cells(base, "full_name")[7]).toBe("Person Number7");
    expect(cells(base, "greeting")[7]).toBe("Dear Person Number7");
    expect(cells(base, "tier").slice(3, 10)).toEqual(["copper", "iron", "iron", "iron", "iron", "iron", "gold"]);
    const keyed = cells(base, "customer_id");
    expect([...(base.events("visit")?.rows ?? [])].map((row) => keyed[row])).toEqual(["CUST-7", "CUST-8"]);
    expect([...(base.events("buy")?.rows ?? [])].map((row) => keyed[row])).toEqual(["CUST-9"]);
    expect(editHistory(project).undo.map(({ label }) => label)).toEqual(["Edit 1 cells", "Edit tier of CUST-9"]);
    walkBack(project, "undo");
    expect(cells(loadBase(project), "tier")[3]).toBe("iron");
    const points = project.stores.restorePoints.list();
    for (const { id } of points) {
      project.stores.restorePoints.restore(id);
      expect(loadBase(project).rows).toBe(300);
      for (const { id: field } of loadBase(project).fields) expect(cells(loadBase(project), field).length).toBe(300);
    }
  });

  it("has the hash of a project in which the person never was", { timeout: 60_000 }, async () => {
    const key = "customer_id";
    const project = testProject();
    await importText(project, `${people.join("\n")}\n`, { key });
    await importText(project, `${events.join("\n")}\n`, { key, as: "events" });
    await erasePerson(project, "CUST-ALPHA");
    const other = testProject();
    const without = (lines: readonly string[]) => `${lines.filter((line) => !line.startsWith("CUST-ALPHA")).join("\n")}\n`;
    await importText(other, without(people), { key });
    await importText(other, without(events), { key, as: "events" });
    expect(loadBase(project).dataHash).toBe(loadBase(other).dataHash);
  });

  it("is finished at the next opening when the process ended before the file was written anew", async () => {
    const project = await busyProject();
    const copy = Object.create(project) as ProjectFile;
    Object.defineProperty(copy, "compact", {
      value: () => {
        throw new Error("the process ended");
      },
    });
    await expect(erasePerson(copy, "CUST-ALPHA")).rejects.toThrow("the process ended");
    project.close();
    const again = openProject(project.path);
    expect(foundIn(again, secrets)).toEqual([]);
    again.close();
  });

  it("also erases one who is only in restore points and events, as after a replacement", async () => {
    const project = await busyProject();
    await importText(project, `${people.filter((line) => !line.startsWith("CUST-ALPHA")).join("\n")}\n`, { key: "customer_id" });
    const receipt = await erasePerson(project, "CUST-ALPHA");
    expect(receipt).toMatchObject({ subscribers: 0, restorePoints: 5 });
    expect(foundIn(project, secrets)).toEqual([]);
  });

  it("is refused for a key that nothing names", async () => {
    const project = await busyProject();
    await expect(erasePerson(project, "CUST-NONE")).rejects.toThrow('Nothing in the project names the key "CUST-NONE"');
    expect(existsSync(project.path)).toBe(true);
    expect(basename(project.path)).toBe("test.throughline");
  });
});

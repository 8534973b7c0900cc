import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import { baseCsv, everyone, journey } from "./journeys.ts";
import { attempt, throughline } from "./throughline.ts";

/** Every wrong input ends with status 2, a sentence that says what, where and what to do, and nothing written. */

const folder = mkdtempSync(join(tmpdir(), "throughline-bad-"));
const at = (name: string) => join(folder, name);
const project = at("base.throughline");

function put(name: string, content: string | object): string {
  writeFileSync(at(name), typeof content === "string" ? content : JSON.stringify(content));
  return at(name);
}

beforeAll(() => {
  throughline("new", project);
  throughline("import", project, put("base.csv", baseCsv(200)), "--key", "id");
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Hashes of everything in the folder, so that any change shows. */
const snapshot = () =>
  Object.fromEntries(
    readdirSync(folder).map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(at(name)))
        .digest("hex")
        .slice(0, 12),
    ]),
  );

/** Runs a command that must be refused; checks what is true of every refusal and returns the message. */
function refused(words: string[]): string {
  const before = snapshot();
  const { status, stdout, stderr } = attempt(...words);
  expect({ status, stderr }).toMatchObject({ status: 2 });
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(stdout).toBe("");
  const asJson = attempt(...words, "--json");
  expect(asJson.status).toBe(2);
  const { error } = JSON.parse(asJson.stdout) as { error: { code: string; message: string } };
  expect(error.code).toMatch(/^[a-z-/]+$/);
  expect(stderr).toContain(error.message);
  expect(snapshot()).toEqual(before);
  return stderr;
}

it("a CSV without a header", () => {
  const lines = baseCsv(50).split("\n").slice(1).join("\n");
  const said = refused(["import", project, put("headless.csv", lines), "--key", "id"]);
  expect(said).toContain("headless.csv");
});

it("a missing key column", () => {
  const said = refused(["import", project, at("base.csv"), "--key", "customerID"]);
  expect(said).toContain("base.csv");
  expect(said).toContain("customerID");
  expect(said).toContain("id");
});

it("a file that is not there, a folder, an empty file", () => {
  expect(refused(["import", project, at("none.csv")])).toContain("none.csv");
  expect(refused(["import", project, folder])).toContain(basename(folder));
  expect(refused(["import", project, put("empty.csv", "")])).toContain("empty.csv");
});

it("a mapping that is damaged, or is none", () => {
  expect(refused(["import", project, at("base.csv"), "--mapping", put("mapping.json", "{")])).toContain("mapping.json");
  expect(refused(["import", project, at("base.csv"), "--mapping", put("other.json", { format: "x" })])).toContain("other.json");
});

it("an unknown journey kind", () => {
  const odd = journey([everyone(), { id: "pigeon", kind: "carrier-pigeon", config: {} }], ["in -> pigeon"]);
  const file = put("odd.json", odd);
  for (const words of [
    ["run", project, file],
    ["journey", "add", project, file],
    ["journey", "lint", file],
  ]) {
    const said = refused(words);
    expect(said).toContain("odd.json");
    expect(said).toContain("nodes[1].kind");
    expect(said).toContain("carrier-pigeon");
    expect(said).toContain("email");
  }
});

it("a cycle in which no time passes", () => {
  const split = {
    id: "again",
    kind: "random-split",
    config: {
      shares: [
        { id: "yes", percent: 50 },
        { id: "no", percent: 50 },
      ],
    },
  };
  const loop = journey(
    [everyone(), { id: "mail", kind: "email", config: {} }, split],
    ["in -> mail", "mail -> again", "again.yes -> mail"],
  );
  const said = refused(["run", project, put("loop.json", loop)]);
  expect(said).toMatch(/time/);
});

it("damaged JSON, with the place where it breaks", () => {
  const file = put("damaged.json", '{\n  "format": "throughline.journey",\n  "nodes": [ }\n');
  expect(refused(["run", project, file])).toMatch(/damaged\.json:3:\d+/);
  expect(refused(["segment", "count", project, put("segment.json", '{ "all": [')])).toContain("segment.json");
});

it("a project file that is not ours, or is cut off, or is not there", () => {
  const sqlite = at("foreign.throughline");
  const foreign = new Database(sqlite);
  foreign.exec("CREATE TABLE t (a)");
  foreign.close();
  expect(refused(["fields", sqlite])).toContain("foreign.throughline");
  expect(refused(["import", put("text.throughline", "just text"), at("base.csv")])).toContain("text.throughline");
  writeFileSync(at("cut.throughline"), readFileSync(project).subarray(0, 5000));
  expect(refused(["fields", at("cut.throughline")])).toContain("cut.throughline");
  expect(refused(["fields", at("none.throughline")])).toContain("none.throughline");
});

it("a project file that is newer than the application", () => {
  const newer = at("newer.throughline");
  copyFileSync(project, newer);
  const database = new Database(newer);
  const known = database.pragma("user_version", { simple: true }) as number;
  database.pragma("user_version = 900");
  database.pragma("journal_mode = DELETE");
  database.close();
  for (const words of [
    ["fields", newer],
    ["import", newer, at("base.csv"), "--key", "id"],
    ["run", newer, put("fine.json", journey([everyone()], []))],
  ]) {
    const said = refused(words);
    expect(said).toContain("newer.throughline");
    expect(said).toContain("900");
    expect(said).toContain(String(known));
  }
});

it("a new project where there is already a file, or with impossible settings", () => {
  expect(refused(["new", project])).toContain("base.throughline");
  expect(refused(["new", at("fresh.throughline"), "--time-zone", "Mars/Olympus"])).toContain("Mars/Olympus");
  expect(refused(["new", at("fresh.throughline"), "--currency", "dollars"])).toContain("dollars");
  expect(existsSync(at("fresh.throughline"))).toBe(false);
});

it("what cannot be served: no project, or a port that another program has", async () => {
  expect(refused(["serve", put("foreign.throughline", "no project")])).toContain("foreign.throughline: ");
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  expect(refused(["serve", project, "--port", String(port)])).toContain(`Port ${port}`);
  other.close();
});

it("unknown names, with those there are", () => {
  expect(refused(["run", project, "Spring"])).toContain("Spring");
  expect(refused(["segment", "count", project, "Everyone else"])).toContain("Everyone else");
  expect(refused(["segment", "count", project, '{"field":"tenur","op":"<","value":3}'])).toContain("tenur");
  expect(refused(["export", "plan", project])).toContain("run");
  expect(refused(["export", "plan", project, "--format", "docx"])).toContain("pdf");
  expect(refused(["run", project, at("fine.json"), "--start", "2026-02-30"])).toContain("2026-02-30");
});

it("unknown commands and options, with the commands there are", () => {
  expect(refused(["calibrate", project])).toContain("import");
  expect(refused(["journey", "convert", "x"])).toContain("lint");
  expect(refused(["run", project, at("fine.json"), "--sede", "3"])).toContain("--sede");
  expect(refused(["run", project, at("fine.json"), "--seed", "many"])).toContain("many");
  expect(refused(["schema", "plan"])).toContain("journey");
  expect(refused(["run", project])).toContain("journey");
  expect(refused([])).toContain("run");
});

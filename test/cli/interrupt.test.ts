import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { baseCsv, everyone, journey } from "./journeys.ts";
import { attempt, command, throughline } from "./throughline.ts";

const folder = mkdtempSync(join(tmpdir(), "throughline-interrupt-"));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the real command; `said` grows with what it prints. */
function begin(...words: string[]) {
  const child = spawn(process.execPath, [command, ...words], { stdio: ["ignore", "pipe", "pipe"] });
  const said = { out: "", err: "" };
  child.stdout.on("data", (text) => {
    said.out += text;
  });
  child.stderr.on("data", (text) => {
    said.err += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { child, said, ended };
}

it("ends a running job with 130 within a second of Ctrl+C, and keeps nothing of it", async () => {
  const project = at("base.throughline");
  writeFileSync(at("base.csv"), baseCsv(20_000));
  writeFileSync(at("journey.json"), JSON.stringify(journey([everyone(), { id: "mail", kind: "email", config: {} }], ["in -> mail"])));
  throughline("new", project);
  throughline("import", project, at("base.csv"), "--key", "id");
  const { child, said, ended } = begin("run", project, at("journey.json"), "--replications", "1000");
  await expect.poll(() => said.err, { timeout: 30_000 }).toContain("Dry run");
  const asked = performance.now();
  child.kill("SIGINT");
  expect(await ended).toBe(130);
  expect(performance.now() - asked).toBeLessThan(1500);
  expect(said.out).toBe("");
  expect(said.err).toContain("Cancelled.");
  // No run was kept, and the project is free again.
  expect(attempt("export", "plan", project).stderr).toContain("no run");
});

it("serves on loopback until Ctrl+C", async () => {
  const project = at("served.throughline");
  throughline("new", project);
  const { child, said, ended } = begin("serve", project, "--json");
  await expect.poll(() => said.out, { timeout: 30_000 }).toContain("}");
  const { url } = JSON.parse(said.out) as { url: string };
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=/);
  const status = await new Promise((resolve, reject) => get(url, (response) => resolve(response.statusCode)).on("error", reject));
  expect(status).toBe(302);
  child.kill("SIGINT");
  expect(await ended).toBe(0);
});

it("ends without complaint when its reader has seen enough", async () => {
  const project = at("read.throughline");
  writeFileSync(at("many.csv"), baseCsv(40_000));
  throughline("new", project);
  throughline("import", project, at("many.csv"), "--key", "id");
  const { child, said, ended } = begin("segment", "count", project, '{"all":[]}', "--list");
  child.stdout.once("data", () => child.stdout.destroy());
  expect(await ended).toBe(0);
  expect(said.err).not.toContain("EPIPE");
});

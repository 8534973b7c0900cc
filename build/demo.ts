import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { Io } from "../src-main/host-cli/io.ts";
import { summary } from "../src-main/host-cli/run-summary.ts";
import { makeSampleAt, type Session, withCore } from "../src-main/host-cli/session.ts";
import { planFormats } from "../src-shared/contract/plans.ts";
import { plural } from "../src-shared/lib/numbers.ts";
import { journeyPicture } from "../src-shared/plan/picture.ts";
import { requireModernNode } from "./guard.ts";

/** `npm run demo`: the main job without a window. Everything it makes lies in `out/demo`. */
const root = resolve(import.meta.dirname, "..");
const out = join(root, "out/demo");
const say = (line: string) => process.stdout.write(`${line}\n`);

async function demo(session: Session): Promise<void> {
  const { client, files, signal, wait } = session;
  const path = join(out, "sample.throughline");
  await makeSampleAt(path, session);
  const project = await client.project.open({ file: files.hand(path) });
  say(
    `Sample workspace: ${plural(project.subscribers, "subscriber")}, ${plural(project.fields, "field")}, ${plural(project.events, "event")}\n`,
  );

  const [journey] = await client.journeys.list();
  if (!journey) throw new Error("the sample workspace has no journey");
  const run = await wait(client.runs.start({ journeyId: journey.id, options: {}, name: "Demo" }, { signal }));
  for (const line of summary(run, project)) say(line);

  const made = await wait(client.plans.export({ runId: run.id, formats: [...planFormats] }, { signal }));
  const written = made.map(({ token, name }) => {
    const download = files.download(token);
    if (!download) throw new Error(`${name} is not at hand`);
    copyFileSync(download.path, join(out, name));
    return join(out, name);
  });
  const picture = join(out, "journey.svg");
  writeFileSync(picture, journeyPicture(run.journey, run.results, "light"));
  say("\nWritten:");
  for (const file of [path, ...written, picture]) say(`  ${relative(root, file)}`);
}

async function main(): Promise<void> {
  requireModernNode();
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  await withCore(new Io({}), demo);
}

main().catch((error: unknown) => {
  process.stderr.write(`The demo failed: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

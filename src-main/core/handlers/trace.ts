import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { Trace } from "../../../src-shared/model/trace.ts";
import { tellLog, zoneOfRow } from "../../../src-shared/trace/tell.ts";
import { whyNotContacted } from "../../../src-shared/trace/why.ts";
import { rowOfKey } from "../columns/profile.ts";
import type { SimulateHooks } from "../simulate/index.ts";
import type { OpenProject } from "../workspace.ts";
import { reopen } from "./run-again.ts";

/** What happened to one subscriber in a saved run. Throws InputError for an unknown key, and when the run cannot be run again as it was. */
export async function traceOf(
  project: OpenProject,
  { runId, key, replication }: { runId: string; key: string; replication: number },
  hooks: SimulateHooks,
): Promise<Trace> {
  const base = project.base();
  const row = rowOfKey(base, key);
  if (row === undefined)
    throw new InputError("subscriber-unknown", `There is no subscriber with the key "${key}".`, {
      where: "key",
      todo: "The key is the customer's own id, as it was imported.",
    });
  const { run, places, tracer } = await reopen(project, runId, replication, hooks);
  const { program } = tracer;
  const workspaceZone = project.file.settings().timeZone;
  const scene = { program, places, workspaceZone, base, row, segments: project.segmentOfThen, log: tracer.log(row) };
  const lines = tellLog(scene);
  return {
    run: { id: run.id, name: run.name, journey: run.journeyName },
    key,
    replication,
    zone: zoneOfRow(program, row).name,
    sent: lines.filter(({ what }) => what === "sent").length,
    why: whyNotContacted(scene, lines),
    lines,
  };
}

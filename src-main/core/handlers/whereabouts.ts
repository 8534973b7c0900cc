import type { SavedRun } from "../../../src-shared/contract/runs.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { Whereabouts } from "../../../src-shared/model/trace.ts";
import { nodeLabel } from "../../../src-shared/plan/run.ts";
import { fieldOfRole } from "../../../src-shared/segments/roles.ts";
import { cellAt } from "../../../src-shared/table/column.ts";
import { Census } from "../../../src-shared/trace/census.ts";
import { fateOf, targetOf } from "../../../src-shared/trace/fate.ts";
import type { LoadedBase } from "../columns/load-base.ts";
import { Pacer } from "../columns/pacer.ts";
import type { SimulateHooks } from "../simulate/index.ts";
import type { OpenProject } from "../workspace.ts";
import { reopen } from "./run-again.ts";
import { runOf } from "./saved-run.ts";

/** Rows between two looks at the clock: a few hundred microseconds of work. */
const STEP = 64;

function keysOf(base: LoadedBase): (row: number) => string {
  const field = fieldOfRole(base.fields, "key");
  const column = field && base.column(field.id);
  if (!column) throw new InputError("base-empty", "There are no subscribers to list.", { todo: "Import them first." });
  return (row) => String(cellAt(column, row));
}

/** There is no such node in the run's journey; where a journey that ran beside has it, the error names that one's run. */
function unknownNode(project: OpenProject, run: SavedRun, node: string): InputError {
  const { journeys = [], runs = [] } = run.together ?? {};
  const beside = journeys.flatMap(({ nodes }, at) => {
    const id = nodes.some((each) => each.id === node) ? runs[at] : undefined;
    return id === undefined ? [] : (project.file.stores.runs.get(id) ?? []);
  })[0];
  return new InputError("node-unknown", `The journey of the run "${run.name}" has no node "${node}".`, {
    where: "node",
    todo: beside
      ? `"${beside.journeyName}", which ran beside, has it: ask the run "${beside.name}" (${beside.id}).`
      : `Its nodes are ${run.journey.nodes.map(({ id }) => id).join(", ")}.`,
  });
}

/** Who is at a node of a saved run when it ends, and what stopped the rest: every subscriber is run again, and told by what became of them. */
export async function whereaboutsOf(
  project: OpenProject,
  { runId, node, replication }: { runId: string; node: string; replication: number },
  hooks: SimulateHooks,
): Promise<Whereabouts> {
  const run = runOf(project, runId);
  const found = run.journey.nodes.find(({ id }) => id === node);
  if (!found) throw unknownNode(project, run, node);
  const base = project.base();
  const keyOf = keysOf(base);
  const { tracer, places } = await reopen(project, runId, replication, hooks);
  const target = targetOf(tracer.program, run.together?.own ?? 0, node);
  const census = new Census(base.keyHash);
  const pacer = new Pacer({ onProgress: hooks.onProgress, signal: hooks.signal });
  for (let row = 0; row < base.rows; row++) {
    const fate = fateOf(target, tracer.log(row));
    if (fate) census.add(row, fate);
    if (row % STEP === 0) await pacer.step(row, base.rows);
  }
  await pacer.step(base.rows, base.rows);
  return {
    run: { id: run.id, name: run.name, journey: run.journeyName },
    node,
    label: nodeLabel(found),
    replication,
    ...census.whereabouts(places, keyOf),
  };
}

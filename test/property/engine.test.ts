import fc from "fast-check";
import { expect, it } from "vitest";
import { solveHere } from "../../src-shared/engine/local.ts";
import type { LogEntry } from "../../src-shared/engine/log.ts";
import type { Program, Send } from "../../src-shared/engine/program.ts";
import { reconcile } from "../../src-shared/engine/reconcile.ts";
import { interpret } from "../../src-shared/engine/reference/interpreter.ts";
import { tally } from "../../src-shared/engine/reference/tally.ts";
import { Tracer } from "../../src-shared/engine/trace.ts";
import { aloneCases, compiledCase, type EngineCase, togetherCases } from "./engine-cases.ts";
import { judgeFunnel, judgeSends } from "./engine-judge.ts";

const byRow = (log: readonly LogEntry[], row: number) => log.filter((entry) => entry.row === row);

/** The program with the rates of a replication in place of its own. */
const withRates = (program: Program, sends: readonly (Send | null)[] | null): Program =>
  sends === null
    ? program
    : { ...program, nodes: program.nodes.map((node, at) => (sends[at] ? { ...node, op: { op: "send", send: sends[at] } } : node)) };

/** Runs one replication of a case by both engines, which must agree, and judges what they did. */
function agree(random: EngineCase): void {
  const compiled = compiledCase(random, 2);
  fc.pre(compiled !== undefined);
  const replication = random.seed % 2;
  const sends = compiled.sendsOf?.(replication) ?? null;
  const program = withRates(compiled.program, sends);
  const reference = interpret(program, replication);
  const solved = solveHere(compiled, replication);
  const tracer = new Tracer(compiled.program, replication, solved.decisions, sends);
  for (let row = 0; row < program.subscribers.rows; row++) expect(tracer.log(row)).toEqual(byRow(reference.log, row));
  const { counts } = solved;
  expect(counts).toEqual(tally(program, reference));
  reconcile(program, counts);
  judgeSends(program, reference.log);
  for (const { responses } of counts.nodes) judgeFunnel(responses);
}

/** `runs` times what THROUGHLINE_PROPERTY_RUNS asks for in place of 400; THROUGHLINE_PROPERTY_SEED replaces the seed. */
const options = (share: number) => ({
  numRuns: Math.max(1, Math.round(share * Number(process.env.THROUGHLINE_PROPERTY_RUNS ?? 400))),
  verbose: 1,
  seed: Number(process.env.THROUGHLINE_PROPERTY_SEED ?? 20261125),
});

it("the fast engine equals the reference interpreter, event by event and count by count, and what it does is allowed", () => {
  fc.assert(fc.property(aloneCases, agree), options(1));
}, 300_000);

it("so it does with two or three journeys in one run, which share caps, pools, contact pressure and subscribers", () => {
  fc.assert(fc.property(togetherCases, agree), options(0.5));
}, 300_000);

import type { ArmCounts, JourneyCounts } from "../counts.ts";
import { Heap } from "../heap.ts";
import type { LogEntry, LogKind } from "../log.ts";
import type { Program, ProgramNode } from "../program.ts";
import { philox4x32 } from "../random/philox.ts";
import { worldOf } from "../random/streams.ts";
import { phases } from "../words.ts";
import { type PoolState, poolState } from "./pools.ts";
import { type Happening, order } from "./queue.ts";
import type { Instance, Subscriber } from "./world.ts";

/** An experiment while the run goes on: what its arms have scored, and when it is decided. */
export interface ExperimentState {
  arms: ArmCounts[];
  decidesAt: number;
  decided: boolean;
  /** -1 for none. */
  winner: number;
}

/** One run of the reference interpreter: the clock, the queue of everything to come, the log, and what subscribers share. The rules are functions on it, a file each. */
export class Run {
  readonly program: Program;
  readonly replication: number;
  readonly log: LogEntry[] = [];
  /** By journey: responses inside the conversion window, but due after the horizon. */
  readonly pending: number[];
  /** By journey: what became of the do-nothing twins of those who entered it first. */
  readonly twins: Pick<JourneyCounts, "twinConverted" | "twinChurned">[];
  readonly pools: PoolState[];
  /** By budget: what is left of it, in millionths of the currency. */
  readonly left: number[];
  /** What messages reserved of budgets. */
  readonly charges: { budget: number; amount: number }[] = [];
  readonly experiments: ExperimentState[];
  /** Moments at which pools are going to serve. */
  readonly serviceTimes = new Set<number>();
  now: number;
  /** What an instance does at the node to which it has come. */
  readonly act: (run: Run, instance: Instance) => void;
  readonly #queue = new Heap<Happening>(order);
  #sequence = 0;

  constructor(program: Program, replication: number, act: Run["act"]) {
    this.program = program;
    this.replication = replication;
    this.act = act;
    this.pending = program.journeys.map(() => 0);
    this.twins = program.journeys.map(() => ({ twinConverted: 0, twinChurned: 0 }));
    this.pools = program.pools.map(poolState);
    this.left = program.budgets.map(({ total }) => total);
    this.experiments = program.experiments.map(({ arms }) => ({
      arms: Array.from({ length: arms }, () => ({ entered: 0, succeeded: 0 })),
      decidesAt: Number.POSITIVE_INFINITY,
      decided: false,
      winner: -1,
    }));
    this.now = program.start;
  }

  /** The four random words of a purpose, for a subscriber and a visit. */
  block(subscriber: Pick<Subscriber, "key">, stream: number, visit: number): number[] {
    const words = new Uint32Array(4);
    const { high, low } = subscriber.key;
    philox4x32(words, high, low, stream, worldOf(this.replication, visit), this.program.seedLow, this.program.seedHigh);
    return [...words];
  }

  schedule(subscriber: Subscriber, time: number, phase: number, instance: number, run: () => void, priority = 0): void {
    this.#queue.add({ time, phase, priority, ...subscriber.order, instance, sequence: this.#sequence++, run });
  }

  later({ subscriber, number, journey }: Instance, time: number, phase: number, run: () => void): void {
    this.schedule(subscriber, time, phase, number, run, journey.priority);
  }

  /** The pools serve, which is nobody's own business. */
  scheduleService(time: number, run: () => void): void {
    this.#queue.add({ time, phase: phases.service, priority: 0, high: 0, low: 0, instance: 0, sequence: this.#sequence++, run });
  }

  /** Lets everything happen, in the total order, until the horizon. */
  happen(): void {
    for (let next = this.#queue.take(); next && next.time < this.program.end; next = this.#queue.take()) {
      this.now = next.time;
      next.run();
    }
  }

  write(what: LogKind, subscriber: Subscriber, instance: number, node: number, detail = "", until = this.now): void {
    this.log.push({ time: this.now, row: subscriber.row, instance, what, node, detail, until });
  }

  note(what: LogKind, instance: Instance, detail = "", until = this.now): void {
    this.write(what, instance.subscriber, instance.number, instance.node, detail, until);
  }

  nodeOf(instance: Instance): ProgramNode {
    return this.program.nodes[instance.node] as ProgramNode;
  }
}

/** The instances of a subscriber in one journey, oldest first. */
export const ofJourney = ({ instances }: Subscriber, journey: number): Instance[] => instances.filter((one) => one.journeyAt === journey);

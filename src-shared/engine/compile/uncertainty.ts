import type { Benchmark, Channel } from "../../channels/channel.ts";
import type { Response, ResponseEntry } from "../../model/response.ts";
import { exp, log, normalQuantile } from "../random/mathematics.ts";
import { philox4x32, uniform } from "../random/philox.ts";
import { streamOf } from "../random/streams.ts";

/** Standard normal value below which 90 % lie: half the width of an 80 % range. */
const WIDTH = 1.2815515655446004;
const logit = (p: number): number => log(p / (1 - p));

/**
 * Rates that nobody knows for sure, drawn once for each replication: from a normal distribution of the log odds where a 10 to 90 %
 * range is known, else from Beta(p n, (1 - p) n) where it is known from how many contacts the rate was learnt. Draws are named by
 * channel, stage and class of subscribers, so that two designs meet the same ones.
 */
export class Uncertainty {
  readonly #key: readonly [low: number, high: number];
  readonly #replication: number;

  constructor(key: readonly [low: number, high: number], replication: number) {
    this.#key = key;
    this.#replication = replication;
  }

  /** Uniform numbers of a name, one after the other. */
  #draws(name: string): () => number {
    const stream = streamOf("", `parameter:${name}`);
    const words = new Uint32Array(4);
    let drawn = 0;
    return () => {
      if ((drawn & 3) === 0) philox4x32(words, drawn >>> 2, 0x70617261, stream, this.#replication, this.#key[0], this.#key[1]);
      return uniform(words[drawn++ & 3] as number);
    };
  }

  /** A gamma variate of shape `k` and scale 1. Source: Marsaglia and Tsang, "A simple method for generating gamma variables", 2000. */
  #gamma(k: number, next: () => number): number {
    if (k < 1) return this.#gamma(k + 1, next) * exp(log(next()) / k);
    const d = k - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normalQuantile(next());
      const v = (1 + c * x) ** 3;
      if (v > 0 && log(next()) < 0.5 * x * x + d - d * v + d * log(v)) return d * v;
    }
  }

  #beta(name: string, p: number, n: number): number {
    const next = this.#draws(name);
    const yes = this.#gamma(p * n, next);
    return yes / (yes + this.#gamma((1 - p) * n, next));
  }

  #rate(name: string, { value, low, high, n }: Benchmark, strength: number | null): number {
    if (value <= 0 || value >= 1) return value;
    if (low !== null && high !== null && low > 0 && high < 1 && low < high) {
      const spread = (logit(high) - logit(low)) / (2 * WIDTH);
      const odds = exp(logit(value) + spread * normalQuantile(this.#draws(name)()));
      return odds / (1 + odds);
    }
    const contacts = n === undefined ? strength : n;
    return contacts === null ? value : this.#beta(name, value, contacts);
  }

  /** A channel whose rates are those of the replication; prices stay. */
  channel(channel: Channel, segment: string): Channel {
    const parameters = Object.entries(channel.parameters).map(([stage, parameter]) => [
      stage,
      { ...parameter, value: this.#rate(`${channel.id}:${stage}:${segment}`, parameter, channel.priorStrength), low: null, high: null },
    ]);
    return { ...channel, parameters: Object.fromEntries(parameters) };
  }

  /** A node's own rates, of which those with a number of contacts are drawn. */
  given(node: string, response: Response): Response {
    const drawn = (stage: string, entry: ResponseEntry | undefined): ResponseEntry | undefined =>
      typeof entry === "object" && entry.n !== undefined && entry.p > 0 && entry.p < 1
        ? { ...entry, p: this.#beta(`${node}:${stage}`, entry.p, entry.n) }
        : entry;
    return Object.fromEntries(Object.entries(response).map(([stage, entry]) => [stage, drawn(stage, entry)])) as Response;
  }
}

import { setImmediate as pause } from "node:timers/promises";
import { type Found, type Pass, PassRunner, type Program } from "../../../src-shared/engine/index.ts";
import { runBlocks } from "./blocks.ts";
import type { Share } from "./protocol.ts";

/** How long the calling thread is kept busy at a time. */
const SLICE_MS = 15;

/** What the calling thread runs of a pass; it gives itself back every few milliseconds. */
export class OwnPart {
  readonly #program: Program;
  readonly #control: Int32Array;
  #runner: PassRunner | undefined;

  constructor(program: Program, control: Int32Array) {
    this.#program = program;
    this.#control = control;
  }

  /** Blocks of a pass over `count` rows until there are no more. */
  async run(pass: Pass, share: Share, count: number): Promise<Found> {
    // Whatever else has been asked for begins first: threads are handed their part.
    await pause();
    if (this.#runner) this.#runner.begin(pass);
    else this.#runner = new PassRunner(this.#program, pass);
    const steps = runBlocks(this.#runner, this.#control, share, count);
    for (let until = performance.now() + SLICE_MS; !steps.next().done; ) {
      if (performance.now() < until) continue;
      await pause();
      until = performance.now() + SLICE_MS;
    }
    return this.#runner.found();
  }
}

import { countAt, Ledger } from "./ledger";
import { allocate } from "./memory";
import { DAY_PAID, DAY_SENT, NODE_RESPONSES } from "./places";
import { Node, Op, Outcome, Program, Send, SendClass } from "./program";
import { nodeAt, S } from "./state";
import { clearStretches, tellStretches } from "./stretches";
import { tellWays } from "./ways";

/** Counts that follow from others, and are left out while subscribers run. */

/** By node: so many messages were sent when it was told last what follows from them. */
let told: usize = 0;

export function newSums(program: Program): void {
  told = allocate(<usize>program.nodeCount << 3);
}

/** A pass begins. */
export function clearSums(): void {
  clearStretches();
  memory.fill(told, 0, <usize>S.program.nodeCount << 3);
}

/**
 * What was paid follows from what was sent where every message costs the price; so do stages that come to every message. Rates are those of
 * the pass: counts are read before those of the next one are written.
 */
function tellSends(node: Node): void {
  const send = changetype<Send>(node.argument);
  const rates = changetype<SendClass>(send.classes);
  let sent: f64 = 0;
  for (let day = 0; day < S.program.dayCount; day++) {
    const at = Ledger.rows + <usize>day * Ledger.rowBytes + node.place;
    const today = load<f64>(at + (DAY_SENT << 3));
    if (rates.paysAlways !== 0) store<f64>(at + (DAY_PAID << 3), today * rates.price);
    sent += today;
  }
  const before = told + (<usize>node.index << 3);
  const more = sent - load<f64>(before);
  store<f64>(before, sent);
  if (S.program.modelled !== 0) return;
  for (let i = 0; i < rates.certain; i++) {
    const stage = changetype<Outcome>(rates.funnel + <usize>i * offsetof<Outcome>()).stage;
    const at = Ledger.pass + (<usize>(node.counts + NODE_RESPONSES + stage) << 3);
    store<f64>(at, load<f64>(at) + more);
  }
}

/** Adds what follows from what the pass has counted so far. */
export function tellSums(): void {
  countAt(Ledger.pass, 1);
  tellStretches();
  for (let day = 0; day < S.program.dayCount; day++) tellWays(Ledger.rows + <usize>day * Ledger.rowBytes, Ledger.pass);
  for (let i = 0; i < S.program.nodeCount; i++) if (nodeAt(i).op === Op.Send) tellSends(nodeAt(i));
}

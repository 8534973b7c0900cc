import { poisson } from "../random/mathematics.ts";
import { uniform } from "../random/philox.ts";
import { phases, stageNumbers } from "../words.ts";
import { touch } from "./exits.ts";
import { churnTime, fateOf, twinOf } from "./fate.ts";
import type { Run } from "./run.ts";
import { type Fate, rowIn, type Subscriber } from "./world.ts";

// Section 7: what happens without contact.

const CONVERTED = stageNumbers.indexOf("converted");

/** At the first entry the subscriber's fate begins, and the twin's whole life is known. */
export function beginFate(run: Run, subscriber: Subscriber, journey: number): void {
  const fate = fateOf(run.program, subscriber.row, run.now, (stream) => run.block(subscriber, stream, 0));
  subscriber.fate = fate;
  const twin = twinOf(run.program, fate);
  const counts = run.twins[journey] as Run["twins"][number];
  if (twin.converts) counts.twinConverted++;
  if (twin.churns) counts.twinChurned++;
  // Before events and the instances of the same moment: churn first.
  if (Number.isFinite(fate.baseline)) run.schedule(subscriber, fate.baseline, phases.world, -2, () => convertAlone(run, subscriber));
  awaitChurn(run, subscriber, fate);
}

function awaitChurn(run: Run, subscriber: Subscriber, fate: Fate): void {
  const time = churnTime(fate);
  if (Number.isFinite(time))
    run.schedule(subscriber, time, phases.world, -3, () => {
      if (!subscriber.gone && churnTime(fate) === time) churn(run, subscriber);
    });
}

/** A contact or a conversion changes the hazard of churn from now on. */
export function changeChurn(run: Run, subscriber: Subscriber, ratio: number | undefined): void {
  if (!subscriber.fate || subscriber.gone || ratio === undefined || ratio === 1) return;
  subscriber.fate.changes.push({ time: run.now, ratio });
  awaitChurn(run, subscriber, subscriber.fate);
}

function churn(run: Run, subscriber: Subscriber): void {
  subscriber.gone = true;
  subscriber.churned = true;
  run.write("churned", subscriber, subscriber.instances.length - 1, -1);
  touch(run, subscriber);
}

function convertAlone(run: Run, subscriber: Subscriber): void {
  if (subscriber.gone) return;
  changeChurn(run, subscriber, run.program.world?.churn?.perConversion);
  run.write("baseline", subscriber, subscriber.instances.length - 1, -1, run.now <= subscriber.attributedUntil ? "attributed" : "");
  refer(run, subscriber);
  for (const instance of subscriber.instances) if (instance.active && instance.journey.goalStage === CONVERTED) instance.goalMet = true;
  touch(run, subscriber);
}

/** Who converts for the first time may bring others. */
export function refer(run: Run, subscriber: Subscriber): void {
  const { referral, masks } = run.program;
  if (!referral || subscriber.converted) return;
  subscriber.converted = true;
  if (referral.mask >= 0 && !rowIn(masks[referral.mask], subscriber.row)) return;
  const brought = poisson(referral.mean, uniform(run.block(subscriber, referral.stream, 0)[0] as number));
  if (brought > 0) run.write("referred", subscriber, subscriber.instances.length - 1, -1, String(brought));
}

import type { Update } from "../program.ts";
import { check } from "./exits.ts";
import type { Run } from "./run.ts";
import { leave } from "./walk.ts";
import type { Instance } from "./world.ts";

/** Sets values; as any change of attributes, it is followed by a look at the exit criteria. */
export function update(run: Run, instance: Instance, { set, suppressed, churned, consent, address, told }: Update): void {
  const { subscriber } = instance;
  for (const [field, value] of set) subscriber.fields.set(field, value);
  subscriber.suppressed = suppressed ?? subscriber.suppressed;
  if (churned && !subscriber.churned) subscriber.gone = true;
  subscriber.churned = churned ?? subscriber.churned;
  change(subscriber.consent, consent);
  change(subscriber.address, address);
  run.note("updated", instance, told);
  if (!instance.journey.exitAtEndOfStep) check(run, instance);
  leave(run, instance, 0);
}

function change(channels: Set<number>, wanted: Update["consent"]): void {
  for (const [channel, has] of wanted.entries())
    if (has) channels.add(channel);
    else if (has === false) channels.delete(channel);
}

import { dayOf } from "./clock";
import { countEvents } from "./events";
import { Instance } from "./instance";
import { Condition, NO_DATE } from "./program";
import { countResponses } from "./responses";
import { inMask } from "./state";
import { clockAt, consents, dateIn, valueOf } from "./subject";

@inline
function partAt(condition: Condition, index: i32): usize {
  return load<usize>(condition.parts + (<usize>index << 2));
}

/** Whether a condition holds now; `instance` is whose responses are asked about, null where there is none. */
export function holds(at: usize, now: f64, instance: usize): bool {
  const condition = changetype<Condition>(at);
  switch (condition.kind) {
    case 0:
      return inMask(condition.mask);
    case 1: {
      const value = valueOf(condition.what);
      return value === 0 ? inMask(condition.mask) : load<u8>(condition.bytes + <usize>(value - 1)) === 1;
    }
    case 2:
      return consents(condition.what);
    case 3: {
      const date = dateIn(condition.what);
      if (date === NO_DATE) return false;
      const ahead = <f64>date - dayOf(clockAt(condition.zone).toLocal(now));
      return ahead >= condition.low && ahead <= condition.high;
    }
    case 4: {
      const from = condition.within < 0 ? condition.after : max(condition.after, now - condition.within + 1);
      const count = <f64>countEvents(condition.what, from, min(condition.before, now + 1));
      return count >= condition.least && count <= condition.most;
    }
    case 5: {
      const since = condition.within < 0 ? -Infinity : now - condition.within;
      const count: f64 =
        instance === 0 ? 0 : <f64>countResponses(changetype<Instance>(instance), condition.what, condition.bytes, since);
      return count >= condition.least && count <= condition.most;
    }
    case 6:
      for (let i = 0; i < condition.count; i++) if (!holds(partAt(condition, i), now, instance)) return false;
      return true;
    default:
      for (let i = 0; i < condition.count; i++) if (holds(partAt(condition, i), now, instance)) return condition.kind === 7;
      return condition.kind === 8;
  }
}

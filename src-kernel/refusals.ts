import { count, tell } from "./ledger";
import { JOURNEY, MATCHED, NOT_ENTERED, Told } from "./places";
import { nodeAt, S } from "./state";

/** Somebody matched an entry and did not enter. */
export function notEntered(node: i32, reason: i32): void {
  const base = nodeAt(node).journey * JOURNEY;
  count(base + MATCHED);
  count(base + NOT_ENTERED + reason);
  if (S.logging) tell(Told.NotEntered, -1, node, reason, S.now);
}

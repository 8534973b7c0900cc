import { quietUntil } from "./clock";
import { addContact, capsAllow } from "./contacts";
import { Instance } from "./instance";
import { bump, count } from "./ledger";
import { countAtOnce, Outcomes, responseWords, settleMean } from "./outcomes";
import { Node, Send, SendClass } from "./program";
import { DAY_SENT, NODE_SKIPPED, Skip } from "./places";
import { firstOf } from "./random";
import { schedule } from "./responder";
import { S } from "./state";
import { barrier, reachable } from "./subject";
import { check } from "./walk";

/** What `sendPlainly` came to. */
export const enum Plain {
  /** The gate has to be asked. */
  Not,
  /** Sent, or skipped. */
  Done,
  /** Sent, and responses may follow or have followed. */
  Responded,
}

/**
 * The send gate of a message that asks for nothing shared, which most are, and the dispatch where the run has no response model, budget or
 * churn. Does nothing where there is more to it. `today` is the address of the node's counts of the day; the instance is not held out.
 */
@inline
export function sendPlainly(instance: Instance, node: Node, send: Send, visit: i32, today: usize): Plain {
  if (send.plain === 0) return Plain.Not;
  if (!reachable(send.channel)) return refuse(node, barrier(send.channel));
  const now = S.now;
  if (now !== S.calm) if (isQuiet(instance, now)) return Plain.Not;
  if (send.transactional === 0) if (!capsAllow(now, send.channel, instance.index)) return refuse(node, Skip.FrequencyCap);
  if (!S.plain) return Plain.Not;
  const rates = changetype<SendClass>(send.classes);
  bump(today + (DAY_SENT << 3), 1);
  addContact(now, send.channel, instance.index);
  instance.sends++;
  const words = responseWords(send, visit);
  if (<f64>firstOf(words) >= rates.doubt) return Plain.Done;
  return respondPlainly(instance, node, send, rates, visit, words);
}

function isQuiet(instance: Instance, now: f64): bool {
  return instance.journey.hasQuiet !== 0 && quietUntil(instance.journey, now) > now;
}

@inline
function refuse(node: Node, reason: i32): Plain {
  count(node.counts + NODE_SKIPPED + reason);
  return Plain.Done;
}

function respondPlainly(instance: Instance, node: Node, send: Send, rates: SendClass, visit: i32, words: v128): Plain {
  const counted = countAtOnce(node, rates, firstOf(words));
  if (counted < 0) return Plain.Done;
  instance.node = node.index;
  settleMean(words, rates, send, visit, S.now, counted);
  if (Outcomes.count > 0) if (schedule(instance, node, rates, false)) check(instance);
  return Plain.Responded;
}

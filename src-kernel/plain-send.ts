import { quietUntil } from "./clock";
import { addContact, capsAllow } from "./contacts";
import { Instance } from "./instance";
import { bump } from "./ledger";
import { countAtOnce, Outcomes, responseWords, settleMean } from "./outcomes";
import { Node, Send, SendClass } from "./program";
import { DAY_PAID, DAY_SENT } from "./places";
import { firstOf } from "./random";
import { schedule } from "./responder";
import { S } from "./state";
import { reachable } from "./subject";
import { check } from "./walk";

/** What `sendPlainly` came to. */
export const enum Plain {
  /** The gate has to be asked. */
  Not,
  Sent,
  /** Sent, and the way is over. */
  Over,
}

/**
 * The send gate and the dispatch of a message that nothing keeps back and that asks for nothing shared: what most are. Does nothing where
 * there is more to it. `today` is the address of the node's counts of the day; the run has no response model, budget or churn.
 */
export function sendPlainly(instance: Instance, node: Node, send: Send, visit: i32, today: usize): Plain {
  if ((send.message & send.pool & send.attempts) >= 0 || (send.weekdays | (send.classCount - 1)) !== 0) return Plain.Not;
  if (!reachable(send.channel) || instance.control) return Plain.Not;
  const now = S.now;
  if (instance.journey.hasQuiet !== 0) if (quietUntil(instance.journey, now) > now) return Plain.Not;
  if (send.transactional === 0) if (!capsAllow(now, send.channel, instance.index)) return Plain.Not;
  const rates = changetype<SendClass>(send.classes);
  bump(today + (DAY_SENT << 3), 1);
  if (rates.paidStage < 0) if (rates.price !== 0) bump(today + (DAY_PAID << 3), rates.price);
  addContact(now, send.channel, instance.index);
  instance.tries = 1;
  instance.sends++;
  const words = responseWords(send, visit);
  const counted = countAtOnce(node, rates, firstOf(words));
  return counted < 0 ? Plain.Sent : respondPlainly(instance, node, send, rates, visit, words, counted);
}

function respondPlainly(instance: Instance, node: Node, send: Send, rates: SendClass, visit: i32, words: v128, counted: i32): Plain {
  settleMean(words, rates, send, visit, S.now, counted);
  if (Outcomes.count > 0) if (schedule(instance, node, rates, false)) check(instance);
  return instance.active ? Plain.Sent : Plain.Over;
}

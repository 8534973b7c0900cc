import type { Send, SendClass } from "../program.ts";
import type { ExitReason, SkipReason } from "../words.ts";
import type { Instance } from "./instance.ts";
import type { Step } from "./steps.ts";

/** What the send gate asks of an instance's way. */
export interface Ways {
  exit(instance: Instance, reason: ExitReason): void;
  check(instance: Instance): void;
  checkAtEnd(instance: Instance): boolean;
  leave(instance: Instance, outlet: number): boolean;
  goOn(instance: Instance): void;
  leaveAndWalk(instance: Instance, outlet: number): void;
  rest(instance: Instance, deadline: number): void;
  countSkip(instance: Instance, reason: SkipReason): void;
}

/** What an instance's way asks of the send gate. */
export interface Sending {
  ask(instance: Instance, step: Step, send: Send, turn: boolean): boolean;
  skip(instance: Instance, reason: SkipReason): true;
  tryAgain(instance: Instance): void;
}

/** What the send gate asks of those who deal with responses. */
export interface Responding {
  pay(step: Step, node: number, time: number, price: number): void;
  schedule(instance: Instance, step: Step, rates: SendClass, deferred: boolean): boolean;
}

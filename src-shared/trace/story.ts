import { channelOf } from "../channels/index.ts";
import type { LogEntry, Program, Zone } from "../engine/index.ts";
import { fieldOfRole } from "../segments/roles.ts";
import type { SubscriberBase } from "../table/base.ts";
import { type Column, cellAt } from "../table/column.ts";
import { columnOfCell, withColumns } from "./one-subscriber.ts";
import type { Place } from "./places.ts";

/** A message that was sent, or a response that came, so far. */
export interface Past {
  time: number;
  instance: number;
  /** Node index in the program. */
  node: number;
  place: Place;
  /** The response stage; empty for a message. */
  stage: string;
}

/** What a run has done to one subscriber up to some entry of its log: what rules, caps and the send gate look at. */
export class Story {
  readonly sent: Past[] = [];
  readonly responses: Past[] = [];
  /** Channels that the subscriber opted out of, or complained about, during the run, with the moment. */
  readonly optedOut = new Map<string, number>();
  /** Events that came about during the run. */
  readonly events: { name: string; time: number }[] = [];
  /** Since when the message of an instance has been in its pool's queue. */
  readonly queuedSince = new Map<number, number>();
  /** The subscriber churned, or was suppressed, by the run. */
  churnedAt: number | null = null;
  readonly #base: SubscriberBase;
  readonly #changed = new Map<string, Column>();
  #current: SubscriberBase | undefined;

  /** `base` holds the one subscriber. */
  constructor(base: SubscriberBase) {
    this.#base = base;
  }

  /** The subscriber with the values that fields have now. */
  get now(): SubscriberBase {
    this.#current ??= withColumns(this.#base, new Map(this.#changed));
    return this.#current;
  }

  /** Value of the field with a role; undefined where no field has it. */
  ofRole(role: string) {
    const field = fieldOfRole(this.#base.fields, role);
    const column = field && this.now.column(field.id);
    return field && column ? { field, value: cellAt(column, 0) } : undefined;
  }

  #set(field: string, value: string | number | boolean | null): void {
    const found = this.#base.fields.find(({ id }) => id === field);
    if (!found) return;
    this.#changed.set(field, columnOfCell(found.type, value));
    this.#current = undefined;
  }

  /** Takes the next entry of the log. `place` is undefined for what happens at no node. */
  add({ what, detail, time, instance, node }: LogEntry, place: Place | undefined): void {
    if (what === "churned") this.churnedAt = time;
    if (what === "event") this.events.push({ name: detail, time });
    if (what === "queued") this.queuedSince.set(instance, time);
    if (!place) return;
    const past: Past = { time, instance, node, place, stage: what === "response" ? detail : "" };
    if (what === "sent") this.sent.push(past);
    if (what === "updated" && place.op.op === "update") for (const { field, value } of place.op.set) this.#set(field, value);
    if (what !== "response") return;
    this.responses.push(past);
    if ((detail !== "optedOut" && detail !== "complained") || place.op.op !== "send") return;
    const { channel } = place.op;
    this.optedOut.set(channel, time);
    const consent = fieldOfRole(this.#base.fields, channelOf(channel).consent);
    if (consent?.type === "boolean") this.#set(consent.id, false);
  }
}

/** What a skip reason rests on. */
export interface SkipContext {
  program: Program;
  zone: Zone;
  story: Story;
}

import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import type { WaitRule } from "../../nodes/op.ts";
import type { Condition, ProgramNode, ProgramOp, Update } from "../program.ts";
import type { Fields, Image, RecordFields } from "./image.ts";
import { nothingDrawn, packSend, weekdayBits } from "./pack-sends.ts";

const ops = ["entry", "send", "wait", "listen", "branch", "share", "experiment", "update", "end"] as const;
const rules = ["elapsed", "calendar-days", "until-date", "until-field", "until-weekday"] as const;
const pasts = ["wait", "continue", "exit"] as const;
const kinds = ["mask", "field", "consent", "days", "events", "responses", "all", "any", "none"] as const;

const noBounds = { low: 0, high: 0, within: -1, after: 0, before: 0, least: 0, most: 0 };
const most = (most: number) => (most < 0 ? Number.POSITIVE_INFINITY : most);

function conditionFields(image: Image, condition: Condition): [Fields, Fields] {
  switch (condition.kind) {
    case "mask":
      return [{}, { mask: condition.mask }];
    case "field":
      return [{}, { what: condition.field, mask: condition.mask, bytes: image.byteList(condition.truths.map(Number)) }];
    case "consent":
      return [{}, { what: condition.channel }];
    case "days":
      return [
        { low: condition.low, high: condition.high },
        { what: condition.dates, zone: condition.zone },
      ];
    case "events": {
      const { within, after, before, least } = condition;
      return [{ within, after, before, least, most: most(condition.most) }, { what: condition.event }];
    }
    case "responses": {
      const { within, least, stage, nodes } = condition;
      return [
        { within, least, most: most(condition.most) },
        { what: stage, bytes: image.byteList(nodes) },
      ];
    }
    default:
      return [{}, { parts: image.words(condition.parts.map((part) => packCondition(image, part))), count: condition.parts.length }];
  }
}

/** Writes a rule; its address. */
export function packCondition(image: Image, condition: Condition): number {
  const [doubles, words] = conditionFields(image, condition);
  return image.record(
    "Condition",
    { ...noBounds, ...doubles },
    {
      kind: kinds.indexOf(condition.kind),
      ...{ what: 0, mask: 0, zone: 0, bytes: 0, parts: 0, count: 0, ...words },
      padding: 0,
    },
  );
}

/** By today's weekday: seconds from today's midnight to the moment waited for; then the same where today's time of day is past. */
function weekdaysAhead({ weekdays, timeOfDay, ifPast }: Extract<WaitRule, { rule: "until-weekday" }>): number[] {
  const after = (today: number, least: number): number => {
    const ahead = weekdays.map((weekday) => ((weekday - today - least + 14) % 7) + least);
    return Math.min(...ahead) * SECONDS_PER_DAY + timeOfDay;
  };
  const days = Array.from({ length: 7 }, (_, today) => today);
  const counts = (today: number) => ifPast !== "wait" && weekdays.includes(today);
  return [...days.map((today) => after(today, 0)), ...days.map((today) => after(today, counts(today) ? 0 : 1))];
}

function packWait(image: Image, { wait }: Extract<ProgramOp, { op: "wait" }>): number {
  const updated = wait.rule === "until-field" ? wait.updated : null;
  return image.record(
    "Wait",
    {
      seconds: wait.rule === "elapsed" ? wait.seconds : 0,
      days: wait.rule === "calendar-days" ? wait.days : wait.rule === "until-field" ? wait.offsetDays : 0,
      local: wait.rule === "until-date" ? wait.local : 0,
      timeOfDay: "timeOfDay" in wait ? wait.timeOfDay : 0,
    },
    {
      rule: rules.indexOf(wait.rule),
      ifPast: "ifPast" in wait ? pasts.indexOf(wait.ifPast) : 0,
      weekdays: wait.rule === "until-weekday" ? weekdayBits(wait.weekdays) : 0,
      dates: wait.rule === "until-field" ? wait.dates : 0,
      field: updated?.field ?? -1,
      values: image.doubles(updated?.values ?? []),
      moments: Number(updated?.moments ?? false),
      aheads: wait.rule === "until-weekday" ? image.doubles(weekdaysAhead(wait)) : 0,
    },
  );
}

/** No, yes, or as it was. */
const said = (value: boolean | null): number => (value === null ? 2 : Number(value));

function packUpdate(image: Image, { set, stage, suppressed, churned, consent, address }: Update): number {
  return image.record(
    "Update",
    {},
    {
      ...{ setCount: set.length, set: image.words(set.flat()), stage, suppressed: said(suppressed), churned: said(churned) },
      ...{ consent: image.byteList(consent.map(said)), address: image.byteList(address.map(said)), padding: 0 },
    },
  );
}

/** What the kernel reads of a node beside its kind; 0 for nothing. */
function argumentOf(image: Image, op: ProgramOp, matters: number): number {
  switch (op.op) {
    case "send":
      return packSend(image, op.send, matters);
    case "wait":
      return packWait(image, op);
    case "listen": {
      const { seconds, stage, nodes, event, countEarlier } = op.listen;
      return image.record("Listen", { seconds }, { stage, nodes: image.byteList(nodes), event, countEarlier: Number(countEarlier) });
    }
    case "branch": {
      const conditions = op.conditions.map((condition) => packCondition(image, condition));
      return image.record("Branches", {}, { count: conditions.length, conditions: image.words(conditions) });
    }
    case "share":
    case "experiment": {
      const { stream, thresholds } = op;
      const experiment = op.op === "experiment" ? op.experiment : -1;
      const shares = { stream, count: thresholds.length, thresholds: image.doubles(thresholds), experiment };
      return image.record("Shares", {}, { ...shares, ...nothingDrawn });
    }
    case "update":
      return packUpdate(image, op.update);
    default:
      return 0;
  }
}

/** Words of a node's record, and which of them is its argument. */
export const NODE_WORDS = 14;
export const NODE_ARGUMENT = 5;

/** A node's record; `counts` is the first of its counts, `matters` its response stages that are more than counts, as bits. */
export function nodeRecord(image: Image, { op, journey, stage, targets }: ProgramNode, counts: number, matters: number): RecordFields {
  const ways = { targets: image.words(targets), argument: argumentOf(image, op, matters), outlets: targets.length };
  const state = { index: 0, visits: 0, ways: 0, place: 0, stretches: 0, padding: 0 };
  return [{}, { op: ops.indexOf(op.op), journey, counts, stage, ...ways, matters, ...state }];
}

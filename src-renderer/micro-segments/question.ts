import { create } from "zustand";
import type { FieldSummary } from "../../src-shared/model/field.ts";
import type { Dimension, MicroQuestion } from "../../src-shared/model/micro-segments.ts";
import type { Segment } from "../../src-shared/model/segment.ts";
import { fieldLike, lifetimeMoney, monthlyMoney } from "../../src-shared/scores/parts/names.ts";

/** What is asked, as the screen holds it: dimensions and the outcome by the keys of their choices. */
export interface Asked {
  dimensions: readonly string[];
  /** Cuts as they are typed, by field. */
  cuts: Readonly<Record<string, string>>;
  minimum: number;
  value: string | null;
  outcome: string | null;
}

/** Days in which an event counts as activity, and as an outcome. */
export const ACTIVITY_DAYS = 90;

const start: Asked = { dimensions: [], cuts: {}, minimum: 50, value: null, outcome: null };

/** Kept while the window is open, so that coming back finds the same grid; `project` says whose it is. */
export const useAsked = create<{ project: string; asked: Asked }>(() => ({ project: "", asked: start }));

export const ask = (change: Partial<Asked>): void => useAsked.setState(({ asked }) => ({ asked: { ...asked, ...change } }));

/** What the data suggests to cross first: where, who, how worthy; one of each kind where there is one. */
export function startOf(project: string, fields: readonly FieldSummary[]): void {
  if (useAsked.getState().project === project) return;
  const usable = fields.filter(
    ({ type, distinct }) => (type === "text" && distinct > 1 && distinct <= 12) || type === "boolean" || type === "number",
  );
  const pick = (group: FieldSummary["group"], types: readonly FieldSummary["type"][]) =>
    usable.find((field) => field.group === group && types.includes(field.type) && field.role === null)?.id;
  const dimensions = [pick("geographic", ["text"]), pick("demographic", ["number", "text"]), pick("services", ["text", "boolean"])];
  const money = fieldLike(fields, ["number"], [...monthlyMoney, ...lifetimeMoney])?.id ?? null;
  useAsked.setState({
    project,
    asked: { ...start, dimensions: dimensions.flatMap((id) => (id === undefined ? [] : [`field:${id}`])), value: money },
  });
}

/** Numbers of a typed list such as `30, 50`; undefined where it holds none. */
export function cutsOf(text: string | undefined): number[] | undefined {
  const numbers = (text ?? "")
    .split(/[,;\s]+/)
    .filter((part) => part !== "")
    .map(Number)
    .filter((each) => Number.isFinite(each));
  return numbers.length > 0 ? numbers : undefined;
}

const rest = (key: string): string => key.slice(key.indexOf(":") + 1);

function outcomeOf(key: string | null): Segment | null {
  if (key === null) return null;
  const name = rest(key);
  if (key.startsWith("event:")) return { event: name, atLeast: 1, withinDays: ACTIVITY_DAYS };
  return key.startsWith("segment:") ? { segment: name } : { field: name, op: "=", value: true };
}

/** The question that the core is asked; null while no dimension is chosen. */
export function questionOf({ dimensions, cuts, minimum, value, outcome }: Asked): MicroQuestion | null {
  if (dimensions.length === 0) return null;
  return {
    dimensions: dimensions.map((key): Dimension => {
      const name = rest(key);
      if (key.startsWith("event:")) return { event: name, withinDays: ACTIVITY_DAYS };
      const own = cutsOf(cuts[name]);
      return own ? { field: name, cuts: own } : { field: name };
    }),
    minimum,
    value,
    outcome: outcomeOf(outcome),
  };
}

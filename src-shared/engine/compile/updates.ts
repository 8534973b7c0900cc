import { type ChannelId, channelOf } from "../../channels/index.ts";
import { parseDate } from "../../lib/civil.ts";
import type { Field } from "../../model/field.ts";
import type { Segment } from "../../model/segment.ts";
import type { Op } from "../../nodes/op.ts";
import { momentOf, updateProblem } from "../../nodes/update/check.ts";
import { evaluate } from "../../segments/evaluate.ts";
import { fieldOfRole } from "../../segments/roles.ts";
import type { SubscriberBase } from "../../table/base.ts";
import { BitSet } from "../../table/bit-set.ts";
import type { Cell, Column } from "../../table/column.ts";
import { NO_DATE, type ProgramOp } from "../program.ts";
import { refuseOne } from "./refuse.ts";

type UpdateOp = Extract<Op, { op: "update" }>;

/** A column of some values, as a base would hold them. */
function columnOf(type: Field["type"], cells: readonly Cell[]): Column {
  const { length } = cells;
  const rowsWhere = (means: (cell: Cell) => boolean) => {
    const rows = new BitSet(length);
    cells.forEach((cell, row) => {
      if (means(cell)) rows.add(row);
    });
    return rows;
  };
  const common = { length, missing: rowsWhere((cell) => cell === null) };
  switch (type) {
    case "text":
      return { ...common, type, codes: Uint32Array.from(cells, (_, row) => row), dictionary: cells.map((cell) => String(cell ?? "")) };
    case "number":
      return { ...common, type, values: Float64Array.from(cells, Number) };
    case "boolean":
      return { ...common, type, values: rowsWhere((cell) => cell === true) };
    case "date":
      return { ...common, type, values: Int32Array.from(cells, (cell) => parseDate(String(cell)) ?? 0) };
    case "datetime":
      return { ...common, type, values: Float64Array.from(cells, (cell) => momentOf(String(cell)) ?? 0) };
  }
}

/** Fields that a run changes, by update nodes and by opt-outs, with the values that they can come to have; values are numbered from 1. */
export class Updates {
  readonly #base: SubscriberBase;
  readonly #channels: readonly ChannelId[];
  readonly #fields: { field: Field; values: Cell[] }[] = [];

  /** `nodes` are the journey's operations with the paths of their settings. Throws InputError for values that do not fit their fields. */
  constructor(base: SubscriberBase, channels: readonly ChannelId[], nodes: readonly { op: Op; path: string }[]) {
    this.#base = base;
    this.#channels = channels;
    for (const channel of channels) {
      const consent = this.#roleField(channelOf(channel).consent);
      if (consent?.type === "boolean") this.#number(consent, false);
    }
    for (const { op, path } of nodes)
      if (op.op === "update")
        for (const { field, value } of op.set) this.#number(this.#checked(field, value, `${path}.set.${field}`), value);
  }

  get count(): number {
    return this.#fields.length;
  }

  #roleField(role: string): Field | undefined {
    return fieldOfRole(this.#base.fields, role);
  }

  #number(field: Field, value: Cell): void {
    const known = this.#fields.find((one) => one.field.id === field.id);
    if (!known) this.#fields.push({ field, values: [value] });
    else if (!known.values.includes(value)) known.values.push(value);
  }

  #checked(id: string, value: Cell, path: string): Field {
    const problem = updateProblem(this.#base.fields, id, value);
    if (problem) refuseOne({ code: `run-${problem.id}`, path, message: problem.message, todo: problem.fix });
    return this.#base.fields.find((field) => field.id === id) as Field;
  }

  /** Index of a field that the run changes; -1 for the others. */
  index(field: string): number {
    return this.#fields.findIndex((one) => one.field.id === field);
  }

  /** Whether a rule on one field holds, by the number of the field's value less 1. */
  truths(rule: Segment, field: number, asOf: number, today: number): boolean[] {
    const { field: meant, values } = this.#fields[field] as { field: Field; values: Cell[] };
    const column = columnOf(meant.type, values);
    const base: SubscriberBase = {
      ...{ rows: values.length, fields: this.#base.fields, eventTypes: [], events: () => undefined, dataHash: "", version: 0 },
      ...{ column: (name: string) => (name === meant.id ? column : undefined), keyHash: this.#base.keyHash },
    };
    const holds = evaluate(base, rule, { asOf, today, segments: () => undefined });
    return values.map((_, row) => holds.has(row));
  }

  /** Dates of a field's values, for waits: day numbers, or moments where the field holds those. */
  dates(field: string): { field: number; values: number[]; moments: boolean } | null {
    const index = this.index(field);
    const known = this.#fields[index];
    if (!known) return null;
    const moments = known.field.type === "datetime";
    const dateOf = (value: Cell) => (moments ? momentOf(String(value)) : parseDate(String(value))) ?? NO_DATE;
    return { field: index, values: known.values.map((value) => (value === null ? NO_DATE : dateOf(value))), moments };
  }

  /** By channel: the field that an opt-out sets to no, which is its first value; -1 where no field says who may be contacted. */
  optOuts(): number[] {
    return this.#channels.map((channel) => this.index(this.#roleField(channelOf(channel).consent)?.id ?? ""));
  }

  #numberOf(field: string, value: Cell): [field: number, value: number] {
    const index = this.index(field);
    return [index, (this.#fields[index]?.values.indexOf(value) ?? -1) + 1];
  }

  /** An update ready to run: the values, and what they change at the send gate. `stage` is a number among the program's. */
  opOf({ set, stage: name }: UpdateOp, stage: number): Extract<ProgramOp, { op: "update" }> {
    const given = (role: string): Cell | undefined => set.find(({ field }) => field === this.#roleField(role)?.id)?.value;
    const mark = (role: string, means: (value: Cell) => boolean): boolean | null => {
      const value = given(role);
      return value === undefined ? null : means(value);
    };
    const isMarked = (value: Cell) => value !== null && value !== false && value !== 0;
    const told = set.map(({ field, value }) => `${field} = ${value === null ? "no value" : String(value)}`);
    return {
      op: "update",
      update: {
        set: set.map(({ field, value }) => this.#numberOf(field, value)),
        stage,
        suppressed: mark("suppressed", isMarked),
        churned: mark("churned", isMarked),
        consent: this.#channels.map((channel) => mark(channelOf(channel).consent, (value) => value === true)),
        address: this.#channels.map((channel) => mark(channelOf(channel).address, (value) => value !== null)),
        told: [...told, ...(name === null ? [] : [`stage ${name}`])].join(", "),
      },
    };
  }
}

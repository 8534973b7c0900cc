import type { z } from "zod";
import type { Field } from "../model/field.ts";
import type { ScoreField, ScoreFindings, ScoreId } from "../model/scores.ts";
import type { Segment } from "../model/segment.ts";
import type { EvaluateContext } from "../segments/evaluate.ts";
import { eventLabel, withLabels } from "../segments/labelled.ts";
import { sentence } from "../segments/sentence.ts";
import type { SubscriberBase } from "../table/base.ts";
import type { Column } from "../table/column.ts";

/** What a score is computed over. `asOf` of the context is "now". */
export interface ScoreInput {
  readonly base: SubscriberBase;
  readonly context: EvaluateContext;
}

/** A field with its values. */
export interface MadeField extends ScoreField {
  readonly column: Column;
}

export interface ScoreResult extends Omit<ScoreFindings, "fields"> {
  readonly fields: readonly MadeField[];
}

/** Fields, event types and rules that a score is made from. What rules are answered from depends on the project, and is not among the others. */
export interface Reads {
  readonly fields: readonly string[];
  readonly events: readonly string[];
  /** Who is meant where; none when absent. */
  readonly rules?: readonly Segment[];
}

/** What fields and events are called where people read of them. */
export interface Names {
  /** The label of a field. */
  field(id: string): string;
  /** `bill_paid` as "bill paid". */
  event(id: string): string;
  /** Who is in a segment, as a sentence. */
  rule(segment: Segment): string;
}

/** The names of a base's fields and events; a field that is not there, or has no label, is called by its id. */
export function namesOfBase(fields: readonly Pick<Field, "id" | "label">[]): Names {
  const labels = new Map(fields.map(({ id, label }) => [id, label]));
  return {
    field: (id) => labels.get(id) || id,
    event: eventLabel,
    rule: (segment) => sentence(withLabels(segment, (id) => labels.get(id))),
  };
}

/** One kind of score. `S` are its settings, which the project keeps. */
export interface Score<S> {
  readonly id: ScoreId;
  readonly label: string;
  /** What it is for, in a sentence. */
  readonly purpose: string;
  readonly settings: z.ZodType<S>;
  /** Settings that suit the data; null where nothing in it does. */
  suggest(base: SubscriberBase): S | null;
  /** What the data must have for it, in a sentence that follows where `suggest` finds nothing. */
  readonly needs: string;
  /** How the score is made with these settings, in sentences that a marketer can check. */
  define(settings: S, names: Names): string;
  /** What these settings are made from. */
  reads(settings: S): Reads;
  /** What keeps these settings from being computed although all that they read is there, in a sentence; null where nothing does. */
  check?(settings: S, base: SubscriberBase): string | null;
  /** Throws InputError where a field or event is not there or does not suit. */
  compute(settings: S, input: ScoreInput): ScoreResult;
}

import type { Journey } from "../../../../src-shared/model/journey.ts";
import { useRecords } from "../../session/session.ts";
import { type Config, type Refused, useHeadEdit } from "../edit.ts";

type Model = NonNullable<Journey["settings"]["model"]>;

export interface ModelEdit {
  model: Model;
  /** Replaces members of the response model; one that is `undefined` is dropped, which is for its default. */
  set(what: string, change: Config): Refused;
  mark(): void;
}

/** Edits of the journey's response model. */
export function useModelEdit(): ModelEdit {
  const model = useRecords(({ head }) => head.settings.model) ?? {};
  const edit = useHeadEdit();
  return {
    model,
    set: (what, change) =>
      edit.setSettings(what, {
        model: Object.fromEntries(Object.entries({ ...model, ...change }).filter(([, value]) => value !== undefined)),
      }),
    mark: edit.mark,
  };
}

/** A part of the model with a member changed; without members that are `undefined`, and null once nothing is left of what is needed. */
export function partWith(part: Config | null | undefined, change: Config, needed: string): Config | null {
  const next = Object.fromEntries(Object.entries({ ...part, ...change }).filter(([, value]) => value !== undefined));
  return next[needed] === undefined ? null : next;
}

import { forgetSetting, rememberSetting, settingOf } from "../../store/preferences.ts";

const nameOf = (journey: string) => `canvas.folded.${journey}`;

/** Names of the stages that are collapsed, as this machine remembers them for a journey; they are no part of its file. */
export function rememberedFolds(journey: string): ReadonlySet<string> {
  const kept = settingOf<string>(nameOf(journey), "");
  return new Set(kept === "" ? [] : kept.split("\n"));
}

/** The collapsed stages after the journey's stages have changed: a stage with another name at its place stays collapsed, one that is gone is forgotten. */
export function foldsAfter(folded: ReadonlySet<string>, before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  if (folded.size === 0 || before === after) return folded;
  const nameAfter = (name: string) => {
    if (after.includes(name)) return [name];
    const renamed = before.length === after.length ? after[before.indexOf(name)] : undefined;
    return renamed === undefined || before.includes(renamed) ? [] : [renamed];
  };
  return new Set([...folded].flatMap(nameAfter));
}

export function rememberFolds(journey: string, stages: ReadonlySet<string>): void {
  if (stages.size === 0) forgetSetting(nameOf(journey));
  else rememberSetting(nameOf(journey), [...stages].join("\n"));
}

/** Forgets the collapsed stages of a journey that is deleted. */
export const forgetFolds = (journey: string): void => forgetSetting(nameOf(journey));

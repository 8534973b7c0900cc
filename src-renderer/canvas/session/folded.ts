import { rememberSetting, settingOf } from "../../store/preferences.ts";

const nameOf = (journey: string) => `canvas.folded.${journey}`;

/** Names of the stages that are collapsed, as this machine remembers them for a journey; they are no part of its file. */
export function rememberedFolds(journey: string): ReadonlySet<string> {
  const kept = settingOf<string>(nameOf(journey), "");
  return new Set(kept === "" ? [] : kept.split("\n"));
}

export function rememberFolds(journey: string, stages: ReadonlySet<string>): void {
  rememberSetting(nameOf(journey), [...stages].join("\n"));
}

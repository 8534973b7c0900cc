import type { MergeMode } from "../../../src-shared/model/differences.ts";
import { type FileRole, roleModes } from "../../../src-shared/model/import-files.ts";
import { formatCount, plural } from "../../ui/format.ts";

export const roleWords: Readonly<Record<FileRole, { label: string; does: string }>> = {
  subscribers: { label: "Subscribers", does: "One row for each subscriber, with a column that identifies them." },
  facts: { label: "Facts of subscribers", does: "More columns about subscribers, matched by a column that both have." },
  events: { label: "Events", does: "One row for each thing that happened: who, what and when." },
};

export interface ModeChoice {
  mode: MergeMode;
  label: string;
  /** What it will do, in one sentence. */
  does: string;
}

/** What a file of a role can do to the data that is there; `there` counts it, `first` says that no file of that role comes before. */
export function modeChoices(role: FileRole, there: number, first: boolean): ModeChoice[] {
  const words = role === "events" ? eventModes(there, first) : subscriberModes(there, first);
  // With nothing there and nothing before it, a file can only bring what it has.
  const possible = roleModes[role].filter((mode) => mode === "replace" || mode === "join" || there > 0 || !first);
  return possible.map((mode) => ({ mode, ...words[mode] }));
}

type Words = Record<MergeMode, { label: string; does: string }>;

function subscriberModes(there: number, first: boolean): Words {
  const before = first ? plural(there, "subscriber") : "those of the files before it";
  return {
    replace: {
      label: "Replace",
      does:
        there === 0 && first
          ? "These become the subscribers of the project."
          : `Takes the place of ${first ? `the ${before}` : before}; whoever is not in the file goes.`,
    },
    append: { label: "Add", does: "Adds subscribers who are new; rows of those who are known are listed and left out." },
    update: { label: "Update", does: "Changes known subscribers where the file differs, and adds those who are new; nobody goes." },
    join: {
      label: "Join columns",
      does: "Gives known subscribers the columns they do not have yet; nobody is added, and no value is changed.",
    },
  };
}

function eventModes(there: number, first: boolean): Words {
  const all =
    there === 0 && first
      ? "These become the events of the project."
      : `Takes the place of the ${formatCount(there)} events that are there.`;
  return {
    replace: { label: "Replace", does: all },
    append: { label: "Add", does: "Adds these events to those that are there, in order of time." },
    update: { label: "Update", does: "" },
    join: { label: "Join columns", does: "" },
  };
}

export const blankWords = [
  { value: "keep", label: "Keep the value that is there", does: "An empty cell of the file changes nothing." },
  { value: "clear", label: "Clear the value that is there", does: "An empty cell of the file removes what is there." },
] as const;

import { parseJourney } from "../../../src-shared/nodes/parse.ts";
import type { DocumentState, JourneyDocument } from "../../store/document.ts";
import type { History } from "../../store/history.ts";
import { journeyOf } from "../../store/records.ts";

const textOf = ({ records }: DocumentState): string => JSON.stringify(journeyOf(records));

/** Whether a state came about by undo or redo: the same step is on the other side now. */
function travelled(now: History, before: History): boolean {
  const back = now.future[0] !== undefined && now.future[0] === before.past.at(-1);
  const forward = now.past.at(-1) !== undefined && now.past.at(-1) === before.future[0];
  return back || forward;
}

export interface Trail {
  /** The document as it stands. */
  now(): string;
  /** How many steps lie behind. */
  steps(): number;
  /** Throws when a state since the last call could not be saved, or undo or redo led to another state than was seen on the way there. */
  check(): void;
  /** Undoes to the start and redoes to the end; throws where a state is not, letter by letter, the one that was seen on the way. */
  retrace(): { undone: number; redone: number };
  close(): void;
}

/** Notes the document after every step as it is made, so that undo and redo can be held against what was seen. */
export function trailOf(document: JourneyDocument): Trail {
  const { store } = document;
  const seen: string[] = [textOf(store.getState())];
  const unread = new Set<string>();
  const astray: string[] = [];

  function compare(steps: number, text: string) {
    if (text === seen[steps]) return;
    astray.push(`after ${steps} steps undo or redo shows\n${text}\nin place of\n${seen[steps]}`);
  }
  const close = store.subscribe((state, before) => {
    if (state.records === before.records) return;
    const text = textOf(state);
    const steps = state.history.past.length;
    if (travelled(state.history, before.history)) return compare(steps, text);
    seen.splice(steps, Number.POSITIVE_INFINITY, text);
    unread.add(text);
  });

  function check() {
    const texts = [...unread];
    unread.clear();
    // As the core takes a save: read anew from what was sent.
    for (const text of texts) parseJourney(JSON.parse(text), "the journey on its way");
    const [first] = astray.splice(0);
    if (first !== undefined) throw new Error(first);
  }

  return {
    now: () => textOf(store.getState()),
    steps: () => store.getState().history.past.length,
    check,
    retrace() {
      const length = { undone: 0, redone: 0 };
      while (document.undo() !== null) length.undone++;
      check();
      while (document.redo() !== null) length.redone++;
      check();
      return length;
    },
    close,
  };
}

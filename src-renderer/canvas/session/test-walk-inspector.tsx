import { MantineProvider } from "@mantine/core";
import { act, fireEvent, render } from "@testing-library/react";
import type { CoreClient } from "../../../src-shared/contract/client.ts";
import { ClientContext } from "../../app/client.ts";
import type { Around } from "../commands/index.ts";
import { Inspector } from "../inspector/Inspector.tsx";
import type { Actions } from "./actions.ts";
import { type EditorSession, SessionContext } from "./session.ts";

/** Fits numbers, shares, hours, days and copy, or none of them. */
const texts = ["7", "0.25", "30", "1000", "-3", "09:30", "2026-03-02", "2026-03-02T09:30", "Hello {{first_name|there}}", "offer", " ", ""];

type Below = (bound: number) => number;

interface Workplace {
  readonly session: EditorSession;
  readonly actions: Actions;
  readonly core: CoreClient;
  readonly below: Below;
}

const controlsIn = (inspector: Element) =>
  [...inspector.querySelectorAll<HTMLElement>("input, textarea, select, button")].filter(
    (control) => !control.matches(":disabled, [readonly], [aria-haspopup], [type=hidden]"),
  );

/** A text as it grows while it is typed; of a long one the middle is left out, for each letter draws the form anew. */
const typed = (text: string): string[] =>
  [...new Set([1, 2, text.length - 1, text.length].filter((end) => end >= 0))].map((end) => text.slice(0, end));

/** Types, leaves the field, and says in how many steps of the history that went. */
function type(control: HTMLElement, text: string, steps: () => number): number {
  const before = steps();
  fireEvent.focus(control);
  for (const value of typed(text)) if (control.isConnected) fireEvent.change(control, { target: { value } });
  if (control.isConnected) fireEvent.blur(control);
  return steps() - before;
}

/** Works one control as a hand does. Throws when typing into one field became several steps. */
function work(control: HTMLElement, below: Below, steps: () => number): void {
  if (control instanceof HTMLSelectElement) {
    const { value } = control.options[below(control.options.length)] ?? {};
    if (value !== undefined) fireEvent.change(control, { target: { value } });
  } else if (control instanceof HTMLButtonElement || control.matches("[type=checkbox], [type=radio]")) fireEvent.click(control);
  else {
    const made = type(control, texts[below(texts.length)] ?? "", steps);
    if (made > 1) throw new Error(`Typing into “${control.getAttribute("aria-label") ?? control.id}” made ${made} steps.`);
  }
}

/** Opens the inspector on what is selected, one node or the journey, and works some of its controls. */
export async function workInspector({ session, actions, core, below }: Workplace): Promise<void> {
  const steps = () => session.document.store.getState().history.past.length;
  // Nothing but what is done with several nodes looks further around.
  const around = { session, actions } as Around;
  const shown = render(
    <MantineProvider env="test">
      <ClientContext value={core}>
        <SessionContext value={session}>
          <Inspector around={around} />
        </SessionContext>
      </ClientContext>
    </MantineProvider>,
  );
  try {
    // What it asks of the core is answered at once.
    await act(async () => undefined);
    for (let turn = 0; turn < 4; turn++) {
      const controls = controlsIn(shown.container);
      const control = controls[below(Math.max(1, controls.length))];
      if (control) await act(async () => work(control, below, steps));
    }
  } finally {
    shown.unmount();
  }
}

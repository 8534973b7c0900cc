import type { Page } from "playwright";

/** What may be lost: the last half second of typing. */
const HALF_SECOND = 500;
const PAUSE = 40;

/** Types letter by letter until told to stop, and says what stood there at any moment. */
export function typing(page: Page) {
  const typed: { at: number; text: string }[] = [];
  let going = true;
  // None of them is a key of the canvas, where the last one may land when the field is gone.
  const letters = "law of war or no law was now for all ";
  const done = (async () => {
    let text = "";
    for (let at = 0; going; at++) {
      const letter = letters[at % letters.length] ?? "x";
      await page.keyboard.type(letter).catch(() => {
        going = false;
      });
      if (!going) break;
      text += letter;
      typed.push({ at: Date.now(), text });
      await page.waitForTimeout(PAUSE).catch(() => undefined);
    }
  })();
  return {
    /** Types no more; what is under way may still arrive. */
    halt: () => {
      going = false;
    },
    stop: async () => {
      going = false;
      await done;
    },
    typed: () => typed.length,
    /** What had been typed half a second before a moment, ms since 1970: that much must be kept. */
    before: (moment: number) => (typed.findLast(({ at }) => at <= moment - HALF_SECOND)?.text ?? "").trim(),
  };
}

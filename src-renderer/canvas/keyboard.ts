/** Whether keys belong to a field that is being typed in, or to a dialog or menu over the canvas. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest("input, textarea, select, [contenteditable='true'], [role='dialog'], [role='listbox'], [role='menu']") !== null;

/** The panel of the editor that something is in. */
export const regionOf = (target: Element | null): string | undefined => target?.closest<HTMLElement>("[data-region]")?.dataset.region;

/** Whether Enter and Space act on what has the focus, a button inside the canvas, and not on the canvas. */
export const actsItself = (target: Element): boolean => target.closest("button, a, summary") !== null;

const regions = ["palette", "stages", "canvas", "view", "inspector", "drawer", "toolbar"];

/** Moves the focus to the next panel of the editor. */
export function focusNextRegion(root: HTMLElement, back: boolean): void {
  const now = regionOf(document.activeElement) ?? "toolbar";
  const step = back ? -1 : 1;
  const shown = regions.filter((name) => root.querySelector(`[data-region="${name}"]`));
  const next = shown[(shown.indexOf(now) + step + shown.length) % shown.length];
  const region = root.querySelector<HTMLElement>(`[data-region="${next}"]`);
  const inside = "button:not([disabled]), [href], input, select, textarea, [tabindex='0']";
  const target = next === "canvas" ? region : region?.querySelector<HTMLElement>(inside);
  target?.focus();
}

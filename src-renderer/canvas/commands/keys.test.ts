import { expect, it } from "vitest";
import { canvasCommands } from "./index.ts";
import { commandOf } from "./keys.ts";

const press = (key: string, held: { ctrl?: boolean; meta?: boolean; shift?: boolean; alt?: boolean; code?: string } = {}) =>
  commandOf({
    key,
    ctrlKey: held.ctrl ?? false,
    metaKey: held.meta ?? false,
    shiftKey: held.shift ?? false,
    altKey: held.alt ?? false,
    code: held.code ?? "",
  })?.id;

it("gives no key to two commands, and no command two ids", () => {
  const keys = canvasCommands.flatMap(({ keys: all = [] }) => all.map((each) => each.toLowerCase()));
  expect(new Set(keys).size).toBe(keys.length);
  const ids = canvasCommands.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

it("knows the keys of the conventions, on machines with Ctrl and with Cmd", () => {
  expect(press("Tab")).toBe("canvas.quick-add");
  expect(press("a", { ctrl: true })).toBe("canvas.select-all");
  expect(press("a", { meta: true })).toBe("canvas.select-all");
  expect(press("d", { ctrl: true })).toBe("canvas.duplicate");
  expect(press("d")).toBe("canvas.select-downstream");
  expect(press("Z", { ctrl: true, shift: true })).toBe("journey.redo");
  expect(press("y", { ctrl: true })).toBe("journey.redo");
  expect(press("Delete", { ctrl: true })).toBe("canvas.delete-reconnect");
  expect(press("ArrowLeft", { shift: true })).toBe("canvas.nudge-left");
  expect(press("ArrowRight", { ctrl: true })).toBe("canvas.next-stage");
  expect(press("+", { shift: true })).toBe("canvas.zoom-in");
  expect(press("Escape")).toBe("canvas.select-none");
  // On a Mac, Alt and L together write another sign.
  expect(press("¬", { alt: true, shift: true, code: "KeyL" })).toBe("canvas.align-left");
});

it("leaves other keys alone, those of the clipboard too, which come as events of their own", () => {
  expect(press("c", { ctrl: true })).toBeUndefined();
  expect(press("k", { ctrl: true })).toBeUndefined();
  expect(press("1", { alt: true })).toBeUndefined();
  expect(press("?", { shift: true })).toBeUndefined();
});

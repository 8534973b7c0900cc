/** What is measured inside a page: frames while something is dragged, and the longest task. */

const frame = () => new Promise<number>((done) => requestAnimationFrame(done));

function mouse(target: EventTarget, type: string, x: number, y: number): void {
  target.dispatchEvent(
    new MouseEvent(type, {
      bubbles: true,
      cancelable: true,
      view: window,
      clientX: x,
      clientY: y,
      button: 0,
      buttons: type === "mouseup" ? 0 : 1,
    }),
  );
}

/** Milliseconds between frames while the pointer drags from a place in a circle, one move a frame. */
async function drag(element: Element, x: number, y: number, frames: number): Promise<number[]> {
  const times: number[] = [];
  mouse(element, "mousedown", x, y);
  let last = await frame();
  for (let at = 1; at <= frames; at++) {
    const turn = (at / frames) * 4 * Math.PI;
    mouse(window, "mousemove", x + 160 * Math.sin(turn), y + 90 * (1 - Math.cos(turn)));
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  mouse(window, "mouseup", x, y);
  await frame();
  return times;
}

/** A place of the pane that no node covers. */
function emptyPlace(): { element: Element; x: number; y: number } {
  const pane = document.querySelector(".react-flow__pane");
  if (!pane) throw new Error("there is no canvas");
  const { left, top, width, height } = pane.getBoundingClientRect();
  for (let y = top + 60; y < top + height - 20; y += 12)
    for (let x = left + 20; x < left + width - 20; x += 12) if (document.elementFromPoint(x, y) === pane) return { element: pane, x, y };
  return { element: pane, x: left + width / 2, y: top + 60 };
}

export function measures() {
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ type: "longtask" });
  return {
    pan: (frames: number) => {
      const { element, x, y } = emptyPlace();
      return drag(element, x, y, frames);
    },
    dragNode: (frames: number) => {
      const nodes = [...document.querySelectorAll(".react-flow__node")];
      const inside = nodes.find((node) => {
        const { left, top, right } = node.getBoundingClientRect();
        return left > 320 && right < window.innerWidth - 480 && top > 160 && top < window.innerHeight - 300;
      });
      const node = inside ?? nodes[Math.floor(nodes.length / 2)];
      if (!node) throw new Error("there is no node");
      const { left, top } = node.getBoundingClientRect();
      return drag(node.firstElementChild ?? node, left + 8, top + 6, frames);
    },
    /** Milliseconds from a key press to the frame that shows what it did. */
    key: async (init: KeyboardEventInit) => {
      const began = performance.now();
      document.body.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init }));
      const busy = performance.now() - began;
      await frame();
      await frame();
      return { busy, shown: performance.now() - began };
    },
    /** The longest task since the last call, ms; 0 when none was longer than 50. */
    longestTask: () => {
      const found = longest;
      longest = 0;
      return found;
    },
  };
}

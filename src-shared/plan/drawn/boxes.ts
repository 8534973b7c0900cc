/** A rectangle on the canvas, px at zoom 1. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const CELL = 320;

/** Boxes by place, so that those in a small area are found without looking at all. */
export interface BoxIndex {
  /** Boxes that touch an area, but not those left out. */
  near(left: number, top: number, right: number, bottom: number, except: readonly Box[]): Box[];
}

const cellOf = (at: number) => Math.floor(at / CELL);

export function indexBoxes(boxes: Iterable<Box>): BoxIndex {
  const cells = new Map<string, Box[]>();
  for (const box of boxes) {
    for (let x = cellOf(box.x); x <= cellOf(box.x + box.width); x++) {
      for (let y = cellOf(box.y); y <= cellOf(box.y + box.height); y++) {
        const key = `${x},${y}`;
        const known = cells.get(key);
        if (known) known.push(box);
        else cells.set(key, [box]);
      }
    }
  }
  return {
    near(left, top, right, bottom, except) {
      const found = new Set<Box>();
      for (let x = cellOf(left); x <= cellOf(right); x++) {
        for (let y = cellOf(top); y <= cellOf(bottom); y++) {
          for (const box of cells.get(`${x},${y}`) ?? []) {
            if (box.x < right && left < box.x + box.width && box.y < bottom && top < box.y + box.height) found.add(box);
          }
        }
      }
      for (const box of except) found.delete(box);
      return [...found];
    },
  };
}

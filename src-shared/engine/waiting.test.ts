import { expect, it } from "vitest";
import { compareKeys } from "./decisions.ts";
import { openRequests } from "./found.ts";
import { Heap } from "./heap.ts";
import { OPEN } from "./requests.ts";
import { WaitingRequests } from "./waiting.ts";

const COUNT = 3000;
const keyOf = (row: number): number[] => [(row * 7) % 5, (row * 11) % 3, 0, (row * 13) % 17, 0, row];

const list = openRequests(new Float64Array(COUNT * OPEN.numbers));
for (let row = 0; row < COUNT; row++) {
  const at = row * OPEN.numbers;
  list.doubles.set([row + 0.5, ...keyOf(row)], at);
  list.ints[at * 2 + OPEN.row] = row;
}

it("hands back thousands of requests as they were, in the total order, while others take the numbers of those removed", () => {
  const waiting = new WaitingRequests();
  const queue = new Heap(waiting.compare);
  const put = (row: number) => queue.add(waiting.add(list, row * OPEN.numbers, row + 1));
  const take = (): number => {
    const request = queue.take() as number;
    const row = waiting.rowOf(request);
    expect(waiting.keyOf(request)).toEqual(keyOf(row));
    expect([waiting.timeOf(request), waiting.leavesOf(request), waiting.stampOf(request)]).toEqual([keyOf(row)[0], row + 0.5, row + 1]);
    waiting.remove(request);
    return row;
  };
  const sorted = (rows: number[]) => rows.toSorted((a, b) => compareKeys(keyOf(a), keyOf(b)));
  const rows = Array.from({ length: COUNT }, (_, row) => row);
  const [early, late] = [rows.slice(0, 2000), rows.slice(2000)];
  early.forEach(put);
  const first = early.slice(0, 900).map(take);
  expect(first).toEqual(sorted(early).slice(0, 900));
  late.forEach(put);
  const rest = rows.slice(900).map(take);
  expect(rest).toEqual(sorted(rows.filter((row) => !first.includes(row))));
  expect(queue.size).toBe(0);
});

import { Button, VisuallyHidden } from "@mantine/core";
import { useMemo, useState } from "react";
import { moneyText, numberText } from "../../src-shared/lib/numbers.ts";
import type { MicroGrid, MicroSegment } from "../../src-shared/model/micro-segments.ts";
import { useClient } from "../app/client.ts";
import { makeSegment } from "../segments/make-segment.ts";
import { useResource } from "../store/remote.ts";
import { DataTable, formatCount, formatShare, Nothing, ScrollWide, toastFailure } from "../ui/index.ts";
import css from "./micro.module.css";

/** So many are shown at first, and more at each asking. */
const PAGE = 50;

interface Column {
  id: string;
  label: string;
  of(segment: MicroSegment): number | string;
  text(segment: MicroSegment): string;
}

function columnsOf(grid: MicroGrid, currency: string | null): Column[] {
  const worth = (value: number) => (currency === null ? numberText(value, 2) : moneyText(value, currency));
  const numbers: (Column | null)[] = [
    { id: "count", label: "Subscribers", of: ({ count }) => count, text: ({ count }) => formatCount(count) },
    { id: "value", label: "Value", of: ({ value }) => value ?? 0, text: ({ value }) => worth(value ?? 0) },
    {
      id: "mean",
      label: "Mean",
      of: ({ value, count }) => (value ?? 0) / count,
      text: ({ value, count }) => worth((value ?? 0) / count),
    },
    {
      id: "reach",
      label: "Can be reached",
      of: ({ reachable, count }) => (reachable ?? 0) / count,
      text: ({ reachable, count }) => formatShare((reachable ?? 0) / count),
    },
    {
      id: "rate",
      label: "Outcome",
      of: ({ outcome }) => outcome?.rate ?? 0,
      text: ({ outcome }) => `${formatShare(outcome?.rate ?? 0)} (${formatCount(outcome?.hits ?? 0)})`,
    },
    {
      id: "expected",
      label: "Expected",
      of: ({ outcome }) => outcome?.expected ?? 0,
      text: ({ outcome }) => formatShare(outcome?.expected ?? 0),
    },
    {
      id: "lift",
      label: "Against all",
      of: ({ outcome }) => outcome?.lift ?? 0,
      text: ({ outcome }) => `${numberText(outcome?.lift ?? 1, 2)} ×`,
    },
    {
      id: "false",
      label: "False finds",
      of: ({ outcome }) => -(outcome?.falseRate ?? 1),
      text: ({ outcome }) => formatShare(outcome?.falseRate ?? 1),
    },
  ];
  const there = new Set([
    "count",
    ...(grid.segments.some(({ value }) => value !== null) ? ["value", "mean"] : []),
    ...(grid.segments.some(({ reachable }) => reachable !== null) ? ["reach"] : []),
    ...(grid.outcome ? ["rate", "expected", "lift", "false"] : []),
  ]);
  return [
    ...grid.dimensions.map(({ label }, at) => ({
      id: `dimension ${at}`,
      label,
      of: ({ labels }: MicroSegment) => labels[at] ?? "",
      text: ({ labels }: MicroSegment) => labels[at] ?? "",
    })),
    ...numbers.filter((column) => column !== null && there.has(column.id)).map((column) => column as Column),
  ];
}

/** Micro-segments in a table that any column orders, each one click from a segment; `currency` is that of the value, null where it is no money. */
export function GridTable({ grid, currency, label }: { grid: MicroGrid; currency: string | null; label: string }) {
  const core = useClient();
  const readOnly = useResource("project").data?.readOnly ?? false;
  const segments = useResource("segments").data ?? [];
  const [order, setOrder] = useState<{ id: string; up: boolean } | null>(null);
  const [shown, setShown] = useState(PAGE);
  const columns = useMemo(() => columnsOf(grid, currency), [grid, currency]);
  const sorted = useMemo(() => {
    const column = columns.find(({ id }) => id === order?.id);
    if (!column || !order) return grid.segments;
    const sign = order.up ? 1 : -1;
    return grid.segments.toSorted((a, b) => {
      const [x, y] = [column.of(a), column.of(b)];
      return sign * (typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y), "en", { numeric: true }));
    });
  }, [grid, columns, order]);
  const make = async ({ labels, rules }: MicroSegment) => {
    const base = labels.map((each, at) => `${grid.dimensions[at]?.label}: ${each}`).join(", ");
    let name = base;
    for (let number = 2; segments.some((each) => each.name === name); number++) name = `${base} ${number}`;
    try {
      await makeSegment(core, { name, description: "Made from a micro-segment.", rules });
    } catch (error) {
      toastFailure(error, "The segment could not be made");
    }
  };
  if (grid.segments.length === 0) return <Nothing>No micro-segment has the minimum size.</Nothing>;
  return (
    <>
      <ScrollWide>
        <DataTable className={css.grid}>
          <caption>
            <VisuallyHidden>{label}</VisuallyHidden>
          </caption>
          <thead>
            <tr>
              {columns.map(({ id, label: name }) => (
                <th
                  key={id}
                  scope="col"
                  aria-sort={order?.id === id ? (order.up ? "ascending" : "descending") : "none"}
                  data-word={id.startsWith("dimension")}
                >
                  <button type="button" onClick={() => setOrder({ id, up: order?.id === id ? !order.up : id.startsWith("dimension") })}>
                    {name}
                    {order?.id === id && <span aria-hidden>{order.up ? " ↑" : " ↓"}</span>}
                  </button>
                </th>
              ))}
              <th scope="col">
                <VisuallyHidden>What to do</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, shown).map((segment) => (
              <tr key={segment.labels.join("\n")}>
                {columns.map((column) => (
                  <td key={column.id} data-word={column.id.startsWith("dimension")}>
                    {column.text(segment)}
                  </td>
                ))}
                <td>
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    disabled={readOnly}
                    aria-label={`Make segment: ${segment.labels.join(", ")}`}
                    onClick={() => void make(segment)}
                  >
                    Make segment
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </ScrollWide>
      {sorted.length > shown && (
        <div className={css.more}>
          <Button variant="default" size="xs" onClick={() => setShown(shown + PAGE)}>
            Show {Math.min(PAGE, sorted.length - shown)} more
          </Button>
        </div>
      )}
    </>
  );
}

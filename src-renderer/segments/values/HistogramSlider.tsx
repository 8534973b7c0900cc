import { ActionIcon, Popover, RangeSlider, Slider, Text, Tooltip } from "@mantine/core";
import { IconChartHistogram } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useClient } from "../../app/client.ts";
import { isAbort } from "../../ui/failure.ts";
import { formatCount } from "../../ui/format.ts";
import type { ValueField } from "./valueField.ts";
import css from "./values.module.css";

interface Histogram {
  low: number;
  high: number;
  bins: number[];
}

function useHistogram(field: string, active: boolean): Histogram | null {
  const core = useClient();
  const [found, setFound] = useState<Histogram | null>(null);
  useEffect(() => {
    if (!active) return;
    const controller = new AbortController();
    core.segments.histogram({ field }, { signal: controller.signal }).then(
      (histogram) => {
        if (!controller.signal.aborted) setFound(histogram);
      },
      (error: unknown) => {
        // The number can still be typed.
        if (!controller.signal.aborted && !isAbort(error)) console.warn("No histogram.", error);
      },
    );
    return () => controller.abort();
  }, [core, field, active]);
  return found;
}

/** Which part of the scale a comparison takes, from the value or the pair. */
function takenBy(op: string, value: unknown, { low, high }: Histogram): [number, number] {
  const [one, other] = Array.isArray(value) ? value : [value, value];
  const number = (each: unknown, otherwise: number) => (typeof each === "number" ? each : otherwise);
  if (op === "between") return [number(one, low), number(other, high)];
  return op === "<" || op === "<=" ? [low, number(one, high)] : [number(one, low), high];
}

/** A step of a slider that is round and makes some hundred of them. */
function stepOf({ low, high }: Histogram): number {
  const step = 10 ** Math.floor(Math.log10(Math.max((high - low) / 100, 1e-6)));
  return Number.isInteger(low) && Number.isInteger(high) ? Math.max(1, step) : step;
}

interface Props {
  field: ValueField;
  op: string;
  value: unknown;
  onChange(value: unknown): void;
}

/** Opens the distribution of a field over the whole base, with a slider on it that sets the value. */
export function HistogramSlider(props: Props) {
  const [opened, setOpened] = useState(false);
  const histogram = useHistogram(props.field.id, opened);
  const label = props.field.label || props.field.id;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom" shadow="md" withArrow trapFocus returnFocus width={320}>
      <Popover.Target>
        <Tooltip label="Distribution and slider">
          <ActionIcon variant="subtle" color="gray" size="md" aria-label={`Distribution of ${label}`} onClick={() => setOpened(!opened)}>
            <IconChartHistogram size={16} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        {histogram ? <Drawn {...props} histogram={histogram} label={label} /> : <Text size="sm">Counting…</Text>}
      </Popover.Dropdown>
    </Popover>
  );
}

function Drawn({ histogram, label, op, value, onChange }: Props & { histogram: Histogram; label: string }) {
  const { low, high, bins } = histogram;
  const [from, to] = takenBy(op, value, histogram);
  const most = Math.max(1, ...bins);
  const width = (high - low) / bins.length;
  const scale = { min: low, max: high, step: stepOf(histogram), label: (at: number) => formatCount(at) };
  return (
    <div className={css.histogram}>
      <div className={css.bars} role="img" aria-label={`${label} of the whole base, from ${formatCount(low)} to ${formatCount(high)}`}>
        {bins.map((count, at) => {
          const middle = low + (at + 0.5) * width;
          const taken = middle >= from && middle <= to;
          // biome-ignore lint/suspicious/noArrayIndexKey: bins are their places
          return <span key={at} style={{ height: `${(count / most) * 100}%` }} data-taken={taken} title={formatCount(count)} />;
        })}
      </div>
      {op === "between" ? (
        <RangeSlider
          {...scale}
          value={[from, to]}
          minRange={0}
          thumbFromLabel={`From, ${label}`}
          thumbToLabel={`To, ${label}`}
          onChange={onChange}
        />
      ) : (
        <Slider
          {...scale}
          value={op === "<" || op === "<=" ? to : from}
          inverted={op === ">" || op === ">="}
          thumbLabel={label}
          onChange={onChange}
        />
      )}
      <div className={css.ends}>
        <span>{formatCount(low)}</span>
        <span>{formatCount(high)}</span>
      </div>
    </div>
  );
}

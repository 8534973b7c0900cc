import { useRef } from "react";
import classes from "./Divider.module.css";

interface DividerProps {
  /** `horizontal` changes a height from its upper border, `vertical` a width from its left border. */
  axis: "horizontal" | "vertical";
  value: number;
  min: number;
  max: number;
  label: string;
  onChange(value: number): void;
}

/** A border that can be dragged, or moved with the arrow keys, to resize the panel after it. */
export function Divider({ axis, value, min, max, label, onChange }: DividerProps) {
  const from = useRef<{ at: number; value: number } | null>(null);
  const clamp = (next: number) => Math.round(Math.max(min, Math.min(max, next)));
  const place = (event: React.PointerEvent) => (axis === "horizontal" ? event.clientY : event.clientX);
  const steps: Record<string, number> = { ArrowUp: 16, ArrowLeft: 16, ArrowDown: -16, ArrowRight: -16 };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is no rule in a text
    <div
      role="separator"
      tabIndex={0}
      aria-orientation={axis}
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      className={classes.divider}
      data-axis={axis}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { at: place(event), value };
      }}
      onPointerMove={(event) => {
        if (from.current) onChange(clamp(from.current.value + from.current.at - place(event)));
      }}
      onPointerUp={() => {
        from.current = null;
      }}
      onKeyDown={(event) => {
        const step = steps[event.key];
        if (step === undefined) return;
        event.preventDefault();
        onChange(clamp(value + step));
      }}
    />
  );
}

import type { ReactNode } from "react";
import type { Refused } from "./edit.ts";
import { TypedField } from "./fields.tsx";
import classes from "./Inspector.module.css";
import { type NumberRange, optional, parseNumber } from "./parse-text.ts";

interface NumberFieldProps extends NumberRange {
  /** Names the field among the drafts: node and path. */
  field: string;
  label: string;
  value: number | undefined;
  /** Called with `undefined` when the field is emptied, which is for the default. */
  onValue(value: number | undefined): Refused;
  onLeave(): void;
  /** The default, as it stands in the empty field. */
  placeholder?: string;
  description?: ReactNode;
  /** Set where the field must not be empty. */
  needed?: boolean;
  /** Named for readers only, not shown. */
  bare?: boolean;
  testId?: string;
}

/** A number, empty for its default; the unit stands behind it. */
export function NumberField({ value, onValue, min, max, whole, unit, needed = false, ...field }: NumberFieldProps) {
  const range: NumberRange = {
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(whole === undefined ? {} : { whole }),
  };
  return (
    <TypedField<number | undefined>
      {...field}
      text={value === undefined ? "" : String(value)}
      parse={needed ? (text) => parseNumber(text, range) : optional((text) => parseNumber(text, range))}
      onValue={onValue}
      suffix={unit ? <span className={classes.unit}>{unit}</span> : undefined}
    />
  );
}

/** A share of one as percent, without the noise of binary fractions. */
const inPercent = (share: number | undefined) => (share === undefined ? undefined : Number((share * 100).toPrecision(12)));
const fromPercent = (percent: number | undefined) => (percent === undefined ? undefined : Number((percent / 100).toPrecision(12)));

/** A share of one, typed in percent. */
export function PercentField({ value, onValue, unit = "%", max = 100, ...field }: NumberFieldProps) {
  return (
    <NumberField {...field} min={0} max={max} unit={unit} value={inPercent(value)} onValue={(percent) => onValue(fromPercent(percent))} />
  );
}

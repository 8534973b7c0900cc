import { NumberInput, SegmentedControl, TagsInput } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import type { Operator, Scalar } from "../../src-shared/operators/operator.ts";
import { formatCount } from "../ui/format.ts";
import css from "./builder.module.css";
import { TextListValue, TextValue } from "./TextValue.tsx";
import { HistogramSlider } from "./values/HistogramSlider.tsx";
import type { ValueField } from "./values/valueField.ts";

interface Props {
  field: ValueField;
  operator: Operator;
  value: unknown;
  readOnly: boolean;
  onChange(value: unknown): void;
}

/** Characters of a number; longer ones are no longer exact. */
const LONGEST_NUMBER = 15;

const numberOf = (value: unknown): number | "" => (typeof value === "number" ? value : "");
const bound = (text: number | string): number | undefined => (typeof text === "number" ? text : undefined);

/** Whether the value lies on a scale that can be drawn: a number of subscribers, where there are two different ones. */
const sliding = ({ field, readOnly, operator }: Props): boolean =>
  field.type === "number" &&
  field.event === undefined &&
  !readOnly &&
  !["=", "!="].includes(operator.op) &&
  typeof field.low === "number" &&
  typeof field.high === "number" &&
  field.low < field.high;

/** The editor of a rule's value: what the operator asks for, in the field's type. */
export function ValueEditor(props: Props) {
  const { operator, value, onChange, readOnly } = props;
  switch (operator.shape) {
    case "none":
      return null;
    case "days":
      return (
        <NumberInput
          aria-label="Days"
          className={css.number}
          min={1}
          clampBehavior="none"
          suffix=" days"
          value={numberOf(value)}
          readOnly={readOnly}
          onChange={(days) => onChange(bound(days))}
        />
      );
    case "list":
      return <ListValue {...props} />;
    case "pair": {
      const [low, high] = Array.isArray(value) ? (value as (Scalar | undefined)[]) : [];
      return (
        <span className={css.pair}>
          <OneValue {...props} label="From" value={low} onChange={(next) => onChange([next, high])} />
          <span className={css.word}>and</span>
          <OneValue {...props} label="To" value={high} onChange={(next) => onChange([low, next])} />
          {sliding(props) && <HistogramSlider field={props.field} op={operator.op} value={value} onChange={onChange} />}
        </span>
      );
    }
    case "one":
      return (
        <span className={css.pair} data-wide={props.field.type === "text"}>
          <OneValue {...props} label="Value" />
          {sliding(props) && <HistogramSlider field={props.field} op={operator.op} value={value} onChange={onChange} />}
        </span>
      );
  }
}

/** An answer with how many gave it. */
function answerLabel(word: string, answer: boolean, { top }: ValueField): string {
  const count = top?.find(({ value }) => value === answer)?.count;
  return count === undefined ? word : `${word} · ${formatCount(count)}`;
}

function OneValue({ field, value, onChange, readOnly, label }: Props & { label: string }) {
  const common = { "aria-label": `${label} of ${field.label || field.id}`, readOnly };
  switch (field.type) {
    case "number":
      return (
        <NumberInput
          {...common}
          className={css.number}
          maxLength={LONGEST_NUMBER}
          value={numberOf(value)}
          onChange={(next) => onChange(bound(next))}
        />
      );
    case "boolean":
      return (
        <SegmentedControl
          {...common}
          size="xs"
          disabled={readOnly}
          value={value === false ? "no" : "yes"}
          data={[
            { value: "yes", label: answerLabel("Yes", true, field) },
            { value: "no", label: answerLabel("No", false, field) },
          ]}
          onChange={(next) => onChange(next === "yes")}
        />
      );
    case "date":
    case "datetime":
      return (
        <DateInput
          {...common}
          className={css.date}
          valueFormat="D MMM YYYY"
          placeholder="Choose a date"
          value={typeof value === "string" && value !== "" ? value.slice(0, 10) : null}
          onChange={(next) => onChange(next ?? undefined)}
        />
      );
    case "text":
      return <TextValue field={field} label={common["aria-label"]} value={value} readOnly={readOnly} onChange={onChange} />;
  }
}

function ListValue(props: Props) {
  const { field, value, onChange, readOnly } = props;
  const list = Array.isArray(value) ? value.map(String) : [];
  if (field.type === "text") return <TextListValue field={field} value={list} readOnly={readOnly} onChange={onChange} />;
  const typed = (text: string): Scalar => {
    const number = Number(text);
    if (field.type === "number" && text.trim() !== "" && Number.isFinite(number)) return number;
    return field.type === "boolean" ? text.toLowerCase() === "true" || text.toLowerCase() === "yes" : text;
  };
  return (
    <TagsInput
      aria-label={`Values of ${field.label || field.id}`}
      className={css.grow}
      classNames={{ inputField: css.tagField }}
      placeholder={list.length === 0 ? "Type a value, then Enter" : ""}
      value={list}
      readOnly={readOnly}
      onChange={(next) => onChange(next.map(typed))}
    />
  );
}

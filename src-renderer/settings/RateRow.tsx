import { ActionIcon, Tooltip } from "@mantine/core";
import { IconRestore } from "@tabler/icons-react";
import { countText, percentText, priceText } from "../../src-shared/lib/numbers.ts";
import { parameterText, perText } from "../../src-shared/plan/words.ts";
import { optional, parseNumber, parsePercent, percentText as typedPercent } from "../canvas/inspector/parse-text.ts";
import { ProvenanceBadge } from "../ui/index.ts";
import { CommitField } from "./CommitField.tsx";
import type { Rate } from "./rate-edits.ts";
import css from "./rates.module.css";

interface RateRowProps {
  rate: Rate;
  /** What was set here; undefined where a weaker number is in force. */
  own: number | undefined;
  /** Whether a number of the project stands here, set or calibrated. */
  removable: boolean;
  currency: string;
  readOnly: boolean;
  onValue(value: number | undefined): void;
}

/** One rate or price: what is in force and why, and the field that changes it. */
export function RateRow({ rate, own, removable, currency, readOnly, onValue }: RateRowProps) {
  const price = rate.stage === "cost";
  const shown = (value: number) => (price ? priceText(value, currency) : percentText(value));
  const typed = (value: number) => (price ? String(value) : typedPercent(Number(value.toPrecision(4))));
  const name = price ? "Price" : parameterText(rate.stage);
  const covered = own !== undefined && rate.layer === "calibrated";
  return (
    <tr data-testid={`rate-${rate.stage}`}>
      <th scope="row">{name}</th>
      <td>
        <span className={css.value}>{shown(rate.value)}</span>
        <small>per {perText(rate.per)}</small>
      </td>
      <td className={css.edit}>
        <div className={css.editRow}>
          <CommitField<number | undefined>
            bare
            label={`${name}, your value`}
            text={own === undefined ? "" : typed(own)}
            placeholder={typed(rate.value)}
            suffix={price ? currency : "%"}
            readOnly={readOnly}
            className={css.field}
            parse={optional(price ? (text) => parseNumber(text, { min: 0 }) : parsePercent)}
            onValue={onValue}
          />
          {removable && !readOnly && (
            <Tooltip label="Remove your value">
              <ActionIcon variant="subtle" color="gray" aria-label={`Remove your value of ${name}`} onClick={() => onValue(undefined)}>
                <IconRestore size={16} stroke={1.75} />
              </ActionIcon>
            </Tooltip>
          )}
        </div>
        {covered && <small>What your history showed goes before it.</small>}
      </td>
      <td>
        <ProvenanceBadge badge={rate.badge} />
      </td>
      <td>
        {rate.low === null || rate.high === null ? (
          <span className={css.none}>none known</span>
        ) : (
          `${shown(rate.low)} to ${shown(rate.high)}`
        )}
        {rate.n !== null && (
          <small>
            {rate.layer === "shipped" ? "counts as" : "from"} {countText(rate.n)} contacts
          </small>
        )}
      </td>
      <td className={css.source}>{rate.source}</td>
    </tr>
  );
}

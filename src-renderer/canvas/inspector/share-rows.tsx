import { Button, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { evenShares } from "../../../src-shared/nodes/shares.ts";
import type { Config } from "./edit.ts";
import { TypedField } from "./fields.tsx";
import classes from "./Inspector.module.css";
import { freshBranch } from "./ids.ts";
import { FieldProblems } from "./NodeProblems.tsx";
import { parseNumber } from "./parse-text.ts";
import { RemoveButton } from "./row-buttons.tsx";

export type Share = Config & { id: string; label?: string; percent: number };

const totalOf = (shares: readonly Share[]) => Number(shares.reduce((sum, { percent }) => sum + percent, 0).toPrecision(10));

/** How far the shares are from 100 %. */
export function ShareTotal({ shares }: { shares: readonly Share[] }) {
  const total = totalOf(shares);
  return (
    <span className={classes.total} data-wrong={Math.abs(total - 100) > 0.05} data-testid="shares-total">
      {total} % of 100 %
    </span>
  );
}

interface ShareRowsProps {
  /** Names the fields among the drafts. */
  field: string;
  /** What one is called: "share", "arm". */
  one: string;
  shares: readonly Share[];
  /** How many there must be. */
  least: number;
  onChange(shares: Share[]): string | null;
  onLeave(): void;
}

/** Named shares in percent. */
export function ShareRows({ field, one, shares, least, onChange, onLeave }: ShareRowsProps) {
  const change = (at: number, part: Partial<Share>) =>
    onChange(shares.map((share, index) => (index === at ? { ...share, ...part } : share)));
  const even = () => onChange(evenShares(shares.length).map((percent, at) => ({ ...(shares[at] as Share), percent })));
  const add = () => {
    const id = freshBranch(
      shares.map((share) => share.id),
      "abcdefghijklmnopqrstuvwxyz".split(""),
    );
    onChange([...shares, { id, label: id.toUpperCase(), percent: Math.max(0, Number((100 - totalOf(shares)).toFixed(2))) }]);
  };
  return (
    <>
      {shares.map((share, at) => (
        <div key={share.id} className={classes.shareRow}>
          <TextInput
            size="xs"
            aria-label={`Name of ${one} ${at + 1}`}
            value={share.label ?? share.id}
            onChange={(event) => change(at, { label: event.currentTarget.value })}
            onBlur={onLeave}
          />
          <TypedField
            field={`${field}.${share.id}`}
            label={`Percent of ${one} ${at + 1}`}
            bare
            text={String(share.percent)}
            parse={(text) => parseNumber(text, { min: 0, max: 100, unit: " %" })}
            onValue={(percent) => change(at, { percent })}
            onLeave={onLeave}
            suffix={<span className={classes.unit}>%</span>}
            testId={`share-${share.id}`}
          />
          <RemoveButton
            label={`Remove ${one} ${share.label ?? share.id}`}
            disabled={shares.length <= least}
            onClick={() => onChange(shares.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      <FieldProblems field={field} />
      <div className={classes.buttons}>
        <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={add}>
          Add {one === "arm" ? "an" : "a"} {one}
        </Button>
        <Button size="xs" variant="subtle" onClick={even}>
          Make equal
        </Button>
      </div>
    </>
  );
}

import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { type Config, useNodeEdit } from "./edit.ts";
import { Section, TypedField } from "./fields.tsx";
import type { FormProps } from "./form.ts";
import classes from "./Inspector.module.css";
import { freshBranch } from "./ids.ts";
import { parseNumber } from "./parse-text.ts";

type Share = Config & { id: string; label?: string; percent: number };

/** Equal percentages with two decimals that make 100 exactly; the first takes what rounding leaves. */
export function evenShares(count: number): number[] {
  const each = Math.floor(10_000 / count);
  return Array.from({ length: count }, (_, at) => (each + (at === 0 ? 10_000 - each * count : 0)) / 100);
}

/** Shares by chance, with their total. */
export function RandomSplitForm({ node }: FormProps) {
  const edit = useNodeEdit(node);
  const shares = (node.config.shares ?? []) as Share[];
  const total = Number(shares.reduce((sum, { percent }) => sum + percent, 0).toPrecision(10));
  const set = (next: Share[]) => edit.set("shares", { shares: next });
  const change = (at: number, part: Partial<Share>) => set(shares.map((share, index) => (index === at ? { ...share, ...part } : share)));
  const even = () => set(evenShares(shares.length).map((percent, at) => ({ ...(shares[at] as Share), percent })));
  return (
    <Section
      title="Shares"
      aside={
        <span className={classes.total} data-wrong={Math.abs(total - 100) > 0.05} data-testid="shares-total">
          {total} % of 100 %
        </span>
      }
    >
      {shares.map((share, at) => (
        <div key={share.id} className={classes.shareRow}>
          <TextInput
            size="xs"
            aria-label={`Name of share ${at + 1}`}
            value={share.label ?? share.id}
            onChange={(event) => change(at, { label: event.currentTarget.value })}
            onBlur={edit.mark}
          />
          <TypedField
            field={`${node.id}:shares.${share.id}`}
            label={`Percent of share ${at + 1}`}
            bare
            text={String(share.percent)}
            parse={(text) => parseNumber(text, { min: 0, max: 100, unit: " %" })}
            onValue={(percent) => change(at, { percent })}
            onLeave={edit.mark}
            suffix={<span className={classes.unit}>%</span>}
            testId={`share-${share.id}`}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove share ${share.label ?? share.id}`}
            disabled={shares.length < 2}
            onClick={() => set(shares.filter((_, index) => index !== at))}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      ))}
      <div className={classes.buttons}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => {
            const id = freshBranch(
              shares.map((share) => share.id),
              "abcdefghijklmnopqrstuvwxyz".split(""),
            );
            set([...shares, { id, label: id.toUpperCase(), percent: Math.max(0, Number((100 - total).toFixed(2))) }]);
          }}
        >
          Add a share
        </Button>
        <Button size="xs" variant="subtle" onClick={even}>
          Make equal
        </Button>
      </div>
    </Section>
  );
}

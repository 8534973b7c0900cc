import { Button } from "@mantine/core";
import { IconAbc, IconArrowsDiagonal, IconBan, IconClockExclamation, IconEqual, IconGhost2, IconUsers } from "@tabler/icons-react";
import type { QualityFinding } from "../../../src-shared/model/statistics.ts";
import { navigate } from "../../app/router.ts";
import { type Failure, FailureNote, formatCount, formatShare, ShareBar } from "../../ui/index.ts";
import { showRows } from "../table/view.ts";
import { fieldPath } from "../views.ts";
import own from "./quality.module.css";

const kinds = {
  missing: { word: "Missing", Icon: IconBan },
  outliers: { word: "Far out", Icon: IconArrowsDiagonal },
  stale: { word: "Stale", Icon: IconClockExclamation },
  constant: { word: "Always the same", Icon: IconEqual },
  spellings: { word: "Spelt in two ways", Icon: IconAbc },
  duplicates: { word: "There twice", Icon: IconUsers },
  orphans: { word: "Events of nobody", Icon: IconGhost2 },
} as const satisfies Record<QualityFinding["kind"], unknown>;

/** What the rows of a finding are called over the table. */
const rowsLabel = ({ kind, label }: QualityFinding) =>
  ({ missing: `${label} is missing`, outliers: `${label} far from the others`, spellings: `${label} in a rarer spelling` })[
    kind as string
  ] ?? `${label} has a value`;

interface FindingCardProps {
  finding: QualityFinding;
  /** Whether its examples are of a personal field in the masked view. */
  hidden: boolean;
  readOnly: boolean;
  busy: boolean;
  failure: Failure | null;
  onUnify(): void;
  onDuplicates(): void;
}

/** One finding: how many it is about, its rule, and the ways on. */
export function FindingCard({ finding, hidden, readOnly, busy, failure, onUnify, onDuplicates }: FindingCardProps) {
  const { kind, field, count, share, sentence, rule, segment } = finding;
  const { word, Icon } = kinds[kind];
  return (
    <li className={own.finding} data-kind={kind} data-field={field ?? undefined}>
      <span className={own.icon} aria-hidden>
        <Icon size={19} stroke={1.6} />
      </span>
      <div className={own.words}>
        <p className={own.kind}>{word}</p>
        <p className={own.sentence}>
          {hidden ? `${finding.label}: ${word.toLowerCase()}. Its values are hidden in the masked view.` : sentence}
        </p>
        <p className={own.rule}>Rule: {rule}.</p>
        {failure && <FailureNote failure={failure} />}
      </div>
      <div className={own.amount}>
        <strong>{formatCount(count)}</strong>
        <span>{formatShare(share)}</span>
        <ShareBar share={share} label={`of ${kind === "orphans" ? "those with events" : "subscribers"}`} tone="muted" />
      </div>
      <div className={own.ways}>
        {segment && (
          <Button size="xs" variant="default" onClick={() => showRows(rowsLabel(finding), segment)}>
            Show the {formatCount(count)}
          </Button>
        )}
        {kind === "spellings" && (
          <Button size="xs" variant="light" disabled={readOnly || busy} onClick={onUnify}>
            Use the commonest spelling
          </Button>
        )}
        {kind === "duplicates" && (
          <Button size="xs" variant="light" onClick={onDuplicates}>
            Look at them
          </Button>
        )}
        {(kind === "stale" || kind === "orphans") && (
          <Button size="xs" variant="light" disabled={readOnly} onClick={() => navigate("/import")}>
            {kind === "stale" ? "Import a newer file" : "Import these subscribers"}
          </Button>
        )}
        {field !== null && (
          <Button size="xs" variant="subtle" onClick={() => navigate(fieldPath(field))}>
            The field
          </Button>
        )}
      </div>
    </li>
  );
}

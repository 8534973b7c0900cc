import { Button, SegmentedControl } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { diffPicture } from "../../../src-shared/journey-diff/picture.ts";
import { diffSummary, diffText, tellDiff } from "../../../src-shared/journey-diff/tell.ts";
import type { Journey } from "../../../src-shared/model/journey.ts";
import { EmptyState, toastFailure } from "../../ui/index.ts";
import { ChangeList } from "./ChangeList.tsx";
import { DiffPictureView } from "./DiffPictureView.tsx";
import { FieldTable } from "./FieldTable.tsx";
import { Legend } from "./Legend.tsx";
import classes from "./versions.module.css";

interface DiffViewProps {
  before: Journey;
  after: Journey;
  names: { before: string; after: string };
}

/** Two journeys compared: on a picture, as a list to walk through, and field by field. */
export function DiffView({ before, after, names }: DiffViewProps) {
  const told = useMemo(() => tellDiff(before, after), [before, after]);
  const picture = useMemo(() => diffPicture(before, after, told), [before, after, told]);
  const [at, setAt] = useState(0);
  const [copied, setCopied] = useState(false);
  const [zoom, setZoom] = useState("fit");
  const current = told[Math.min(at, told.length - 1)];
  const copy = () => navigator.clipboard.writeText(diffText(told, names.before, names.after)).then(() => setCopied(true), toastFailure);
  const choose = (key: string) => {
    const found = told.findIndex((change) => change.key === key);
    if (found >= 0) setAt(found);
  };
  return (
    <div className={classes.diff} data-testid="diff">
      <div className={classes.bar}>
        <strong data-testid="diff-summary">{diffSummary(told)}</strong>
        <Legend />
        <span className={classes.gap} />
        <SegmentedControl
          size="xs"
          aria-label="Size of the picture"
          value={zoom}
          onChange={setZoom}
          data={[
            { value: "fit", label: "Fit" },
            { value: "half", label: "50 %" },
            { value: "full", label: "100 %" },
          ]}
        />
        <Button
          size="xs"
          variant="default"
          leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
          onClick={copy}
          disabled={told.length === 0}
          data-testid="copy-diff"
        >
          {copied ? "Copied" : "Copy as text"}
        </Button>
      </div>
      <DiffPictureView
        picture={picture}
        current={current ?? null}
        scale={zoom === "fit" ? null : zoom === "half" ? 0.5 : 1}
        onChoose={(id) => choose(`node:${id}`)}
      />
      {told.length === 0 ? (
        <EmptyState title="No differences" icon={<IconCheck size={28} stroke={1.5} />}>
          “{names.before}” and “{names.after}” are the same journey to the last member.
        </EmptyState>
      ) : (
        <div className={classes.changes}>
          <ChangeList told={told} at={Math.min(at, told.length - 1)} onChoose={setAt} />
          {current && <FieldTable change={current} names={names} />}
        </div>
      )}
    </div>
  );
}

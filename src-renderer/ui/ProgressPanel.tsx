import { Button, Progress } from "@mantine/core";
import type { Progress as JobProgress } from "../../src-shared/contract/job.ts";
import css from "./blocks.module.css";
import { formatCount, formatTimeLeft } from "./format.ts";

/** A job that runs: what it does, how far it is, time left, and a way to stop it. */
export function ProgressPanel({ label, progress, onCancel }: { label: string; progress: JobProgress | null; onCancel?: () => void }) {
  const total = progress?.total ?? 0;
  const done = progress?.done ?? 0;
  const percent = total > 0 ? Math.min(100, (done / total) * 100) : 0;
  const amount = progress?.unit === "share" ? `${Math.floor(percent)} %` : `${formatCount(done)} of ${formatCount(total)}`;
  const text = progress?.label ?? label;
  const left = progress?.secondsLeft ?? null;
  return (
    <div className={css.progress}>
      <div className={css.progressHead}>
        <span role="status">{text}</span>
        <span className={css.figureNote}>
          {total > 0 ? amount : ""}
          {left !== null ? ` · ${formatTimeLeft(left)}${progress?.pass === undefined ? "" : " in this pass"}` : ""}
        </span>
      </div>
      <Progress value={total > 0 ? percent : 100} animated={total === 0} striped={total === 0} aria-label={text} />
      {onCancel && (
        <Button variant="default" size="xs" onClick={onCancel} className={css.progressCancel}>
          Cancel
        </Button>
      )}
    </div>
  );
}

import { Button, Loader, SegmentedControl } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { IconFileSpreadsheet } from "@tabler/icons-react";
import { handFile, pickFile } from "../platform/files.ts";
import { useResource } from "../store/remote.ts";
import { FailureNote, formatCount, formatMoment, Panel } from "../ui/index.ts";
import type { ImportKind } from "./draft.ts";
import css from "./import.module.css";
import { StepFrame } from "./StepFrame.tsx";
import type { Wizard } from "./useWizard.ts";

/** Choosing or dropping the file, and what it holds. */
export function FileStep({ wizard }: { wizard: Wizard }) {
  const history = useResource("imports").data ?? [];
  const { as, busy, failure } = wizard;
  return (
    <StepFrame>
      <div className={css.kind}>
        <SegmentedControl
          aria-label="What the file holds"
          value={as}
          onChange={(value) => wizard.setAs(value as ImportKind)}
          data={[
            { value: "subscribers", label: "Subscribers" },
            { value: "events", label: "Events" },
          ]}
        />
        <p>
          {as === "subscribers"
            ? "One row for each subscriber, with a column that identifies them. An import replaces the subscribers that are there."
            : "One row for each thing that happened: who, what and when. An import replaces the events that are there."}
        </p>
      </div>
      <Dropzone
        className={css.drop}
        multiple={false}
        activateOnClick={false}
        enablePointerEvents
        disabled={busy}
        onDrop={([file]) => file && void wizard.take(handFile(file))}
        onReject={() => undefined}
        aria-label="Drop a file here"
      >
        {busy ? <Loader type="dots" aria-label="Looking into the file" /> : <IconFileSpreadsheet size={40} stroke={1.2} aria-hidden />}
        <p className={css.dropTitle}>{busy ? "Looking into the file…" : "Drop a file here"}</p>
        <p className={css.dropNote}>
          CSV or other text, Excel, OpenDocument, JSON or Parquet, also as ZIP or gzip. The file stays on this computer.
        </p>
        <Button disabled={busy} onClick={() => void wizard.take(pickFile("table"))}>
          Choose a file…
        </Button>
      </Dropzone>
      {failure && <FailureNote failure={failure} />}
      {history.length > 0 && (
        <Panel title="Imported before" flush>
          <ul className={css.history}>
            {history.slice(0, 5).map(({ id, at, report }) => (
              <li key={id}>
                <strong>{report.name}</strong>
                <span>
                  {formatCount(report.rows.kept)} {report.as} kept, {formatCount(report.rows.rejected)} rejected
                </span>
                <time>{formatMoment(at)}</time>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </StepFrame>
  );
}

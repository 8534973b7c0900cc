import { Button } from "@mantine/core";
import { IconArrowRight, IconFilePlus, IconFileSpreadsheet } from "@tabler/icons-react";
import { pickFiles } from "../../platform/files.ts";
import { useResource } from "../../store/remote.ts";
import { toastFailure } from "../../ui/index.ts";
import { fileFaults } from "../model/file-faults.ts";
import { StepFrame } from "../StepFrame.tsx";
import { addFiles, goTo } from "../wizard/actions.ts";
import { useCore, useSources } from "../wizard/useWizard.ts";
import { FileCard } from "./FileCard.tsx";
import css from "./files.module.css";
import { PastImports } from "./PastImports.tsx";

/** Choosing files, and what each of them brings. */
export function FileStep() {
  const core = useCore();
  const sources = useSources();
  const base = useResource("fields").data ?? [];
  const looking = sources.some(({ phase }) => phase === "looking");
  const failed = sources.some(({ phase }) => phase === "failed");
  const faults = fileFaults(
    sources,
    base.map(({ id }) => id),
  );
  const pick = () =>
    pickFiles("table").then(
      (files) => addFiles(core, files),
      (error: unknown) => toastFailure(error, "The file could not be taken"),
    );
  const several = sources.length > 1;
  const ready = sources.length > 0 && !looking && !failed && faults.size === 0;
  const firstFault = sources.map(({ id }) => faults.get(id)).find((fault) => fault !== undefined);
  return (
    <StepFrame
      heading={several ? "Files of this import" : "Choose what to import"}
      note={
        several
          ? "They are carried out in this order, as one change: all of them or nothing."
          : "One file or several: subscribers, more columns about them, or what they did."
      }
      aside={
        sources.length > 0 && (
          <Button variant="default" leftSection={<IconFilePlus size={16} />} onClick={() => void pick()}>
            Add files…
          </Button>
        )
      }
      wide={several}
      foot={
        sources.length > 0 && (
          <>
            <span />
            <span className={css.status} role="status" data-bad={firstFault !== undefined || failed}>
              {looking ? "Looking into the files…" : failed ? "Take out or correct what cannot be read." : firstFault}
            </span>
            <Button rightSection={<IconArrowRight size={16} />} disabled={!ready} onClick={() => goTo(core, "format")}>
              Format
            </Button>
          </>
        )
      }
    >
      {sources.length > 0 && (
        <ol className={css.cards} aria-label="Files of the import">
          {sources.map((source, at) => (
            <FileCard
              key={source.id}
              source={source}
              at={at}
              sources={sources}
              base={base.map(({ id }) => id)}
              fault={faults.get(source.id)}
            />
          ))}
        </ol>
      )}
      {!several && (
        <section className={css.drop} data-small={sources.length > 0} aria-label="Drop files here">
          <IconFileSpreadsheet size={40} stroke={1.2} aria-hidden />
          <p className={css.dropTitle}>{sources.length > 0 ? "Drop more files, or others" : "Drop files here"}</p>
          <p className={css.dropNote}>
            CSV or other text, Excel, OpenDocument, JSON or Parquet, also as ZIP or gzip. Files stay on this computer.
          </p>
          <Button onClick={() => void pick()} disabled={looking}>
            Choose files…
          </Button>
        </section>
      )}
      <PastImports />
    </StepFrame>
  );
}

import { Button } from "@mantine/core";
import { IconDownload, IconFileImport } from "@tabler/icons-react";
import { pickFiles, saveFile } from "../../platform/files.ts";
import { plural, toastFailure } from "../../ui/index.ts";
import { addFiles } from "../wizard/actions.ts";
import { type Outcome, type Source, useWizardState } from "../wizard/state.ts";
import { useCore } from "../wizard/useWizard.ts";
import css from "./report.module.css";

/** The rejected rows as a file, and the way back in once they are mended: read as the file that they came from. */
export function RejectFile({ file, at }: { file: Outcome["files"][number] | undefined; at: number }) {
  const core = useCore();
  const source = useWizardState((state) => state.sources[at]);
  if (!file?.rejects || !source) return null;
  const { rejects, report } = file;
  const save = () => saveFile(rejects).catch((error: unknown) => toastFailure(error, "The file could not be saved"));
  const mend = async () => {
    try {
      const [mended] = await pickFiles("table");
      if (mended) addFiles(core, [mended], mendedFrom(source, report));
    } catch (error) {
      toastFailure(error, "The file could not be taken");
    }
  };
  return (
    <section className={css.reject} aria-label="Rejected rows as a file">
      <p>
        The {plural(report.rows.rejected, "rejected row is", "rejected rows are")} kept in a file with the reason beside each. Mend them
        there, then import that file; its columns are read as these were.
      </p>
      <div>
        <Button variant="default" size="xs" leftSection={<IconDownload size={15} />} onClick={() => void save()}>
          Save the rejected rows as a file
        </Button>
        <Button variant="default" size="xs" leftSection={<IconFileImport size={15} />} onClick={() => void mend()}>
          Import the mended file…
        </Button>
      </div>
    </section>
  );
}

/** Mended rows meet what the import brought: they change who is known and add who is new. */
function mendedFrom({ role, how }: Source, { name, mapping }: Outcome["files"][number]["report"]) {
  const mode = role === "facts" ? ("join" as const) : role === "events" ? ("append" as const) : ("update" as const);
  return { name, at: new Date().toISOString(), mapping, role, how: { ...how, mode } };
}

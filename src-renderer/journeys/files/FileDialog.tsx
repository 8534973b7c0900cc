import { Button, Group, Modal } from "@mantine/core";
import type { Need } from "../../../src-shared/contract/journey-needs.ts";
import type { JourneyFile } from "../../../src-shared/contract/journeys.ts";
import { type Failure, FailureNote, plural } from "../../ui/index.ts";
import { ThumbnailPicture } from "../ThumbnailPicture.tsx";
import classes from "./files.module.css";
import { NeedList } from "./NeedList.tsx";

interface FileDialogProps {
  /** A file that can be taken in, and what there is to say about it. */
  looked: JourneyFile | null;
  name: string;
  /** A file that cannot. */
  refused: { name: string; failure: Failure } | null;
  onBring(as: "copy" | "replace"): void;
  onClose(): void;
}

/** Asks what a journey file that was opened shall become, or says why it cannot be read. */
export function FileDialog({ looked, name, refused, onBring, onClose }: FileDialogProps) {
  if (refused)
    return (
      <Modal opened onClose={onClose} title={`“${refused.name}” was not opened`} size="lg" centered>
        <FailureNote failure={refused.failure} />
        <p className={classes.note}>Nothing in the project was changed. Mend the file at the places above, and open it again.</p>
        <Group justify="flex-end" mt="md">
          <Button onClick={onClose} data-autofocus>
            Close
          </Button>
        </Group>
      </Modal>
    );
  if (!looked) return null;
  const { existing, missing } = looked;
  return (
    <Modal opened onClose={onClose} title="Open a journey file" size="lg" centered>
      <div className={classes.file} data-testid="journey-file">
        <div className={classes.picture}>
          <ThumbnailPicture thumbnail={looked.thumbnail} />
        </div>
        <div>
          <p className={classes.fileName}>{looked.name}</p>
          <p className={classes.note}>
            {name} · {plural(looked.nodes, "node")}
          </p>
          {existing && (
            <p>
              {existing.same
                ? `The project has this journey already, just as it is in the file${existing.name === looked.name ? "" : `, named “${existing.name}”`}.`
                : `The project has this journey already, as “${existing.name}”, and it differs.`}
            </p>
          )}
        </div>
      </div>
      {missing.length > 0 && <Missing missing={missing} />}
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        {existing ? (
          <>
            <Button variant="default" onClick={() => onBring("copy")} data-testid="file-copy">
              Keep both
            </Button>
            <Button onClick={() => onBring("replace")} disabled={existing.same} data-testid="file-replace" data-autofocus>
              Replace, keep the old as a version
            </Button>
          </>
        ) : (
          <Button onClick={() => onBring("copy")} data-testid="file-open" data-autofocus>
            Open it
          </Button>
        )}
      </Group>
    </Modal>
  );
}

const Missing = ({ missing }: { missing: readonly Need[] }) => (
  <section className={classes.missing}>
    <h3>What the project lacks</h3>
    <p className={classes.note}>The journey opens all the same; the list of problems says where each is used.</p>
    <NeedList needs={missing} />
  </section>
);

import { Button, Modal, Select, Skeleton, TextInput } from "@mantine/core";
import { IconDeviceFloppy } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import type { Journey } from "../../../src-shared/model/journey.ts";
import type { JourneyVersion } from "../../../src-shared/model/journey-version.ts";
import { useClient } from "../../app/client.ts";
import { ConfirmDialog, EmptyState, FailureNote, formatMoment, toastFailure } from "../../ui/index.ts";
import { DiffView } from "./DiffView.tsx";
import { useSides, useVersions } from "./use-versions.ts";
import { VersionItem } from "./VersionItem.tsx";
import classes from "./versions.module.css";

interface VersionsProps {
  journey: { id: string; name: string };
  readOnly: boolean;
  /** The journey as it stands, everything saved. */
  now(): Promise<Journey>;
  onRestore(version: JourneyVersion): Promise<void>;
  onClose(): void;
}

/** What stands for the journey as it is. */
export const NOW = "now";

/** Versions of a journey: keep one, compare any two, restore. */
export function VersionsDialog({ journey, readOnly, now, onRestore, onClose }: VersionsProps) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Versions of “${journey.name}”`}
      size="min(1320px, 96vw)"
      centered
      classNames={{ body: classes.body ?? "" }}
    >
      <Versions journey={journey} readOnly={readOnly} now={now} onRestore={onRestore} />
    </Modal>
  );
}

function Versions({ journey, readOnly, now, onRestore }: Omit<VersionsProps, "onClose">) {
  const client = useClient();
  const { versions, failure, reload } = useVersions(journey.id);
  const [before, setBefore] = useState<string | null>(null);
  const [after, setAfter] = useState(NOW);
  const [removing, setRemoving] = useState<JourneyVersion | null>(null);
  const chosen = versions?.find(({ id }) => id === before) ?? versions?.[0];
  const other = versions?.some(({ id }) => id === after) ? after : NOW;
  const sides = useSides(chosen?.id, other, now);
  const attempt = (work: Promise<unknown>, title: string) =>
    work.then(reload, (error: unknown) => {
      toastFailure(error, title);
      reload();
    });
  const nameOf = (id: string) => versions?.find((version) => version.id === id)?.name ?? "Now";
  return (
    <div className={classes.versions} data-testid="versions-dialog">
      <div className={classes.side}>
        {!readOnly && (
          <KeepForm
            onKeep={(name, note) =>
              attempt(
                now().then(() => client.versions.keep({ journeyId: journey.id, name, note })),
                "The version was not kept",
              )
            }
          />
        )}
        {failure && <FailureNote failure={failure} />}
        {!versions && !failure && <Skeleton height={240} />}
        <ul className={classes.list} aria-label="Versions">
          {versions?.map((version) => (
            <VersionItem
              key={version.id}
              version={version}
              current={version.id === chosen?.id}
              readOnly={readOnly}
              onChoose={() => setBefore(version.id)}
              onRestore={() => void attempt(onRestore(version), "The version was not restored")}
              onRemove={() => setRemoving(version)}
              onRename={(name, note) => void attempt(client.versions.rename({ id: version.id, name, note }), "The version was not renamed")}
            />
          ))}
        </ul>
      </div>
      <div className={classes.main}>
        {versions?.length === 0 && (
          <EmptyState title="No version yet" icon={<IconDeviceFloppy size={28} stroke={1.5} />}>
            Keep the journey as it stands under a name, such as “As agreed on Monday”. One is kept by itself at every saved run, and before
            another version or a file takes the journey's place.
          </EmptyState>
        )}
        {chosen && (
          <>
            <div className={classes.compared}>
              <span>
                From <strong>{chosen.name}</strong>, {formatMoment(chosen.at)}, to
              </span>
              <Select
                aria-label="Compared with"
                size="xs"
                w={260}
                allowDeselect={false}
                value={other}
                onChange={(value) => setAfter(value ?? NOW)}
                data={[
                  { value: NOW, label: "Now" },
                  ...(versions ?? [])
                    .filter(({ id }) => id !== chosen.id)
                    .map(({ id, name, at }) => ({ value: id, label: `${name}, ${formatMoment(at)}` })),
                ]}
                data-testid="compared-with"
              />
            </div>
            {sides.failure && <FailureNote failure={sides.failure} />}
            {!sides.pair && !sides.failure && <Skeleton className={classes.pending ?? ""} />}
            {sides.pair && (
              <DiffView
                key={`${chosen.id} ${other}`}
                before={sides.pair.before}
                after={sides.pair.after}
                names={{ before: chosen.name, after: nameOf(other) }}
              />
            )}
          </>
        )}
      </div>
      <ConfirmDialog
        opened={removing !== null}
        title="Delete this version?"
        confirm="Delete version"
        onConfirm={() => removing && void attempt(client.versions.remove({ id: removing.id }), "The version was not deleted")}
        onClose={() => setRemoving(null)}
      >
        “{removing?.name}” cannot be brought back. The journey itself stays as it is.
      </ConfirmDialog>
    </div>
  );
}

function KeepForm({ onKeep }: { onKeep(name: string, note: string): void }) {
  const [name, setName] = useState("");
  const [note, setNote] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    onKeep(name.trim(), note.trim());
    setName("");
    setNote("");
  };
  return (
    <form className={classes.keep} onSubmit={submit}>
      <TextInput
        label="Keep the journey as it stands"
        placeholder="Name, such as “As agreed”"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-testid="version-name"
        data-autofocus
      />
      <TextInput aria-label="Note" placeholder="Note (optional)" value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      <Button type="submit" leftSection={<IconDeviceFloppy size={16} />} disabled={name.trim() === ""} data-testid="keep-version">
        Keep version
      </Button>
    </form>
  );
}

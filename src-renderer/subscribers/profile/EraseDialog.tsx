import { Button, Group, Modal, TextInput } from "@mantine/core";
import { IconCircleCheck, IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import type { Erasure } from "../../../src-shared/model/erasure.ts";
import { receiptLines } from "../../../src-shared/privacy/receipt.ts";
import { useClient } from "../../app/client.ts";
import { navigate, pathOf } from "../../app/router.ts";
import { saveFile } from "../../platform/files.ts";
import { invalidate, useResource } from "../../store/remote.ts";
import { FailureNote, ProgressPanel, plural, toastFailure, useJob } from "../../ui/index.ts";
import { dataChanged } from "../refresh.ts";
import own from "./profile.module.css";
import { type Profile, useAnswer } from "./useProfile.ts";

/** Erases a person after the key was written once more; then shows the receipt, which the project does not keep. */
export function EraseDialog({ profile, onClose }: { profile: Profile; onClose(): void }) {
  const core = useClient();
  const job = useJob<Erasure>({ keepRunning: true });
  const start = () => job.start((signal) => core.privacy.erase({ key: profile.key }, { signal }));
  if (job.status === "done" && job.result) return <Receipt receipt={job.result} />;
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Erase ${profile.key}?`}
      size="lg"
      withCloseButton={job.status !== "running"}
      closeOnClickOutside={false}
      closeOnEscape={job.status !== "running"}
    >
      {job.status === "running" ? (
        <ProgressPanel label={`Erasing ${profile.key}`} progress={job.progress} onCancel={job.cancel} />
      ) : (
        <>
          {job.failure && <FailureNote failure={job.failure} />}
          <Confirm profile={profile} onConfirm={() => void start()} onClose={onClose} />
        </>
      )}
    </Modal>
  );
}

function Confirm({ profile, onConfirm, onClose }: { profile: Profile; onConfirm(): void; onClose(): void }) {
  const core = useClient();
  const points = useResource("restorePoints").data ?? [];
  const [typed, setTyped] = useState("");
  const { key } = profile;
  const joined = profile.joined ?? [];
  const events = useAnswer((signal) => core.subscribers.timeline({ key, limit: 1 }, { signal }), key).value;
  const values = Object.values(profile.values).filter((value) => value !== null).length;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() === key) onConfirm();
      }}
    >
      <p>This is for a person who asks to be forgotten. It cannot be undone, not even by a restore point. Erased will be:</p>
      <ul className={own.erased} data-testid="will-be-erased">
        <li>
          the subscriber <strong>{key}</strong> with {plural(values, "value")}
        </li>
        {joined.length > 0 && <li>{joined.map(({ joinedKey }) => joinedKey).join(", ")}, joined into it</li>}
        <li>{events ? `${plural(events.total, "event")}` : "every event"}</li>
        <li>the same in {points.length === 0 ? "restore points, of which there are none" : plural(points.length, "restore point")}</li>
        <li>steps of the edit history that name it</li>
        <li>the key and the addresses where segments, journeys, plans or runs name them</li>
        <li>its rows in files of rejected rows beside the project</li>
      </ul>
      <p>Then the project file is written anew, so that nothing is left in its bytes. Exported files and backups are not changed.</p>
      <TextInput
        label={`Write ${key} to confirm`}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
      />
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onClose}>
          Keep the subscriber
        </Button>
        <Button type="submit" color="red" disabled={typed.trim() !== key}>
          Erase for ever
        </Button>
      </Group>
    </form>
  );
}

/** What was erased, to be saved before it is closed. */
function Receipt({ receipt }: { receipt: Erasure }) {
  const core = useClient();
  const [saved, setSaved] = useState(false);
  const save = async () => {
    try {
      setSaved(await saveFile(await core.privacy.receiptFile({ receipt })));
    } catch (error) {
      toastFailure(error, "The receipt could not be saved");
    }
  };
  const close = async () => {
    navigate(pathOf("subscribers"), { replace: true });
    await dataChanged(core);
    invalidate("segments", "journeys", "runs");
  };
  return (
    <Modal
      opened
      onClose={() => void close()}
      title="Erased"
      size="lg"
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <div className={own.receipt} data-testid="receipt">
        <IconCircleCheck size={22} aria-hidden />
        <ul>
          {receiptLines(receipt).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      <p>This receipt is not kept in the project. Save it now if you need it as proof.</p>
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" leftSection={<IconDownload size={16} />} onClick={() => void save()} data-testid="save-receipt">
          Save the receipt
        </Button>
        <Button onClick={() => void close()}>{saved ? "Done" : "Close without saving"}</Button>
      </Group>
    </Modal>
  );
}

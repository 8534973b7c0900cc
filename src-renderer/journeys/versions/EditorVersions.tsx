import { ActionIcon, Tooltip } from "@mantine/core";
import { IconVersions } from "@tabler/icons-react";
import { useState } from "react";
import { useClient } from "../../app/client.ts";
import { useCommands } from "../../app/commands.ts";
import { useRecords, useSession } from "../../canvas/session/session.ts";
import { recordsOf } from "../../store/records.ts";
import { toast } from "../../ui/index.ts";
import { VersionsDialog } from "./VersionsDialog.tsx";

/** Versions of the open journey: a restored one is a step of its history, so that undo takes it back. */
export function EditorVersions() {
  const client = useClient();
  const session = useSession();
  const { document, autosave, selection } = session;
  const id = useRecords(({ head }) => head.id);
  const name = useRecords(({ head }) => head.name);
  const [opened, setOpened] = useState(false);
  useCommands([
    {
      id: "journey.versions",
      label: "Versions of the journey",
      group: "Journey",
      description: "Keep, compare and restore",
      run: () => setOpened(true),
    },
  ]);
  return (
    <>
      <Tooltip label="Versions">
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Versions" onClick={() => setOpened(true)} data-testid="versions">
          <IconVersions size={18} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      {opened && (
        <VersionsDialog
          journey={{ id, name }}
          readOnly={document.readOnly}
          onClose={() => setOpened(false)}
          now={async () => {
            await autosave.flush();
            return document.journey();
          }}
          onRestore={async (version) => {
            await autosave.flush();
            const { journey } = await client.versions.get({ id: version.id });
            await client.versions.keepBeforeRestore({ journeyId: id, name: `Before “${version.name}” was restored` });
            // What was left is not saved any more: a restored version would be lost, and said to be there.
            if (!session.isOpen()) return toast(`“${version.name}” was not restored: the journey was left before.`);
            selection.clear();
            document.transact(`Restore “${version.name}”`, () => recordsOf(journey));
            setOpened(false);
            toast(`The journey is as in “${version.name}” again. Undo takes it back.`);
          }}
        />
      )}
    </>
  );
}

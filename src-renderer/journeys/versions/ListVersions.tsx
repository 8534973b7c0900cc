import { useClient } from "../../app/client.ts";
import { invalidate } from "../../store/remote.ts";
import { toastUndo } from "../../ui/index.ts";
import { VersionsDialog } from "./VersionsDialog.tsx";

interface ListVersionsProps {
  journey: { id: string; name: string };
  readOnly: boolean;
  onClose(): void;
}

/** Versions of a journey that is not open: a restored one takes its place in the project, which can be undone. */
export function ListVersions({ journey, readOnly, onClose }: ListVersionsProps) {
  const client = useClient();
  return (
    <VersionsDialog
      journey={journey}
      readOnly={readOnly}
      onClose={() => {
        invalidate("journeys");
        onClose();
      }}
      now={() => client.journeys.get({ id: journey.id })}
      onRestore={async ({ id, name }) => {
        const { before } = await client.versions.restore({ id });
        invalidate("journeys");
        toastUndo(`“${journey.name}” is as in “${name}” again.`, async () => {
          await client.versions.restore({ id: before });
          invalidate("journeys");
        });
      }}
    />
  );
}

import { Button, Group } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useState } from "react";
import { RESTORE_LIMITS, type RestorePoint } from "../../../src-shared/model/restore-point.ts";
import { useClient } from "../../app/client.ts";
import { remember, useResource } from "../../store/remote.ts";
import {
  ConfirmDialog,
  DataTable,
  EmptyState,
  type Failure,
  FailureNote,
  failureOf,
  formatBytes,
  formatCount,
  formatMoment,
  Panel,
  ProgressPanel,
  plural,
  Screen,
  toast,
} from "../../ui/index.ts";
import { Head } from "../Head.tsx";
import css from "../subscribers.module.css";
import own from "./restore-points.module.css";

/** The data as it stood before each bulk change: go back to it, or let it go. */
export default function RestorePointsView() {
  const core = useClient();
  const { data: points, error } = useResource("restorePoints");
  const project = useResource("project").data;
  const [restoring, setRestoring] = useState<RestorePoint | null>(null);
  const [removing, setRemoving] = useState<RestorePoint | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const readOnly = project?.readOnly ?? false;
  const work = async (what: string, task: () => Promise<void>) => {
    setBusy(what);
    setFailure(null);
    try {
      await task();
    } catch (caught) {
      setFailure(failureOf(caught));
    } finally {
      setBusy(null);
    }
  };
  const restore = ({ id, label }: RestorePoint) =>
    work("Going back", async () => {
      remember("project", await core.restorePoints.restore({ id }));
      toast(`The data is as it was: ${label}. What it was until now is a restore point too.`);
    });
  const remove = ({ id }: RestorePoint) =>
    work("Removing", async () => {
      remember("restorePoints", await core.restorePoints.remove({ id }));
      toast("The restore point was removed.");
    });
  const total = (points ?? []).reduce((sum, { bytes }) => sum + bytes, 0);
  return (
    <Screen name="restore-points" ready={points !== undefined || error !== undefined} fill>
      <div className={css.top}>
        <Head />
      </div>
      <div className={css.page}>
        {error !== undefined && <FailureNote failure={failureOf(error)} />}
        {failure && <FailureNote failure={failure} />}
        {busy !== null && <ProgressPanel label={busy} progress={null} />}
        {points?.length === 0 && (
          <EmptyState icon={<IconHistory size={28} stroke={1.5} />} title="No restore points yet">
            Before every import, join or computed field the data is kept as it stands, so that you can go back to it.
          </EmptyState>
        )}
        {points && points.length > 0 && (
          <Panel
            title={`${plural(points.length, "restore point")}, ${formatBytes(total)}`}
            flush
            aside={
              <span className={own.limits}>
                At most {RESTORE_LIMITS.count} and {formatBytes(RESTORE_LIMITS.bytes)} are kept; the oldest go first.
              </span>
            }
          >
            <DataTable testId="restore-points" className={own.table}>
              <thead>
                <tr>
                  <th scope="col">What</th>
                  <th scope="col">When</th>
                  <th scope="col">Subscribers</th>
                  <th scope="col">Fields</th>
                  <th scope="col">Events</th>
                  <th scope="col" title="Bytes of the file that only this point needs">
                    Own size
                  </th>
                  <th scope="col">
                    <span className={own.hidden}>Go back or remove</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {points.map((point) => (
                  <tr key={point.id}>
                    <th scope="row">{point.label}</th>
                    <td>{formatMoment(point.at)}</td>
                    <td>{formatCount(point.subscribers)}</td>
                    <td>{formatCount(point.fields)}</td>
                    <td>{formatCount(point.events)}</td>
                    <td>{formatBytes(point.bytes)}</td>
                    <td>
                      <Group gap={6} justify="flex-end" wrap="nowrap">
                        <Button
                          size="compact-sm"
                          variant="default"
                          disabled={readOnly || busy !== null}
                          aria-label={`Go back to: ${point.label}`}
                          onClick={() => setRestoring(point)}
                        >
                          Go back…
                        </Button>
                        <Button
                          size="compact-sm"
                          variant="subtle"
                          color="red"
                          disabled={readOnly || busy !== null}
                          aria-label={`Remove: ${point.label}`}
                          onClick={() => setRemoving(point)}
                        >
                          Remove…
                        </Button>
                      </Group>
                    </td>
                  </tr>
                ))}
              </tbody>
            </DataTable>
          </Panel>
        )}
      </div>
      <ConfirmDialog
        opened={restoring !== null}
        title="Go back to this data?"
        confirm="Go back"
        onClose={() => setRestoring(null)}
        onConfirm={() => restoring && void restore(restoring)}
      >
        The {formatCount(project?.subscribers ?? 0)} subscribers of now give way to the {formatCount(restoring?.subscribers ?? 0)} of “
        {restoring?.label}”, with their events and joins. Journeys, segments and runs are not touched. The data of now becomes a restore
        point itself.
      </ConfirmDialog>
      <ConfirmDialog
        opened={removing !== null}
        title="Remove this restore point?"
        confirm="Remove"
        onClose={() => setRemoving(null)}
        onConfirm={() => removing && void remove(removing)}
      >
        “{removing?.label}” cannot be gone back to afterwards. It frees {formatBytes(removing?.bytes ?? 0)} of the project file.
      </ConfirmDialog>
    </Screen>
  );
}

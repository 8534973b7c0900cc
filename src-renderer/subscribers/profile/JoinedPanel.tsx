import { Button } from "@mantine/core";
import type { IdentityJoin } from "../../../src-shared/model/identity.ts";
import { useClient } from "../../app/client.ts";
import { remember } from "../../store/remote.ts";
import { FailureNote, formatMoment, Panel, ProgressPanel, toast, useJob } from "../../ui/index.ts";
import { whyJoined } from "../duplicates/words.ts";
import { dataChanged } from "../refresh.ts";
import own from "./profile.module.css";

/** Who was joined into this subscriber and why, with the way to take it apart; nothing where nobody was. */
export function JoinedPanel({ joined, readOnly }: { joined: readonly IdentityJoin[]; readOnly: boolean }) {
  const core = useClient();
  const job = useJob<IdentityJoin[]>();
  if (joined.length === 0 && job.status !== "running") return null;
  const split = async ({ id, joinedKey }: IdentityJoin) => {
    const joins = await job.start((signal) => core.identities.split({ id }, { signal }));
    if (!joins) return;
    await dataChanged(core);
    remember("joins", joins);
    toast(`${joinedKey} is a subscriber of its own again.`);
  };
  return (
    <Panel title="Joined into this subscriber" flush>
      {job.status === "running" ? (
        <div className={own.padded}>
          <ProgressPanel label="Taking apart" progress={job.progress} onCancel={job.cancel} />
        </div>
      ) : (
        <>
          {job.failure && <FailureNote failure={job.failure} />}
          <ul className={own.journeys}>
            {joined.map((join) => (
              <li key={join.id}>
                <div>
                  <strong>{join.joinedKey}</strong>
                  <Button size="compact-xs" variant="default" disabled={readOnly} onClick={() => void split(join)}>
                    Take apart
                  </Button>
                </div>
                <p>{whyJoined(join.reasons)}</p>
                <footer>
                  <small>{formatMoment(join.at)}</small>
                </footer>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

import { Button, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import type { IdentityJoin } from "../../../src-shared/model/identity.ts";
import { useClient } from "../../app/client.ts";
import { remember, useResource } from "../../store/remote.ts";
import { DataTable, FailureNote, failureOf, formatCount, formatMoment, Panel, ProgressPanel, toast, useJob } from "../../ui/index.ts";
import { dataChanged } from "../refresh.ts";
import { profilePath } from "../views.ts";
import own from "./duplicates.module.css";
import { whyJoined } from "./words.ts";

const SHOWN = 100;

/** Joins that are in force, the newest first, each with the way to take it apart. */
export function JoinsPanel() {
  const core = useClient();
  const { data: joins, error } = useResource("joins");
  const readOnly = useResource("project").data?.readOnly ?? false;
  const [search, setSearch] = useState("");
  const job = useJob<IdentityJoin[]>();
  const wanted = search.trim().toLowerCase();
  const found = (joins ?? []).toReversed().filter(({ joinedKey, keptKey }) => `${joinedKey} ${keptKey}`.toLowerCase().includes(wanted));
  const split = async ({ id, joinedKey }: IdentityJoin) => {
    const left = await job.start((signal) => core.identities.split({ id }, { signal }));
    if (!left) return;
    await dataChanged(core);
    remember("joins", left);
    toast(`${joinedKey} is a subscriber of its own again.`);
  };
  return (
    <Panel
      title={`Joined${joins ? `: ${formatCount(joins.length)}` : ""}`}
      flush
      aside={
        (joins?.length ?? 0) > 8 && (
          <TextInput
            size="xs"
            aria-label="Search joins by key"
            placeholder="Search by key"
            leftSection={<IconSearch size={13} />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        )
      }
    >
      {error !== undefined && <FailureNote failure={failureOf(error)} />}
      {job.failure && <FailureNote failure={job.failure} />}
      {job.status === "running" && (
        <div className={own.padded}>
          <ProgressPanel label="Taking apart" progress={job.progress} onCancel={job.cancel} />
        </div>
      )}
      {joins?.length === 0 ? (
        <p className={own.nonePadded}>Nobody is joined. Joins stand here with their reasons and can be taken apart.</p>
      ) : (
        <DataTable testId="joins" className={own.joins}>
          <thead>
            <tr>
              <th scope="col">Joined</th>
              <th scope="col">Into</th>
              <th scope="col">Why</th>
              <th scope="col">When</th>
              <th scope="col">
                <span className={own.hidden}>Take apart</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, SHOWN).map((join) => (
              <tr key={join.id} data-joined={join.joinedKey}>
                <th scope="row">{join.joinedKey}</th>
                <td>
                  <a href={`#${profilePath(join.keptKey)}`}>{join.keptKey}</a>
                </td>
                <td>{whyJoined(join.reasons)}</td>
                <td>{formatMoment(join.at)}</td>
                <td>
                  <Button
                    size="compact-xs"
                    variant="default"
                    disabled={readOnly || job.status === "running"}
                    aria-label={`Take apart: ${join.joinedKey} out of ${join.keptKey}`}
                    onClick={() => void split(join)}
                  >
                    Take apart
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      {found.length > SHOWN && <p className={own.nonePadded}>The newest {SHOWN} are shown; search for others by key.</p>}
    </Panel>
  );
}

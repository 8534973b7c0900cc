import { Button, Switch } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useState } from "react";
import type { Segment } from "../../../src-shared/model/segment.ts";
import { leavesOf } from "../../../src-shared/segments/view.ts";
import { navigate, pathOf } from "../../app/router.ts";
import { useResource } from "../../store/remote.ts";
import { useMasked } from "../../subscribers/masked.ts";
import { DataTable, FailureNote, Panel, ScrollWide } from "../../ui/index.ts";
import css from "./library.module.css";
import { useAnswer } from "./useAnswer.ts";

/** Fields besides the key: those that the rules ask for, then the first of the base. */
const MOST_FIELDS = 6;

const shown = (value: string | number | boolean | null) =>
  value === null ? "" : value === true ? "Yes" : value === false ? "No" : String(value);

/** Ten of the segment's subscribers drawn at random, with what the rules ask for. */
export function SamplePanel({ segment }: { segment: Segment }) {
  const known = useResource("fields").data ?? [];
  const [seed, setSeed] = useState(1);
  const [masked, setMasked] = useMasked();
  const asked = new Set(leavesOf(segment).flatMap((leaf) => (leaf.kind === "field" ? [leaf.rule.field] : [])));
  const key = known.find(({ role }) => role === "key");
  const others = [...known.filter(({ id }) => asked.has(id)), ...known.filter(({ id }) => !asked.has(id))].filter(
    ({ role }) => role !== "key",
  );
  const fields = [...(key ? [key] : []), ...others.slice(0, MOST_FIELDS)];
  const ids = fields.map(({ id }) => id);
  const { data, failure } = useAnswer(JSON.stringify([segment, ids, seed, masked]), async (core, signal) =>
    ids.length === 0 ? { rows: [] } : core.segmentLibrary.sample({ segment, fields: ids, seed, masked }, { signal }),
  );
  return (
    <Panel
      title="Some of them"
      flush
      aside={
        <span className={css.aside}>
          <Switch size="xs" label="Mask personal data" checked={masked} onChange={(event) => setMasked(event.currentTarget.checked)} />
          <Button size="compact-xs" variant="subtle" leftSection={<IconRefresh size={14} />} onClick={() => setSeed(seed + 1)}>
            Draw others
          </Button>
        </span>
      }
    >
      {failure && <FailureNote failure={failure} />}
      <ScrollWide>
        <DataTable testId="sample" className={css.sample}>
          <thead>
            <tr>
              {fields.map(({ id, label }) => (
                <th key={id} scope="col">
                  {label || id}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(data?.rows ?? []).map((row) => (
              <tr key={String(row[0])}>
                {row.map((value, at) =>
                  at === 0 && key ? (
                    <th key={ids[at]} scope="row">
                      <a
                        href={`#${pathOf("subscribers", "profile", String(value))}`}
                        onClick={(event) => {
                          event.preventDefault();
                          navigate(pathOf("subscribers", "profile", String(value)));
                        }}
                      >
                        {shown(value)}
                      </a>
                    </th>
                  ) : (
                    <td key={ids[at]}>{shown(value)}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </DataTable>
      </ScrollWide>
    </Panel>
  );
}

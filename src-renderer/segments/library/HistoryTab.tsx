import { Anchor, Button } from "@mantine/core";
import { IconFilter, IconGauge, IconPercentage, IconRoute, IconSend, IconUserCircle } from "@tabler/icons-react";
import type { SegmentUse } from "../../../src-shared/contract/segment-library.ts";
import type { NamedSegment } from "../../../src-shared/model/segment.ts";
import { useClient } from "../../app/client.ts";
import { pathOf } from "../../app/router.ts";
import { invalidate, useResource } from "../../store/remote.ts";
import { DataTable, FailureNote, formatMoment, Nothing, Panel, toast, toastFailure } from "../../ui/index.ts";
import { dropDraft } from "../drafts.ts";
import css from "./library.module.css";
import { useAnswer } from "./useAnswer.ts";

/** How each kind of use is drawn and called, and where it is shown. */
const uses: Record<SegmentUse["what"], { Icon: typeof IconRoute; word: string; path: (id: string) => string }> = {
  segment: { Icon: IconFilter, word: "segment", path: (id) => pathOf("segments", id) },
  journey: { Icon: IconRoute, word: "journey", path: (id) => pathOf("journeys", id) },
  persona: { Icon: IconUserCircle, word: "persona", path: (id) => pathOf("segments", "personas", id) },
  score: { Icon: IconGauge, word: "score", path: (id) => pathOf("segments", "scores", id) },
  preference: { Icon: IconSend, word: "typed for this segment", path: () => pathOf("segments", "preferences") },
  rates: { Icon: IconPercentage, word: "rates", path: () => pathOf("settings") },
};

/** Where the segment is used, and how it was. */
export function HistoryTab({ segment }: { segment: NamedSegment }) {
  const readOnly = useResource("project").data?.readOnly ?? false;
  const core = useClient();
  const used = useAnswer(`uses ${segment.name}`, (client, signal) => client.segmentLibrary.uses({ name: segment.name }, { signal }));
  const versions = useAnswer(`versions ${JSON.stringify(segment)}`, (client, signal) =>
    client.segmentLibrary.versions({ id: segment.id }, { signal }),
  );
  const restore = async (version: string) => {
    try {
      const restored = await core.segmentLibrary.restore({ version });
      dropDraft(segment.id);
      invalidate("segments");
      toast(`“${restored.name}” is as it was. The state before is kept as a version.`);
    } catch (error) {
      toastFailure(error, "The version could not be restored");
    }
  };
  return (
    <>
      <Panel title="Used by" flush>
        {used.failure && <FailureNote failure={used.failure} />}
        {used.data?.length === 0 && <Nothing>Nothing else in the project uses it.</Nothing>}
        {used.data && used.data.length > 0 && (
          <ul className={css.uses} data-testid="uses">
            {used.data.map(({ what, id, name }) => {
              const { Icon, word, path } = uses[what];
              return (
                <li key={`${what}${id}`}>
                  <Icon size={16} aria-hidden />
                  <Anchor href={`#${path(id)}`}>{name}</Anchor>
                  <span>{word}</span>
                </li>
              );
            })}
          </ul>
        )}
      </Panel>
      <Panel title="Versions" flush>
        {versions.failure && <FailureNote failure={versions.failure} />}
        {versions.data?.length === 0 && <Nothing>It was not saved here yet: each time it is, a version is kept.</Nothing>}
        {versions.data && versions.data.length > 0 && (
          <DataTable testId="segment-versions">
            <tbody>
              {versions.data.map(({ id, at, segment: one, sentence }, place) => (
                <tr key={id}>
                  <th scope="row" className={css.when}>
                    {formatMoment(at)}
                    {one.name !== segment.name && <small>{one.name}</small>}
                  </th>
                  <td className={css.sentence}>{sentence}</td>
                  <td>
                    {place === 0 ? (
                      "newest"
                    ) : (
                      <Button size="compact-xs" variant="subtle" disabled={readOnly} onClick={() => void restore(id)}>
                        Restore
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </DataTable>
        )}
      </Panel>
    </>
  );
}

import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { Project } from "../../src-shared/contract/project.ts";
import { countText } from "../../src-shared/lib/numbers.ts";
import type { CapSetting } from "../../src-shared/model/journey.ts";
import { useClient } from "../app/client.ts";
import { parseNumber } from "../canvas/inspector/parse-text.ts";
import { remember } from "../store/remote.ts";
import { Panel, toastFailure, toastUndo } from "../ui/index.ts";
import { CapRow } from "./CapRow.tsx";
import { CommitField } from "./CommitField.tsx";
import css from "./rates.module.css";

type Limits = Pick<Project, "caps" | "controlPercent">;

/** What the control share means, with the number of subscribers that it is of this base. */
function controlSentence({ controlPercent, subscribers }: Project): string {
  const share = countText(Math.round((subscribers * controlPercent) / 100));
  if (controlPercent === 0)
    return "Nobody is kept out of all journeys. With a share here, you can measure what your journeys together bring about.";
  const who = subscribers > 0 ? `About ${share} of your ${countText(subscribers)} subscribers` : `${controlPercent} % of subscribers`;
  return `${who}, the same ones in every journey and in every run of the same seed, get no message from any of them; another seed keeps out others. Compared with the rest they show what all your journeys together bring about.`;
}

/** Limits on the messages of all journeys together, and the share that none of them contacts. */
export function LimitsPanel({ project }: { project: Project }) {
  const core = useClient();
  const { caps, controlPercent, readOnly } = project;
  const change = async (message: string, limits: Partial<Limits>) => {
    try {
      remember("project", await core.project.setSettings(limits));
      toastUndo(message, async () => remember("project", await core.project.setSettings({ caps, controlPercent })));
    } catch (error) {
      toastFailure(error, "Nothing was changed.");
    }
  };
  const setCaps = (message: string, next: CapSetting[]) => void change(message, { caps: next });
  return (
    <Panel title="Limits for all journeys">
      <div className={css.limits}>
        <p>
          {caps.length === 0
            ? "No limit spans your journeys: each keeps to its own frequency caps."
            : "A subscriber gets no more messages than this from all journeys that run together. A message beyond it is skipped, and the trace says so; transactional messages pass."}
        </p>
        {caps.map((cap, at) => (
          <CapRow
            // biome-ignore lint/suspicious/noArrayIndexKey: limits have no id, and stand in a fixed order.
            key={at}
            cap={cap}
            number={at + 1}
            readOnly={readOnly}
            onChange={(next) => setCaps("The limit was changed.", caps.with(at, next))}
            onRemove={() => setCaps("The limit was removed.", caps.toSpliced(at, 1))}
          />
        ))}
        <div>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} />}
            disabled={readOnly}
            onClick={() => setCaps("A limit was added.", [...caps, { channel: "any", count: 2, window: { kind: "rolling", days: 7 } }])}
          >
            Add a limit
          </Button>
        </div>
        <hr className={css.rule} />
        <CommitField
          label="Control share"
          text={String(controlPercent)}
          suffix="%"
          readOnly={readOnly}
          className={css.control}
          testId="control-share"
          parse={(text) => parseNumber(text, { min: 0, max: 100, unit: " %" })}
          onValue={(next) => void change("The control share was changed.", { controlPercent: next })}
        />
        <p>{controlSentence(project)}</p>
      </div>
    </Panel>
  );
}

import { Drawer } from "@mantine/core";
import { useEffect } from "react";
import type { SavedRun } from "../../../src-shared/contract/runs.ts";
import type { Whereabouts } from "../../../src-shared/model/trace.ts";
import { nodeLabel } from "../../../src-shared/plan/run.ts";
import { useClient } from "../../app/client.ts";
import { FailureNote, formatCount, formatShare, ProgressPanel, useJob } from "../../ui/index.ts";
import { FateList } from "./FateList.tsx";
import css from "./whereabouts.module.css";

function Found({ found, runId, onTrace }: { found: Whereabouts; runId: string; onTrace(): void }) {
  const { matched, came, stopped, here, rest } = found;
  const lists = { matched, runId, onTrace };
  return (
    <div data-testid="whereabouts">
      <p className={css.lead}>
        {formatCount(came)} of {formatCount(matched)} subscribers who matched an audience came here
        {matched > 0 ? ` (${formatShare(came / matched)})` : ""}.
      </p>
      <FateList title="Who is here" note="what became of them at their last visit" fates={here} none="Nobody came here." {...lists} />
      <FateList
        title="What stopped the rest"
        note={`${formatCount(stopped)} never came`}
        fates={rest}
        none="Nobody was stopped: everyone who matched came here."
        {...lists}
      />
    </div>
  );
}

/** Who is at a node when the run ends, and what stopped the rest; asked of the whole base when opened, and cancelled when closed. */
export function WhereaboutsDrawer({ run, node, onClose }: { run: SavedRun; node: string | null; onClose(): void }) {
  const core = useClient();
  const { start, reset, cancel, ...job } = useJob<Whereabouts>();
  const runId = run.id;
  useEffect(() => {
    if (node === null) return reset();
    void start((signal) => core.runs.whereabouts({ runId, node }, { signal }));
  }, [core, runId, node, start, reset]);
  const found = run.journey.nodes.find(({ id }) => id === node);
  return (
    <Drawer
      opened={node !== null}
      onClose={onClose}
      position="right"
      size={460}
      title={<span className={css.title}>{found ? nodeLabel(found) : ""}</span>}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {job.status === "running" && (
        <ProgressPanel
          label="Looking at every subscriber"
          progress={job.progress}
          onCancel={() => {
            cancel();
            onClose();
          }}
        />
      )}
      {job.failure && <FailureNote failure={{ ...job.failure, where: null }} />}
      {job.result && <Found found={job.result} runId={runId} onTrace={onClose} />}
    </Drawer>
  );
}

import { Button } from "@mantine/core";
import type { ScoreState } from "../../src-shared/model/scores.ts";
import { pathOf } from "../app/router.ts";
import { FailureNote, ProgressPanel, SideItem, SideList, SideText, toast } from "../ui/index.ts";
import css from "./scores.module.css";
import { useScoreJob } from "./useScore.ts";

const marks = (state: ScoreState): { text: string; tone: "good" | "warn" | "none" } => {
  if (state.computed) return state.computed.stale ? { text: "out of date", tone: "warn" } : { text: "computed", tone: "good" };
  return { text: state.problem === null ? "not computed" : "needs data", tone: "none" };
};

/** Every score with how it stands, and the way to compute all. */
export function ScoreList({ states, current, readOnly }: { states: readonly ScoreState[]; current: string | null; readOnly: boolean }) {
  const { job, compute } = useScoreJob();
  const busy = job.status === "running";
  return (
    <SideList
      title="Scores"
      label="Scores"
      aside={
        <Button
          size="xs"
          variant="light"
          disabled={readOnly || busy}
          onClick={() => void compute().then((done) => done && toast("Every score that the data allows was computed."))}
        >
          Compute all
        </Button>
      }
      search={
        busy || job.failure ? (
          <>
            {busy && <ProgressPanel label="Computing scores" progress={job.progress} onCancel={job.cancel} />}
            {job.failure && <FailureNote failure={job.failure} />}
          </>
        ) : undefined
      }
    >
      {states.map((state) => {
        const { text, tone } = marks(state);
        return (
          <SideItem
            key={state.id}
            href={`#${pathOf("segments", "scores", state.id)}`}
            current={state.id === current}
            name={state.label}
            testId={`score-${state.id}`}
            aside={
              <span className={css.mark} data-tone={tone}>
                {text}
              </span>
            }
          >
            <SideText>{state.purpose}</SideText>
          </SideItem>
        );
      })}
    </SideList>
  );
}

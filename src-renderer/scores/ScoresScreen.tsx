import { Button } from "@mantine/core";
import { IconGauge } from "@tabler/icons-react";
import { useEffect } from "react";
import { scoreIds } from "../../src-shared/model/scores.ts";
import { navigate, pathOf, useRoute } from "../app/router.ts";
import { useResource } from "../store/remote.ts";
import { EmptyState, FailureNote, failureOf, ListDetail, Screen } from "../ui/index.ts";
import { ScoreDetailView } from "./ScoreDetailView.tsx";
import { ScoreList } from "./ScoreList.tsx";

/** Scores of subscribers: each with its definition, date, distribution and settings. */
export default function ScoresScreen() {
  const { data: states, error } = useResource("scores");
  const project = useResource("project").data;
  const { id: place, sub } = useRoute();
  const chosen = scoreIds.find((id) => id === sub);
  // While another place is loaded, this one is still there.
  useEffect(() => {
    if (place === "scores" && !chosen) navigate(pathOf("segments", "scores", scoreIds[0]), { replace: true });
  }, [place, chosen]);
  const state = states?.find(({ id }) => id === chosen);
  return (
    <Screen name="scores" ready={states !== undefined && project !== undefined} fill>
      {error !== undefined && <FailureNote failure={failureOf(error)} />}
      {project?.subscribers === 0 ? (
        <EmptyState
          icon={<IconGauge size={28} stroke={1.5} />}
          title="Nobody to score yet"
          actions={<Button onClick={() => navigate("/import")}>Import subscribers</Button>}
        >
          Scores say who buys often, who is worth most and who may leave. They are computed from the subscribers and events that you import.
        </EmptyState>
      ) : (
        states && (
          <ListDetail list={<ScoreList states={states} current={chosen ?? null} readOnly={project?.readOnly ?? false} />}>
            {state && <ScoreDetailView key={state.id} state={state} states={states} readOnly={project?.readOnly ?? false} />}
          </ListDetail>
        )
      )}
    </Screen>
  );
}

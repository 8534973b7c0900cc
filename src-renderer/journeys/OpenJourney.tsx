import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import type { Journey } from "../../src-shared/model/journey.ts";
import { useClient } from "../app/client.ts";
import { navigate, pathOf } from "../app/router.ts";
import { Editor } from "../canvas/Editor.tsx";
import { useResource } from "../store/remote.ts";
import { abandonJourney, finishJourney } from "../store/session.ts";
import { type Failure, FailureNote, failureOf, Screen } from "../ui/index.ts";
import { EditorVersions } from "./versions/EditorVersions.tsx";

/** Fetches a journey and opens its editor. */
export default function OpenJourney({ id }: { id: string }) {
  const client = useClient();
  const { data: project } = useResource("project");
  const [journey, setJourney] = useState<Journey | null>(null);
  const [failure, setFailure] = useState<(Failure & { unkept: boolean }) | null>(null);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further turn is a further try
  useEffect(() => {
    let gone = false;
    const fail = (unkept: boolean) => (error: unknown) => {
      if (!gone) setFailure({ ...failureOf(error), unkept });
    };
    finishJourney(id).then(() => client.journeys.get({ id }).then((found) => !gone && setJourney(found), fail(false)), fail(true));
    return () => {
      gone = true;
      setFailure(null);
    };
  }, [client, id, turn]);
  const again = () => setTurn((before) => before + 1);
  if (failure)
    return (
      <Screen name="journeys" ready>
        <FailureNote
          failure={
            failure.unkept ? { ...failure, message: `The last changes of this journey are not kept yet: ${failure.message}` } : failure
          }
        >
          <Button mt={10} mr={8} size="xs" onClick={again} data-testid="open-again">
            Try again
          </Button>
          {failure.unkept && (
            <Button
              mt={10}
              mr={8}
              size="xs"
              variant="default"
              onClick={() => {
                abandonJourney(id);
                again();
              }}
              data-testid="open-without"
            >
              Give the changes up
            </Button>
          )}
          <Button mt={10} size="xs" variant="default" onClick={() => navigate(pathOf("journeys"))}>
            All journeys
          </Button>
        </FailureNote>
      </Screen>
    );
  return (
    <Screen name="journeys" ready={journey !== null && project !== undefined} fill>
      {journey && project !== undefined && <Editor journey={journey} readOnly={project?.readOnly ?? false} tools={<EditorVersions />} />}
    </Screen>
  );
}

import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import type { Journey } from "../../src-shared/model/journey.ts";
import { useClient } from "../app/client.ts";
import { navigate, pathOf } from "../app/router.ts";
import { Editor } from "../canvas/Editor.tsx";
import { useResource } from "../store/remote.ts";
import { type Failure, FailureNote, failureOf, Screen } from "../ui/index.ts";
import { EditorVersions } from "./versions/EditorVersions.tsx";

/** Fetches a journey and opens its editor. */
export default function OpenJourney({ id }: { id: string }) {
  const client = useClient();
  const { data: project } = useResource("project");
  const [journey, setJourney] = useState<Journey | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let gone = false;
    client.journeys.get({ id }).then(
      (found) => !gone && setJourney(found),
      (error: unknown) => !gone && setFailure(failureOf(error)),
    );
    return () => {
      gone = true;
    };
  }, [client, id]);
  if (failure)
    return (
      <Screen name="journeys" ready>
        <FailureNote failure={failure}>
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

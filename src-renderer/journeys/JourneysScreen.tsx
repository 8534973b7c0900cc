import { lazy, Suspense } from "react";
import { useRoute } from "../app/router.ts";
import { Screen } from "../ui/index.ts";
import { JourneyFilesProvider } from "./files/JourneyFilesProvider.tsx";
import { JourneyList } from "./list/JourneyList.tsx";

const OpenJourney = lazy(() => import("./OpenJourney.tsx"));

const Opening = () => (
  <Screen name="journeys" ready={false} fill>
    {null}
  </Screen>
);

/** The Journeys place: the list, or one journey on the canvas. */
export default function JourneysScreen() {
  const { id } = useRoute();
  return (
    <JourneyFilesProvider>
      {id === null ? (
        <JourneyList />
      ) : (
        <Suspense fallback={<Opening />}>
          <OpenJourney key={id} id={id} />
        </Suspense>
      )}
    </JourneyFilesProvider>
  );
}

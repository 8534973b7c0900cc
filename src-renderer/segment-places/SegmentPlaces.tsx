import { lazy, Suspense } from "react";
import { navigate, pathOf, useRoute } from "../app/router.ts";
import { Screen, ViewTabs } from "../ui/index.ts";

/** What the Segments place shows, by the id in its address; any other id is a segment. */
const views = [
  { id: null, label: "Segments", View: lazy(() => import("../segments/SegmentsScreen.tsx")) },
  { id: "scores", label: "Scores", View: lazy(() => import("../scores/ScoresScreen.tsx")) },
  { id: "micro-segments", label: "Micro-segments", View: lazy(() => import("../micro-segments/MicroSegmentsScreen.tsx")) },
  { id: "personas", label: "Personas", View: lazy(() => import("../personas/PersonasScreen.tsx")) },
  { id: "preferences", label: "Channels", View: lazy(() => import("../preferences/PreferencesScreen.tsx")) },
] as const;

/** The Segments place: segments, and what is known of subscribers to make them from. */
export default function SegmentPlaces() {
  const { id } = useRoute();
  const chosen = views.find((view) => view.id === id) ?? views[0];
  return (
    <ViewTabs label="Views of segments" views={views} current={chosen.id} onChoose={(view) => navigate(pathOf("segments", view))}>
      <Suspense fallback={<Screen name="segments" ready={false} fill />}>
        <chosen.View />
      </Suspense>
    </ViewTabs>
  );
}

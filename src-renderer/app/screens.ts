import { IconChartHistogram, IconClipboardText, IconFilter, IconRoute, IconUsers } from "@tabler/icons-react";
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { Place } from "./router.ts";

type Screen = LazyExoticComponent<ComponentType>;

/** Screens are fetched when first shown. */
export const screens: Record<Place, Screen> = {
  journeys: lazy(() => import("../journeys/JourneysScreen.tsx")),
  segments: lazy(() => import("../segment-places/SegmentPlaces.tsx")),
  subscribers: lazy(() => import("../subscribers/SubscribersScreen.tsx")),
  results: lazy(() => import("../results/ResultsScreen.tsx")),
  plan: lazy(() => import("../plan/PlanScreen.tsx")),
  import: lazy(() => import("../import/ImportScreen.tsx")),
  settings: lazy(() => import("../settings/SettingsScreen.tsx")),
};

export const placeLabels: Record<Place, string> = {
  journeys: "Journeys",
  segments: "Segments",
  subscribers: "Subscribers",
  results: "Results",
  plan: "Plan",
  import: "Import",
  settings: "Settings",
};

/** The five places of the rail, in order. */
export const railPlaces = [
  { place: "journeys", Icon: IconRoute, keys: "alt+1" },
  { place: "segments", Icon: IconFilter, keys: "alt+2" },
  { place: "subscribers", Icon: IconUsers, keys: "alt+3" },
  { place: "results", Icon: IconChartHistogram, keys: "alt+4" },
  { place: "plan", Icon: IconClipboardText, keys: "alt+5" },
] as const satisfies readonly { place: Place; Icon: ComponentType; keys: string }[];

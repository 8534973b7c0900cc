import { app } from "./app.ts";
import { computed } from "./computed.ts";
import { edits } from "./edits.ts";
import { folders } from "./folders.ts";
import { identities } from "./identities.ts";
import { imports } from "./imports.ts";
import { journeys } from "./journeys.ts";
import { lint } from "./lint.ts";
import { microSegments } from "./micro-segments.ts";
import { parameters } from "./parameters.ts";
import { personas, preferences } from "./personas.ts";
import { pictures } from "./pictures.ts";
import { plans } from "./plans.ts";
import { privacy } from "./privacy.ts";
import { project } from "./project.ts";
import { quality } from "./quality.ts";
import { restorePoints } from "./restore-points.ts";
import { runs } from "./runs.ts";
import { scores } from "./scores.ts";
import { segmentLibrary } from "./segment-library.ts";
import { segments } from "./segments.ts";
import { subscribers } from "./subscribers.ts";
import { versions } from "./versions.ts";

/** Every call between a window (or the command line) and the core, by domain. */
export const contract = {
  app,
  project,
  imports,
  subscribers,
  segments,
  segmentLibrary,
  journeys,
  folders,
  versions,
  parameters,
  runs,
  plans,
  pictures,
  restorePoints,
  edits,
  computed,
  quality,
  identities,
  privacy,
  lint,
  scores,
  microSegments,
  personas,
  preferences,
};
export type Contract = typeof contract;

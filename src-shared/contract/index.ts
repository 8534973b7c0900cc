import { app } from "./app.ts";
import { imports } from "./imports.ts";
import { journeys } from "./journeys.ts";
import { parameters } from "./parameters.ts";
import { plans } from "./plans.ts";
import { project } from "./project.ts";
import { restorePoints } from "./restore-points.ts";
import { runs } from "./runs.ts";
import { segments } from "./segments.ts";
import { subscribers } from "./subscribers.ts";

/** Every call between a window (or the command line) and the core, by domain. */
export const contract = { app, project, imports, subscribers, segments, journeys, parameters, runs, plans, restorePoints };
export type Contract = typeof contract;

import { type ParameterLayer, parameterLayers } from "../model/parameters.ts";

/** Where a number stands, weakest first: the order in which numbers of several sources go before each other (dry-run rules, section 8). */
const layers: readonly (ParameterLayer | "shipped" | "node")[] = ["shipped", ...[...parameterLayers].reverse(), "node"];

/** Greater for a number that goes before others. */
export const strengthOf = (layer: ParameterLayer | "shipped" | "node"): number => layers.indexOf(layer);

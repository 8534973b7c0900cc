import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** Files of the application that are started or read by path. The same module serves the sources and the bundles of `dist/main`. */
const built = !import.meta.filename.endsWith(".ts");

/** Root of the checkout or of the package: both `src-main/core` and `dist/main` lie two levels under it. */
const applicationRoot = resolve(import.meta.dirname, "../..");
export const resourcesDir = join(applicationRoot, "assets");
/** The built window. */
export const rendererDir = join(applicationRoot, "dist/renderer");

const entry = (source: string, bundle: string) => pathToFileURL(built ? join(import.meta.dirname, bundle) : join(applicationRoot, source));

/** The core as a worker thread or utility process. */
export const coreEntry = () => entry("src-main/core/service.ts", "core.cjs");
/** One worker thread of the dry run. */
export const simulateEntry = () => entry("src-main/core/simulate/worker.ts", "simulate.cjs");
/** One thread of an import. */
export const collectEntry = () => entry("src-main/core/import/collect/worker.ts", "collect.cjs");

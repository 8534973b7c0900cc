import { existsSync } from "node:fs";
import { join } from "node:path";

/** Real files for tests; see its README. It lies beside the project's folder. */
const folder = join(import.meta.dirname, "../../../shared/data");
export const dataIsHere = existsSync(folder);
/** Said in the name of a group of tests that needs the files. */
export const dataNote = dataIsHere ? "" : " (skipped: the folder ../shared/data is absent)";

/** Path of a real file. */
export const dataFile = (path: string): string => join(folder, path);
export const ibmFile = "subscribers/ibm_telco_basic/WA_Fn-UseC_-Telco-Customer-Churn.csv";

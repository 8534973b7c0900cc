import { canonicalJson } from "../../../../src-shared/lib/canonical-json.ts";
import { findingsOf } from "../../../../src-shared/lib/issues.ts";
import { tryJson } from "../../../../src-shared/lib/json.ts";
import { type ProjectParameter, projectParameterSchema } from "../../../../src-shared/model/parameters.ts";
import type { MetaStore } from "./meta.ts";

/** Rates and prices of the project. What cannot be read is left out and told, and goes with the next change. */
export interface ParameterStore {
  list(): ProjectParameter[];
  /** What of the list cannot be read, a sentence each. */
  problems(): string[];
  save(parameters: readonly ProjectParameter[]): void;
}

const NAME = "parameters";

function read(text: string | undefined): { parameters: ProjectParameter[]; problems: string[] } {
  if (text === undefined) return { parameters: [], problems: [] };
  const entries = tryJson(text);
  if (!Array.isArray(entries))
    return { parameters: [], problems: ["The project's rates and prices cannot be read, so benchmarks are in force."] };
  const parameters: ProjectParameter[] = [];
  const problems: string[] = [];
  for (const [at, entry] of entries.entries()) {
    const parsed = projectParameterSchema.safeParse(entry);
    if (parsed.success) parameters.push(parsed.data);
    else {
      const reasons = findingsOf(parsed.error).map(({ path, message }) => `${path}: ${message}`);
      problems.push(`Number ${at + 1} of the project's rates and prices cannot be read and is left out: ${reasons.join("; ")}.`);
    }
  }
  return { parameters, problems };
}

export function parameterStore(meta: MetaStore): ParameterStore {
  return {
    list: () => read(meta.get(NAME)).parameters,
    problems: () => read(meta.get(NAME)).problems,
    save: (parameters) => meta.set(NAME, canonicalJson(parameters)),
  };
}

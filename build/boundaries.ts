/** Checks every import against `import-rules.ts`; ends with status 1 on a forbidden one, or when no module was scanned. A folder may be given to check another tree. */
import { join } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { forbidden, options } from "./import-rules.ts";

const root = join(import.meta.dirname, "..");

/** Violations as sentences, and how many modules were read. `folders` are relative to `base`. */
export async function checkBoundaries(base: string, folders: readonly string[]): Promise<{ modules: number; violations: string[] }> {
  const { output } = await cruise(
    [...folders],
    { ...options, baseDir: base, ruleSet: { forbidden }, validate: true },
    {},
    { tsConfig: extractTSConfig(join(root, "tsconfig.base.json")) },
  );
  const { summary } = output as ICruiseResult;
  return {
    modules: summary.totalCruised,
    violations: summary.violations.map((violation) => `${violation.rule.name}: ${violation.from} -> ${violation.to}`),
  };
}

if (import.meta.main) {
  const base = process.argv[2] ?? root;
  const { modules, violations } = await checkBoundaries(base, ["src-shared", "src-main", "src-renderer"]);
  for (const violation of violations) console.error(`forbidden import, ${violation}`);
  console.log(`boundaries: ${modules} modules, ${violations.length} forbidden imports`);
  if (modules === 0) console.error("No module was scanned: is @swc/core installed?");
  process.exit(violations.length > 0 || modules === 0 ? 1 : 0);
}

import { type Severity, severities } from "../model/problem.ts";
import { lintRules } from "./index.ts";

const headings: Readonly<Record<Severity, string>> = {
  error: "Errors keep a journey from running",
  warning: "Warnings: probably not as meant",
  note: "Notes: worth a look, and may well be meant",
};

const intro = `# Lint

What Throughline finds in a journey, by its stable id. The problems drawer of the canvas and \`throughline journey lint\` list the same. Made from the rules by \`npm run schemas\`; a rule is one file in \`src-shared/lint/rules\`.

- **Looks at the document**: checked in the window a moment after each change.
- **Looks at the data**: checked by the core over the imported subscribers, beside the window; while a newer journey is being checked, what was found on the one before is marked as old. Without subscribers only what the document shows is told.
- An id may also be found with less weight than the heading that it stands under.

Where there is a button, one click does what it says, as one step that undo takes back; \`throughline journey lint --fix\` does all of these that take out no node and no edge. A warning or a note can be ignored with a reason, which is kept in the journey (\`ignoredProblems\`) and listed apart.
`;

/** The page docs/lint.md: every id that the rules can find, by weight. */
export function lintDocument(): string {
  const found = lintRules.flatMap(({ finds, onData }) =>
    Object.entries(finds).map(([id, finding]) => ({ id, onData: onData === true, ...finding })),
  );
  const sections = severities.map((severity) => {
    const rows = found
      .filter((one) => one.severity === severity)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, about, onData }) => `| \`${id}\` | ${about} | ${onData ? "the data" : "the document"} |`);
    return [`## ${headings[severity]}`, "", "| id | found when | looks at |", "|---|---|---|", ...rows, ""].join("\n");
  });
  return [intro, ...sections].join("\n");
}

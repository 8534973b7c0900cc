import { InputError } from "../lib/input-error.ts";
import { type Finding, findingsOf } from "../lib/issues.ts";
import { parseJson } from "../lib/json.ts";
import { type Journey, journeyV1Schema } from "../model/journey.ts";
import { kindNames, nodeKinds } from "./index.ts";

export const JOURNEY_VERSION = 1;

/** Complaints about the nodes' kinds and settings, and about ids and edges that do not fit together. */
function nodeFindings(journey: Journey): Finding[] {
  const findings: Finding[] = [];
  const outlets = new Map<string, Set<string>>();
  for (const [at, node] of journey.nodes.entries()) {
    const kind = nodeKinds.get(node.kind);
    if (outlets.has(node.id)) findings.push({ path: `nodes[${at}].id`, message: `two nodes have the id "${node.id}"` });
    outlets.set(node.id, new Set());
    if (!kind) {
      findings.push({
        path: `nodes[${at}].kind`,
        message: `unknown node kind "${node.kind}" (node "${node.id}"); this version knows ${kindNames.join(", ")}`,
      });
      continue;
    }
    const parsed = kind.config.safeParse(node.config);
    if (!parsed.success) {
      for (const finding of findingsOf(parsed.error))
        findings.push({
          path: `nodes[${at}].config${finding.path ? `.${finding.path}` : ""}`,
          message: `${finding.message} (node "${node.id}")`,
        });
      continue;
    }
    node.config = parsed.data as Record<string, unknown>;
    outlets.set(node.id, new Set(kind.outlets(parsed.data).map((outlet) => outlet.id)));
  }
  const edges = new Set<string>();
  for (const [at, edge] of journey.edges.entries()) {
    if (edges.has(edge.id)) findings.push({ path: `edges[${at}].id`, message: `two edges have the id "${edge.id}"` });
    edges.add(edge.id);
    const from = outlets.get(edge.from);
    if (!from) findings.push({ path: `edges[${at}].from`, message: `edge "${edge.id}" starts at "${edge.from}", which is no node` });
    if (!outlets.has(edge.to))
      findings.push({ path: `edges[${at}].to`, message: `edge "${edge.id}" ends at "${edge.to}", which is no node` });
    if (from && from.size > 0 && !from.has(edge.outlet))
      findings.push({
        path: `edges[${at}].outlet`,
        message: `node "${edge.from}" has no outlet "${edge.outlet}"; it has ${[...from].join(", ")}`,
      });
  }
  return findings;
}

/**
 * Reads a journey document of any known version and brings it to the current one; node settings come back parsed, with
 * their defaults, and unknown members are kept. Throws InputError naming every finding by its path; `where` is the file.
 */
export function parseJourney(document: unknown, where: string): Journey {
  if (typeof document !== "object" || document === null || Array.isArray(document)) {
    throw new InputError("journey-format", "This is not a journey: a journey file holds one JSON object.", { where });
  }
  const version = (document as { version?: unknown }).version;
  if (typeof version === "number" && version > JOURNEY_VERSION) {
    throw new InputError("journey-newer", `The journey has version ${version}; this application reads up to version ${JOURNEY_VERSION}.`, {
      where,
      todo: "Open it with a newer Throughline.",
    });
  }
  const parsed = journeyV1Schema.safeParse(document);
  const findings = parsed.success ? nodeFindings(parsed.data) : findingsOf(parsed.error);
  const [first, ...rest] = findings.map(({ path, message }) => (path ? `${path}: ${message}` : message));
  if (first !== undefined || !parsed.success) {
    throw new InputError("journey-invalid", `${first ?? "The document does not fit"}.`, { where, more: rest });
  }
  return parsed.data;
}

/** As `parseJourney`, from text; a damaged JSON is reported with its place. */
export function parseJourneyText(text: string, where: string): Journey {
  return parseJourney(parseJson(text, where), where);
}

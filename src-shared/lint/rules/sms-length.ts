import { inGsm, smsLength, smsText } from "../../channels/sms/segments.ts";
import type { Problem, RepairEdit } from "../../model/problem.ts";
import { type MessageConfig, messageCopy } from "../../nodes/message-node.ts";
import { nameOf, parsedNodes } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/** Carriers take no message of more segments. */
const MOST = 10;
const shown = (characters: readonly string[]) =>
  characters
    .slice(0, 5)
    .map((one) => `“${one}”`)
    .join(", ");

function repairOf(copy: Record<string, unknown>, node: string): Pick<Problem, "repair"> {
  const edits = ["text", "link", "optOut"].flatMap((part): RepairEdit[] => {
    const text = copy[part];
    return typeof text === "string" && inGsm(text) !== text ? [{ node, path: ["config", "message", part], value: inGsm(text) }] : [];
  });
  return edits.length > 0 ? { repair: { label: "Use plain characters", edits } } : {};
}

/** Text messages that take several segments, each of which is charged for, and characters that make them long. Placeholders count as they are written. */
export const smsLengths: LintRule = {
  finds: {
    "sms/segments": { severity: "note", about: "A text message takes several segments, each of which carriers charge for." },
    "sms/too-long": { severity: "warning", about: `A text message takes more than ${MOST} segments, which carriers do not take.` },
    "sms/unicode": { severity: "note", about: "Characters outside the GSM alphabet leave room for 70 characters instead of 160." },
  },
  check: ({ graph }) =>
    parsedNodes(graph).flatMap((node): Problem[] => {
      const { op, config } = node.parsed;
      const copy = messageCopy(config as MessageConfig);
      if (op.op !== "send" || op.channel !== "sms" || !copy) return [];
      const { encoding, units, segments, outside } = smsLength(smsText(copy));
      const place = { node: node.node.id, path: `${node.path}.config.message.text` };
      const problems: Problem[] = [];
      if (segments > 1)
        problems.push({
          ...{ id: segments > MOST ? "sms/too-long" : "sms/segments", severity: segments > MOST ? "warning" : "note", ...place },
          message: `${nameOf(node)} takes ${segments} segments (${units} ${encoding === "GSM-7" ? "septets" : "characters"} in ${encoding})${segments > MOST ? `; carriers take at most ${MOST}` : ", and carriers charge for each"}.`,
          fix:
            encoding === "GSM-7"
              ? "160 septets fit in one segment."
              : "70 characters fit in one segment, 160 without the characters outside the GSM alphabet.",
        });
      if (outside.length > 0)
        problems.push({
          ...{ id: "sms/unicode", severity: "note", ...place, ...repairOf(copy, node.node.id) },
          message: `${shown(outside)} ${outside.length === 1 ? "is" : "are"} outside the GSM alphabet: the whole message is sent in UCS-2, with room for 70 characters in a segment instead of 160.`,
          fix: "Use plain characters.",
        });
      return problems;
    }),
};

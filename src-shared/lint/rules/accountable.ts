import { channelOf } from "../../channels/index.ts";
import { copyText } from "../../channels/message-field.ts";
import type { Problem } from "../../model/problem.ts";
import { type MessageConfig, messageCopy } from "../../nodes/message-node.ts";
import { type Graph, nameOf, parsedNodes } from "../graph.ts";
import type { LintRule } from "../rule.ts";

const wanted = {
  owner: {
    id: "message/no-owner",
    severity: "note",
    says: (name: string) => `Nobody answers for ${name}.`,
    fix: "Name its owner in the inspector, or one for all messages in the journey's settings.",
  },
  consentBasis: {
    id: "message/no-consent-basis",
    severity: "warning",
    says: (name: string) => `${name} does not say on what ground it may be sent.`,
    fix: "Choose its consent basis in the inspector, or one for all messages in the journey's settings.",
  },
} as const;

/** What the other messages say, where those that say anything say the same: it can be said for the whole journey. */
function said(graph: Graph, member: keyof typeof wanted): string | null {
  const texts = new Set(
    parsedNodes(graph).flatMap(({ parsed: { op, config } }) => {
      const copy = op.op === "send" ? messageCopy(config as MessageConfig) : null;
      const text = copy ? copyText(copy, member).trim() : "";
      return text === "" ? [] : [text];
    }),
  );
  const [only] = texts;
  return texts.size === 1 && only !== undefined ? only : null;
}

/** Messages for which nobody answers, and such as do not say on what ground they may be sent; the journey's own count for all of them. */
export const accountable: LintRule = {
  finds: {
    "message/no-owner": { severity: "note", about: "Neither a message nor its journey says who answers for it." },
    "message/no-consent-basis": {
      severity: "warning",
      about: "Neither a message nor its journey says on what ground it may be sent; asked of channels that address a subscriber.",
    },
  },
  check: ({ journey, graph }) =>
    parsedNodes(graph).flatMap((node): Problem[] => {
      const { op, config } = node.parsed;
      if (op.op !== "send") return [];
      const copy = messageCopy(config as MessageConfig);
      const addressed = channelOf(op.channel).address !== "none";
      return (["owner", "consentBasis"] as const).flatMap((member): Problem[] => {
        if (!copy || (member === "consentBasis" && !addressed)) return [];
        if ((copyText(copy, member) || (journey[member] ?? "")).trim() !== "") return [];
        const { id, severity, says, fix } = wanted[member];
        const value = said(graph, member);
        const repair = value === null ? {} : { repair: { label: `Use “${value}” for all`, edits: [{ path: [member], value }] } };
        const path = `${node.path}.config.message.${member}`;
        return [{ id, severity, message: says(nameOf(node)), fix, node: node.node.id, path, ...repair }];
      });
    }),
};

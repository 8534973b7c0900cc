import { channelOf } from "../../channels/index.ts";
import type { FieldRole } from "../../model/field.ts";
import type { Problem } from "../../model/problem.ts";
import { roleLabels } from "../../model/role-words.ts";
import { fieldOfRole } from "../../segments/roles.ts";
import { parsedNodes, reachable } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/** Rule R6 of the dry run: without a consent field everyone counts as consenting, without an address field as reachable; once for each channel, at its first message. */
export const channelFields: LintRule = {
  finds: {
    "no-consent-field": {
      severity: "warning",
      about: "No field of the data says who consents to a channel, so that everyone counts as consenting.",
    },
    "no-address-field": {
      severity: "warning",
      about: "No field of the data holds the address for a channel, so that everyone counts as reachable.",
    },
  },
  onData: true,
  check: ({ graph, data }) => {
    if (!data) return [];
    const reached = reachable(graph);
    const done = new Set<string>();
    return parsedNodes(graph).flatMap(({ node, path, parsed: { op } }): Problem[] => {
      if (op.op !== "send" || done.has(op.channel) || !reached.has(node.id)) return [];
      done.add(op.channel);
      const channel = channelOf(op.channel);
      const finding = (id: string, role: FieldRole | "none", message: string): Problem[] =>
        role === "none" || fieldOfRole(data.base.fields, role)
          ? []
          : [
              {
                id,
                severity: "warning",
                message,
                fix: `Choose the field that means “${roleLabels[role]}” under Subscribers.`,
                node: node.id,
                path,
              },
            ];
      return [
        ...finding("no-consent-field", channel.consent, `No field says who consents to ${channel.label}: everyone counts as consenting.`),
        ...finding("no-address-field", channel.address, `No field holds the address for ${channel.label}: everyone counts as reachable.`),
      ];
    });
  },
};

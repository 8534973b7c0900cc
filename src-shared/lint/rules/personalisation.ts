import { channelOf } from "../../channels/index.ts";
import { copyText } from "../../channels/message-field.ts";
import { partsOf } from "../../channels/personalise.ts";
import { nearest } from "../../lib/nearest.ts";
import type { Problem } from "../../model/problem.ts";
import { type MessageConfig, messageCopy } from "../../nodes/message-node.ts";
import { BitSet } from "../../table/bit-set.ts";
import { nameOf, parsedNodes } from "../graph.ts";
import { counted } from "../numbers.ts";
import type { LintRule } from "../rule.ts";

/** Placeholders of messages against the data: fields that are not there, and such as some who can come have no value in, with nothing to stand for it. */
export const personalisation: LintRule = {
  finds: {
    "message/unknown-field": { severity: "warning", about: "A message names a field of the subscriber that is not in the data." },
    "message/no-fallback": {
      severity: "warning",
      about: "A message names a field in which some who can come to it have no value, and nothing stands in for it.",
    },
  },
  onData: true,
  readsCopy: true,
  check: ({ graph, data, flow }) =>
    !data || !flow
      ? []
      : parsedNodes(graph).flatMap((node): Problem[] => {
          const { op, config } = node.parsed;
          const copy = messageCopy(config as MessageConfig);
          if (op.op !== "send" || !copy) return [];
          const names = data.base.fields.map(({ id }) => id);
          return channelOf(op.channel).messageFields.flatMap((field): Problem[] => {
            const text = copyText(copy, field.id);
            const place = { severity: "warning" as const, node: node.node.id, path: `${node.path}.config.message.${field.id}` };
            const rewrite = (label: string, written: string, to: string): Pick<Problem, "repair"> => {
              const whole = text.replaceAll(written, to);
              const value = field.holds === "list" ? whole.split("\n") : whole;
              return { repair: { label, edits: [{ node: node.node.id, path: ["config", "message", field.id], value }] } };
            };
            const seen = new Set<string>();
            return partsOf(text).flatMap((part): Problem[] => {
              if (!("field" in part) || seen.has(part.written)) return [];
              seen.add(part.written);
              if (!names.includes(part.field)) {
                const meant = nearest(part.field, names);
                const to = `{{${meant}${part.fallback === null ? "" : `|${part.fallback}`}}}`;
                return [
                  {
                    ...{ id: "message/unknown-field", ...place, ...(meant ? rewrite(`Use ${meant}`, part.written, to) : {}) },
                    message: `${nameOf(node)} names the field "${part.field}", which is not in the data: subscribers would read ${part.fallback === null ? part.written : `"${part.fallback}"`}.`,
                    fix: meant ? `Did you mean ${meant}?` : "Choose a field of the imported base.",
                  },
                ];
              }
              const missing = data.base.column(part.field)?.missing;
              if (part.fallback !== null || !missing) return [];
              const arriving = flow.at(node.node.id)?.rows;
              const without = arriving ? new BitSet(missing.size, missing.words.slice()).and(arriving).count() : 0;
              if (without === 0) return [];
              return [
                {
                  ...{ id: "message/no-fallback", ...place, ...rewrite('Put "there" in', part.written, `{{${part.field}|there}}`) },
                  message: `${nameOf(node)} names "${part.field}", in which ${counted(without)} of those who can come have no value: they would read nothing there.`,
                  fix: `Say what stands in for it, such as {{${part.field}|there}}.`,
                },
              ];
            });
          });
        }),
};

import { Tooltip } from "@mantine/core";
import type { Channel } from "../../../src-shared/channels/channel.ts";
import { type ResolvedStage, resolveResponse } from "../../../src-shared/channels/resolve-response.ts";
import type { JourneyNode } from "../../../src-shared/model/journey.ts";
import type { ResponseBase, ResponseEntry, ResponseStage } from "../../../src-shared/model/response.ts";
import type { MessageConfig } from "../../../src-shared/nodes/message-node.ts";
import { formatShare, ProvenanceBadge } from "../../ui/index.ts";
import type { NodeEdit } from "./edit.ts";
import { Section, TypedField } from "./fields.tsx";
import classes from "./Inspector.module.css";
import { optional, parsePercent, percentText } from "./parse-text.ts";

export interface MessagePartProps {
  node: JourneyNode;
  channel: Channel;
  config: MessageConfig;
  edit: NodeEdit;
}

const stageLabels: Record<ResponseStage, string> = {
  delivered: "Delivered",
  opened: "Opened",
  answered: "Answered",
  clicked: "Clicked",
  converted: "Converted",
  optedOut: "Opted out",
  complained: "Complained",
};

const range = ({ low, high }: ResolvedStage) =>
  low !== null && high !== null ? ` 8 in 10 lie from ${formatShare(low)} to ${formatShare(high)}.` : "";

/** `% of sent`, or where one is no message, `% per impression`. */
const perWords = ({ sentAs }: Channel, per: ResponseBase) => (per === "sent" && sentAs ? `% per ${sentAs}` : `% of ${per}`);

/** The entry with another probability. A first override keeps what the rate in force is relative to; other members stay. */
function entryWith(entry: ResponseEntry | undefined, p: number, stage: ResolvedStage): ResponseEntry {
  if (typeof entry === "number") return p;
  if (entry) return { ...entry, p };
  return stage.per === stage.after ? p : { p, per: stage.per };
}

/** What becomes of a message, in percent. An empty field takes the rate in force, which stands in it: the project's own, or a benchmark. */
export function ResponseFields({ node, channel, config, edit }: MessagePartProps) {
  const { funnel, consent } = resolveResponse(channel, config.response ?? {});
  const plain = resolveResponse(channel, {});
  const write = (stage: ResolvedStage, p: number | undefined) => {
    const { [stage.stage]: entry, ...others } = config.response ?? {};
    const response = p === undefined ? others : { ...config.response, [stage.stage]: entryWith(entry, p, stage) };
    return edit.set(`${stageLabels[stage.stage].toLowerCase()} rate`, { response });
  };
  return (
    <Section title="Response">
      <div className={classes.rates}>
        {[...funnel, ...[...consent].reverse()].map((stage) => {
          const inForce = [...plain.funnel, ...plain.consent].find((other) => other.stage === stage.stage);
          return (
            <div key={stage.stage} className={classes.rate}>
              <TypedField<number | undefined>
                field={`${node.id}:response.${stage.stage}`}
                label={`${stageLabels[stage.stage]}`}
                text={stage.given ? percentText(stage.value) : ""}
                placeholder={percentText(stage.given ? (inForce?.value ?? stage.value) : Number(stage.value.toPrecision(3)))}
                suffix={<span className={classes.unit}>{perWords(channel, stage.per)}</span>}
                parse={optional(parsePercent)}
                onValue={(value) => write(stage, value)}
                onLeave={edit.mark}
                testId={`rate-${stage.stage}`}
              />
              <Tooltip label={`${stage.source}.${range(stage)}`} multiline w={260} position="left">
                <span className={classes.rateBadge}>
                  <ProvenanceBadge badge={stage.badge} />
                </span>
              </Tooltip>
            </div>
          );
        })}
      </div>
    </Section>
  );
}

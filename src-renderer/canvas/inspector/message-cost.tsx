import { Select, Tooltip } from "@mantine/core";
import { badgeOf } from "../../../src-shared/channels/channel.ts";
import type { ResponseBase } from "../../../src-shared/model/response.ts";
import { perText } from "../../../src-shared/plan/words.ts";
import { ProvenanceBadge } from "../../ui/index.ts";
import { Section, TypedField } from "./fields.tsx";
import classes from "./Inspector.module.css";
import type { MessagePartProps } from "./message-response.tsx";
import { optional, parseNumber } from "./parse-text.ts";

/** Price of one message, and what it is paid for. */
export function CostFields({ node, channel, config, edit }: MessagePartProps) {
  const own =
    config.cost === undefined ? undefined : typeof config.cost === "number" ? { amount: config.cost, per: "sent" as const } : config.cost;
  const per = own?.per ?? channel.cost.per;
  const bases: ResponseBase[] = ["sent", ...channel.funnel.filter((stage) => stage !== "converted")] as ResponseBase[];
  return (
    <Section title="Cost">
      <div className={classes.pair}>
        <TypedField<number | undefined>
          field={`${node.id}:cost`}
          label="Price"
          text={own ? String(own.amount) : ""}
          placeholder={String(channel.cost.value)}
          parse={optional((text) => parseNumber(text, { min: 0 }))}
          onValue={(amount) =>
            edit.set("cost", {
              cost: amount === undefined ? undefined : { ...(typeof config.cost === "object" ? config.cost : {}), amount, per },
            })
          }
          onLeave={edit.mark}
        />
        <Select
          label="Paid per"
          size="xs"
          data={bases.map((base) => ({ value: base, label: (base === "sent" && channel.sentAs) || perText(base) }))}
          value={per}
          allowDeselect={false}
          onChange={(next) =>
            next &&
            edit.set("cost", {
              cost: { ...(typeof config.cost === "object" ? config.cost : {}), amount: own?.amount ?? channel.cost.value, per: next },
            })
          }
        />
      </div>
      <Tooltip label={own ? "Given on this node" : channel.cost.source} multiline w={260} position="left">
        <span className={classes.costBadge}>
          <ProvenanceBadge badge={own ? "yours" : badgeOf(channel.cost)} />
        </span>
      </Tooltip>
    </Section>
  );
}

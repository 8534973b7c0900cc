import { Tooltip } from "@mantine/core";
import { IconBulb, IconChartDots, IconCircleCheck, IconCirclesRelation } from "@tabler/icons-react";
import type { Badge } from "../../src-shared/model/response.ts";
import css from "./blocks.module.css";

const kinds = {
  yours: { Icon: IconCircleCheck, label: "yours", help: "Measured in your own data, or set by you." },
  blended: { Icon: IconCirclesRelation, label: "blended", help: "Your data, drawn towards a published benchmark because it is small." },
  benchmark: { Icon: IconChartDots, label: "benchmark", help: "A published figure; its source is listed with the assumptions." },
  assumption: { Icon: IconBulb, label: "assumption", help: "Nobody measured this. Replace it with your own figure when you can." },
} as const;

/** Where a figure came from, as icon and word. */
export function ProvenanceBadge({ badge }: { badge: Badge }) {
  const { Icon, label, help } = kinds[badge];
  return (
    <Tooltip label={help} multiline w={240}>
      <span className={css.badge} data-kind={badge}>
        <Icon size={12} stroke={2} aria-hidden />
        {label}
      </span>
    </Tooltip>
  );
}

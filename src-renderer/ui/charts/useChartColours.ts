import { useComputedColorScheme } from "@mantine/core";
import { useMemo } from "react";
import { channelIds } from "../../../src-shared/channels/index.ts";
import type { ChartColours } from "../../../src-shared/plan/charts/colours.ts";

function readTokens(): ChartColours {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--tl-${name}`).trim();
  return {
    text: token("text"),
    muted: token("text-muted"),
    border: token("border"),
    surface: token("surface-raised"),
    accent: token("accent"),
    loss: token("border-strong"),
    stages: [0, 1, 2, 3, 4, 5, 6].map((at) => token(`stage-${at}`)),
    channels: Object.fromEntries(channelIds.map((id) => [id, token(`channel-${id}`)])),
    series: [1, 2, 3, 4, 5, 6].map((at) => token(`chart-${at}`)),
    font: token("font"),
  };
}

/** The colours of charts from the design tokens, read again when the window turns light or dark. */
export function useChartColours(): ChartColours {
  const scheme = useComputedColorScheme("light");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tokens change with the scheme, which sets an attribute on the root
  return useMemo(readTokens, [scheme]);
}

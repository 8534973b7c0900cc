import { pictureThemes, type ThemeName } from "../picture-theme.ts";

/** What charts are coloured with. The window reads them from its design tokens; exporters take those of a theme. */
export interface ChartColours {
  text: string;
  muted: string;
  border: string;
  surface: string;
  accent: string;
  /** Bars of what was lost. */
  loss: string;
  stages: readonly string[];
  channels: Readonly<Record<string, string>>;
  series: readonly string[];
  font: string;
}

export function chartColours(theme: ThemeName, font: string): ChartColours {
  const { text, muted, border, borderStrong, surface, accent, stages, channels, series } = pictureThemes[theme];
  return {
    text,
    muted,
    border,
    surface,
    accent,
    loss: borderStrong,
    stages: stages.map(({ colour }) => colour),
    channels: Object.fromEntries(Object.entries(channels).map(([id, { colour }]) => [id, colour])),
    series,
    font,
  };
}

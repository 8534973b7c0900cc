/** Colours of pictures that are drawn without a style sheet. The values are those of the window's design tokens; a test compares them. */
export interface PictureTheme {
  background: string;
  surface: string;
  border: string;
  borderStrong: string;
  text: string;
  muted: string;
  accent: string;
  warning: string;
  /** Colour and tint of each stage, repeated when a journey has more. */
  stages: readonly { colour: string; tint: string }[];
  channels: Readonly<Record<string, { colour: string; soft: string }>>;
  groups: Readonly<Record<string, { colour: string; soft: string }>>;
  /** Series of charts, in order. */
  series: readonly string[];
}

export type ThemeName = "light" | "dark";

export const pictureThemes: Readonly<Record<ThemeName, PictureTheme>> = {
  light: {
    background: "#f4f5f7",
    surface: "#ffffff",
    border: "#dfe3e9",
    borderStrong: "#c3cad5",
    text: "#17202e",
    muted: "#55617a",
    accent: "#0b7a70",
    warning: "#935a00",
    stages: [
      { colour: "#2a6fb5", tint: "#f0f6fc" },
      { colour: "#4a5cc4", tint: "#f2f3fc" },
      { colour: "#7a4bbd", tint: "#f7f2fc" },
      { colour: "#a83f98", tint: "#fcf1fa" },
      { colour: "#0b7a70", tint: "#eef8f6" },
      { colour: "#2f7d32", tint: "#f1f8f1" },
      { colour: "#a05a00", tint: "#fdf6ea" },
    ],
    channels: {
      email: { colour: "#2460c4", soft: "#e5eefc" },
      sms: { colour: "#1b7a3d", soft: "#e1f5e8" },
      call: { colour: "#b4491a", soft: "#fdece3" },
      push: { colour: "#a83279", soft: "#fbe7f3" },
      "in-app": { colour: "#0f6f8c", soft: "#e0f3f9" },
      web: { colour: "#566700", soft: "#f0f4d8" },
      "direct-mail": { colour: "#865800", soft: "#fdf1d8" },
      "field-visit": { colour: "#7a4a35", soft: "#f5e9e3" },
      "paid-social": { colour: "#4a4fc4", soft: "#e9eafc" },
      "display-ad": { colour: "#b02a4c", soft: "#fde8ed" },
    },
    groups: {
      entry: { colour: "#0b7a70", soft: "#d9f0ed" },
      time: { colour: "#55617a", soft: "#e9ecf1" },
      flow: { colour: "#7a4bbd", soft: "#f0e8fa" },
      end: { colour: "#17202e", soft: "#e4e7ec" },
      remark: { colour: "#6f5600", soft: "#fff4bf" },
    },
    series: ["#0b7a70", "#2460c4", "#b4491a", "#7a4bbd", "#935a00", "#55617a"],
  },
  dark: {
    background: "#10151d",
    surface: "#181f2a",
    border: "#2b3646",
    borderStrong: "#43516a",
    text: "#e8edf4",
    muted: "#9fabc0",
    accent: "#3fc1b3",
    warning: "#f2b84b",
    stages: [
      { colour: "#74b3ee", tint: "#131d29" },
      { colour: "#98a6f5", tint: "#161b2b" },
      { colour: "#bd9bf0", tint: "#1b1a2b" },
      { colour: "#e394d6", tint: "#201928" },
      { colour: "#3fc1b3", tint: "#122023" },
      { colour: "#7ccb80", tint: "#151f1e" },
      { colour: "#eab063", tint: "#201d1b" },
    ],
    channels: {
      email: { colour: "#82adf7", soft: "#1a2b47" },
      sms: { colour: "#62cf8a", soft: "#163325" },
      call: { colour: "#f59b6f", soft: "#3d251a" },
      push: { colour: "#f08ac6", soft: "#3b1c31" },
      "in-app": { colour: "#5cc6e6", soft: "#123140" },
      web: { colour: "#c3d164", soft: "#2a3014" },
      "direct-mail": { colour: "#e6b455", soft: "#382a12" },
      "field-visit": { colour: "#d9a58c", soft: "#35261f" },
      "paid-social": { colour: "#a3a8fa", soft: "#23254a" },
      "display-ad": { colour: "#ff8fa6", soft: "#40202a" },
    },
    groups: {
      entry: { colour: "#3fc1b3", soft: "#12383a" },
      time: { colour: "#9fabc0", soft: "#273142" },
      flow: { colour: "#bd9bf0", soft: "#2c2444" },
      end: { colour: "#e8edf4", soft: "#2b3646" },
      remark: { colour: "#e8cf6a", soft: "#383112" },
    },
    series: ["#3fc1b3", "#82adf7", "#f59b6f", "#bd9bf0", "#f2b84b", "#9fabc0"],
  },
};

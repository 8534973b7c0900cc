import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from "@mantine/core";

/** Teal, the accent: shade 7 carries white text at 4.5:1. */
const teal: MantineColorsTuple = [
  "#eef8f6",
  "#d9f0ed",
  "#b2e0da",
  "#86cec5",
  "#5cbcb0",
  "#33a79a",
  "#159084",
  "#0b7a70",
  "#075e56",
  "#05453f",
];

/** Slate greys for the dark scheme, from text to the deepest surface; the same family as the tokens. */
const dark: MantineColorsTuple = [
  "#e8edf4",
  "#c9d2df",
  "#9fabc0",
  "#6b7a93",
  "#43516a",
  "#2b3646",
  "#1f2835",
  "#181f2a",
  "#10151d",
  "#0c1017",
];

/** Text on a filled accent or danger: white in the light scheme, near black on the paler fills of the dark one. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colours = defaultVariantColorsResolver(input);
  const ours = input.color === undefined || input.color === "teal" || input.color === "red";
  return input.variant === "filled" && ours ? { ...colours, color: "var(--tl-text-on-accent)" } : colours;
};

/** Mantine in this product's type, colours and shapes; the values themselves are in tokens.css. */
export const theme = createTheme({
  primaryColor: "teal",
  primaryShade: { light: 7, dark: 5 },
  autoContrast: true,
  variantColorResolver,
  black: "#17202e",
  colors: { teal, dark },
  fontFamily: "var(--tl-font)",
  fontFamilyMonospace: "var(--tl-font-mono)",
  fontSizes: { xs: "11px", sm: "13px", md: "14px", lg: "17px", xl: "20px" },
  defaultRadius: "md",
  radius: { sm: "6px", md: "8px", lg: "14px" },
  headings: { fontFamily: "var(--tl-font)", fontWeight: "650" },
  cursorType: "pointer",
  components: {
    Button: { defaultProps: { size: "sm" } },
    TextInput: { defaultProps: { size: "sm" } },
    NumberInput: { defaultProps: { size: "sm" } },
    Select: { defaultProps: { size: "sm", checkIconPosition: "right" } },
    InputWrapper: {
      styles: {
        label: { marginBottom: 4 },
        description: { fontSize: "var(--tl-text-sm)", lineHeight: 1.4, marginBottom: 4 },
        error: { fontSize: "var(--tl-text-sm)" },
      },
    },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 400, fz: 12 } },
    Modal: {
      defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.35 }, closeButtonProps: { "aria-label": "Close the dialog" } },
      styles: { title: { fontSize: "var(--tl-text-lg)", fontWeight: 650 } },
    },
    Checkbox: { defaultProps: { radius: 4 } },
    Combobox: { defaultProps: { keepMounted: false } },
    // An opened menu has the focus on its first entry: Mantine's placeholder is no entry, and a menu may hold nothing else. Which entries can
    // have it is left to the browser, for Mantine's search takes a disabled one for focusable as soon as it has a tabindex.
    Menu: {
      defaultProps: { shadow: "md", position: "bottom-start", withInitialFocusPlaceholder: false, menuItemTabIndex: undefined },
    },
    Notification: { styles: { title: { fontWeight: 600 }, description: { color: "var(--tl-text)" } } },
    Drawer: { defaultProps: { overlayProps: { backgroundOpacity: 0.15 } } },
  },
});

/** Mantine's own surface and text variables take their values from the tokens, which follow the colour scheme. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const surfaces = {
    "--mantine-color-body": "var(--tl-surface)",
    "--mantine-color-text": "var(--tl-text)",
    "--mantine-color-dimmed": "var(--tl-text-muted)",
    "--mantine-color-placeholder": "var(--tl-text-muted)",
    "--mantine-color-default": "var(--tl-surface)",
    "--mantine-color-default-hover": "var(--tl-surface-hover)",
    "--mantine-color-default-color": "var(--tl-text)",
    "--mantine-color-default-border": "var(--tl-border-strong)",
    "--mantine-color-error": "var(--tl-danger)",
    "--mantine-color-anchor": "var(--tl-accent)",
    "--mantine-color-teal-filled": "var(--tl-accent)",
    "--mantine-color-teal-filled-hover": "var(--tl-accent-strong)",
    "--mantine-color-teal-light": "var(--tl-accent-soft)",
    "--mantine-color-teal-light-color": "var(--tl-accent-strong)",
    "--mantine-color-teal-outline": "var(--tl-accent)",
    "--mantine-color-teal-text": "var(--tl-accent)",
    "--mantine-color-red-filled": "var(--tl-danger)",
    "--mantine-color-red-filled-hover": "color-mix(in srgb, var(--tl-danger) 88%, var(--tl-text))",
    "--mantine-color-red-text": "var(--tl-danger)",
    "--mantine-color-red-light": "var(--tl-danger-soft)",
    "--mantine-color-red-light-color": "var(--tl-danger)",
    "--mantine-color-gray-text": "var(--tl-text-muted)",
    "--mantine-color-gray-light-color": "var(--tl-text-muted)",
    "--mantine-color-gray-light-hover": "var(--tl-surface-hover)",
    "--mantine-primary-color-contrast": "var(--tl-text-on-accent)",
  };
  return { variables: {}, light: surfaces, dark: surfaces };
};

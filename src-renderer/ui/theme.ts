import { createTheme, type MantineColorsTuple } from "@mantine/core";

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

/** Mantine in this product's type, colours and shapes; the values themselves are in tokens.css. */
export const theme = createTheme({
  primaryColor: "teal",
  primaryShade: { light: 7, dark: 5 },
  autoContrast: true,
  colors: { teal },
  fontFamily: "var(--tl-font)",
  fontFamilyMonospace: "var(--tl-font-mono)",
  fontSizes: { xs: "11px", sm: "12px", md: "14px", lg: "17px", xl: "20px" },
  defaultRadius: "md",
  radius: { sm: "6px", md: "8px", lg: "14px" },
  headings: { fontFamily: "var(--tl-font)", fontWeight: "650" },
  cursorType: "pointer",
  components: {
    Button: { defaultProps: { size: "sm" } },
    TextInput: { defaultProps: { size: "sm" } },
    NumberInput: { defaultProps: { size: "sm" } },
    Select: { defaultProps: { size: "sm" } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 400 } },
  },
});

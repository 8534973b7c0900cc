import { MantineProvider } from "@mantine/core";
import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { ProgressPanel } from "./ProgressPanel.tsx";

const shown = (unit?: "share") =>
  render(
    <MantineProvider>
      <ProgressPanel label="Reading" progress={{ label: "Reading people.csv", done: 266_878, total: 3_336_557, secondsLeft: null, unit }} />
    </MantineProvider>,
  );

it("says what was counted, or only the share where the count is nothing for people", () => {
  const { unmount } = shown();
  expect(screen.getByText("266,878 of 3,336,557")).toBeTruthy();
  unmount();
  shown("share");
  expect(screen.getByText("7 %")).toBeTruthy();
  expect(screen.queryByText(/266,878/)).toBeNull();
});

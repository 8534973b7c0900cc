import "@mantine/core/styles.css";
import "@mantine/dates/styles.css";
import "../ui/tokens.css";
import "../ui/base.css";
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import type { ReactNode } from "react";
import type { CoreClient } from "../../src-shared/contract/client.ts";
import { ClientContext } from "../app/client.ts";
import { cssVariablesResolver, theme } from "../ui/theme.ts";

/** What every screen stands in. */
export function InWindow({ core, children }: { core: CoreClient; children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} env="test">
      <Notifications />
      <ClientContext value={core}>{children}</ClientContext>
    </MantineProvider>
  );
}

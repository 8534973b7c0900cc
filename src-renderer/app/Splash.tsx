import { Button, Loader } from "@mantine/core";
import { IconPlugConnectedX } from "@tabler/icons-react";
import { EmptyState } from "../ui/EmptyState.tsx";
import type { Failure } from "../ui/failure.ts";
import { Logo } from "../ui/Logo.tsx";
import css from "./shell.module.css";

/** While the core starts. */
export function Splash() {
  return (
    <main className={css.splash} aria-busy="true">
      <Logo size={48} />
      <Loader type="dots" size="sm" aria-label="Starting" />
    </main>
  );
}

/** When the core did not answer at the start. */
export function ConnectFailed({ failure, onRetry }: { failure: Failure; onRetry(): void }) {
  return (
    <main className={css.splash}>
      <EmptyState
        icon={<IconPlugConnectedX size={28} stroke={1.5} />}
        title="Throughline could not start"
        actions={<Button onClick={onRetry}>Try again</Button>}
      >
        {failure.message} Your project files are safe. If trying again does not help, close the window and start Throughline anew.
      </EmptyState>
    </main>
  );
}

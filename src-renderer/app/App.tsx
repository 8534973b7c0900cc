import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { useEffect, useState } from "react";
import { type Connection, connect } from "../platform/connect.ts";
import { loadPreferences } from "../store/preferences.ts";
import { markConnection } from "../store/session.ts";
import { type Failure, failureOf } from "../ui/failure.ts";
import { cssVariablesResolver, theme } from "../ui/theme.ts";
import { ClientContext } from "./client.ts";
import { sessionColorScheme } from "./color-scheme.ts";
import { land } from "./landing.ts";
import { Shell } from "./Shell.tsx";
import { ConnectFailed, Splash } from "./Splash.tsx";

/** The window: connects to the core, then shows the shell. */
export function App() {
  const { connection, failure, retry } = useConnection();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      colorSchemeManager={sessionColorScheme}
    >
      <Notifications position="bottom-left" limit={4} />
      {connection ? (
        <ClientContext.Provider value={connection.client}>
          <Shell reconnect={connection.reconnect} />
        </ClientContext.Provider>
      ) : failure ? (
        <ConnectFailed failure={failure} onRetry={retry} />
      ) : (
        <Splash />
      )}
    </MantineProvider>
  );
}

function useConnection() {
  const [connection, setConnection] = useState<Connection | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt connects again
  useEffect(() => {
    let current = true;
    void (async () => {
      try {
        const made = await connect(() => markConnection("lost"));
        await loadPreferences(made.client);
        await land(made.client);
        if (current) setConnection(made);
      } catch (error) {
        console.error(error);
        if (current) setFailure(failureOf(error));
      }
    })();
    return () => {
      current = false;
    };
  }, [attempt]);
  const retry = () => {
    setFailure(null);
    setAttempt((number) => number + 1);
  };
  return { connection, failure, retry };
}

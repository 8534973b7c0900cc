import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "../../../src-renderer/ui/tokens.css";
import "../../../src-renderer/ui/base.css";
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { ClientContext } from "../../../src-renderer/app/client.ts";
import { Editor } from "../../../src-renderer/canvas/Editor.tsx";
import { testCore } from "../../../src-renderer/canvas/test-core.ts";
import { cssVariablesResolver, theme } from "../../../src-renderer/ui/theme.ts";
import { lintJourney } from "../../../src-shared/lint/index.ts";
import type { Journey } from "../../../src-shared/model/journey.ts";
import { parseJourney } from "../../../src-shared/nodes/parse.ts";
import { largeJourney } from "../../screenshots/large-journey.ts";

declare global {
  interface Window {
    /** Milliseconds of the check of the journey, and of making what is saved of it. */
    checkAndSave(): { lint: number; save: number };
  }
}

/** A journey of so many nodes, as the core hands it over. */
export const journeyOf = (nodes: number): Journey => parseJourney(largeJourney(nodes), "the benchmark's journey");

/** The product's editor with a journey; saving and checking answer at once, as another thread does them. */
export function Ours({ journey }: { journey: Journey }) {
  const core = { ...testCore([]), journeys: { save: async () => ({ saved: "" }), lint: async () => [] } };
  window.checkAndSave = () => {
    const began = performance.now();
    lintJourney(journey);
    const linted = performance.now();
    JSON.stringify({ json: { journey } });
    return { lint: linted - began, save: performance.now() - linted };
  };
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver}>
      <Notifications />
      <ClientContext value={core as unknown as ReturnType<typeof testCore>}>
        <div style={{ height: "100%" }}>
          <Editor journey={journey} />
        </div>
      </ClientContext>
    </MantineProvider>
  );
}

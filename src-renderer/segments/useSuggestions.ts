import { useEffect, useState } from "react";
import { useClient } from "../app/client.ts";
import { isAbort } from "../ui/failure.ts";
import type { ValueField } from "./values/valueField.ts";

/** Commonest values of a field for what has been typed, with their counts; empty while the editor is not in use. */
export function useSuggestions({ id: field, event }: ValueField, text: string, active: boolean): ReadonlyMap<string, number> {
  const core = useClient();
  const [found, setFound] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    if (!active) return;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      core.segments.suggest({ field, event, text, limit: 30 }, { signal: controller.signal }).then(
        (values) => {
          if (!controller.signal.aborted) setFound(new Map(values.map(({ value, count }) => [String(value), count])));
        },
        (error: unknown) => {
          if (controller.signal.aborted || isAbort(error)) return;
          // Typing still works without suggestions.
          console.warn("No suggestions.", error);
          setFound(new Map());
        },
      );
    }, 60);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [core, field, event, text, active]);
  return found;
}

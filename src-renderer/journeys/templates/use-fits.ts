import { useEffect, useState } from "react";
import type { Template, TemplateFit } from "../../../src-shared/contract/journeys.ts";
import { useClient } from "../../app/client.ts";
import { type Failure, failureOf } from "../../ui/index.ts";

export type Fit = TemplateFit | { failure: Failure };

/** How each template fits the project; counted one after the other, so that the first are there at once. */
export function useFits(templates: readonly Template[] | undefined): Readonly<Record<string, Fit | undefined>> {
  const client = useClient();
  const [fits, setFits] = useState<Record<string, Fit>>({});
  useEffect(() => {
    let gone = false;
    const count = async () => {
      for (const { id } of templates ?? []) {
        const fit = await client.journeys.templateFit({ template: id }).catch((error: unknown) => ({ failure: failureOf(error) }));
        if (gone) return;
        setFits((before) => ({ ...before, [id]: fit }));
      }
    };
    void count();
    return () => {
      gone = true;
    };
  }, [client, templates]);
  return fits;
}

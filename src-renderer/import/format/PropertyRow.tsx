import { UnstyledButton } from "@mantine/core";
import type { Inspection } from "../../../src-shared/model/import.ts";
import { type Property, reasonsOf } from "../model/dialects.ts";
import { restoreFound } from "../wizard/actions.ts";
import type { Source } from "../wizard/state.ts";
import { useCore } from "../wizard/useWizard.ts";
import css from "./format.module.css";
import { PropertyControl } from "./PropertyControl.tsx";

/** One property of the file: what it is taken for, why, and the way back to what was found. */
export function PropertyRow({ property, source, inspection }: { property: Property; source: Source; inspection: Inspection }) {
  const core = useCore();
  const own = Object.hasOwn(source.override, property);
  return (
    <li className={css.property} data-property={property} data-own={own}>
      <PropertyControl property={property} source={source} inspection={inspection} />
      <div className={css.reason}>
        {reasonsOf(property, inspection.findings, source.override).map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
        {own && (
          <UnstyledButton className={css.asFound} onClick={() => restoreFound(core, source.id, property)}>
            As it was found
          </UnstyledButton>
        )}
      </div>
    </li>
  );
}

import { Button } from "@mantine/core";
import { IconArrowLeft, IconArrowRight, IconInfoCircle } from "@tabler/icons-react";
import { formatBytes, Panel } from "../../ui/index.ts";
import { FileTabs } from "../FileTabs.tsx";
import { propertiesOf, remarksOf } from "../model/dialects.ts";
import { StepFrame } from "../StepFrame.tsx";
import { goTo, restoreFound } from "../wizard/actions.ts";
import { useCore, useCurrent, useSources } from "../wizard/useWizard.ts";
import css from "./format.module.css";
import { Preview } from "./Preview.tsx";
import { PropertyRow } from "./PropertyRow.tsx";

/** How a file was understood, why, and what it looks like so; every finding can be overruled. */
export function FormatStep() {
  const core = useCore();
  const sources = useSources();
  const source = useCurrent();
  const looking = sources.some(({ phase }) => phase === "looking");
  const failed = sources.find(({ phase }) => phase === "failed");
  const inspection = source?.inspection;
  const overruled = Object.keys(source?.override ?? {}).length > 0;
  return (
    <StepFrame
      heading="How the file was read"
      note="What was found, and why. Whatever is wrong can be changed; the rows on the right follow at once."
      aside={
        overruled && (
          <Button variant="subtle" size="xs" onClick={() => source && restoreFound(core, source.id)}>
            All as found
          </Button>
        )
      }
      wide
      fill
      foot={
        <>
          <Button variant="default" leftSection={<IconArrowLeft size={16} />} onClick={() => goTo(core, "files")}>
            Back
          </Button>
          <span className={css.status} role="status" data-bad={failed !== undefined}>
            {looking ? "Reading anew…" : failed ? `“${failed.name}” cannot be read like this.` : ""}
          </span>
          <Button
            rightSection={<IconArrowRight size={16} />}
            disabled={looking || failed !== undefined}
            onClick={() => goTo(core, "columns")}
          >
            Columns
          </Button>
        </>
      }
    >
      <FileTabs />
      {source && inspection && (
        <div className={css.format}>
          <div className={css.found}>
            <Panel title="Found" aside={<span className={css.muted}>{formatBytes(inspection.bytes)}</span>} flush>
              <ul className={css.properties} aria-label="What was found of the file">
                {propertiesOf(inspection).map((property) => (
                  <PropertyRow key={property} property={property} source={source} inspection={inspection} />
                ))}
              </ul>
              {remarksOf(inspection.findings).length > 0 && (
                <ul className={css.remarks} aria-label="Remarks">
                  {remarksOf(inspection.findings).map((remark) => (
                    <li key={remark}>
                      <IconInfoCircle size={15} aria-hidden />
                      {remark}
                    </li>
                  ))}
                </ul>
              )}
            </Panel>
          </div>
          <Preview source={source} inspection={inspection} />
        </div>
      )}
    </StepFrame>
  );
}

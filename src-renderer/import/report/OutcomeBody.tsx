import { Tabs } from "@mantine/core";
import type { ReactNode } from "react";
import type { ImportReport } from "../../../src-shared/model/import.ts";
import type { Outcome } from "../wizard/state.ts";
import { CombinedBody } from "./CombinedBody.tsx";
import { ReportBody } from "./ReportBody.tsx";
import css from "./report.module.css";

/** What one file or several did, or would do; of several first what changes all in all, then file by file. `extra` is shown at a file. */
export function OutcomeBody({ outcome, extra }: { outcome: Outcome; extra?: (report: ImportReport, at: number) => ReactNode }) {
  const [only, ...others] = outcome.files;
  if (!only) return null;
  if (others.length === 0) {
    return (
      <>
        <ReportBody report={only.report} />
        {extra?.(only.report, 0)}
      </>
    );
  }
  return (
    <Tabs defaultValue="all" keepMounted={false}>
      <Tabs.List aria-label="Reports" mb="md" className={css.tabs}>
        <Tabs.Tab value="all">All files</Tabs.Tab>
        {outcome.files.map(({ report }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name
          <Tabs.Tab key={at} value={String(at)}>
            <span className={css.tab}>{report.name}</span>
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="all">
        <CombinedBody outcome={outcome} />
      </Tabs.Panel>
      {outcome.files.map(({ report }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name
        <Tabs.Panel key={at} value={String(at)}>
          <div className={css.body}>
            <ReportBody report={report} />
            {extra?.(report, at)}
          </div>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

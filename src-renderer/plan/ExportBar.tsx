import { Button, Group } from "@mantine/core";
import { IconFileTypeCsv, IconFileTypePdf, IconFileTypeSvg, IconFileTypeXls } from "@tabler/icons-react";
import { useState } from "react";
import type { HandedFile } from "../../src-shared/contract/files.ts";
import { useClient } from "../app/client.ts";
import { useCommands } from "../app/commands.ts";
import { saveFile } from "../platform/files.ts";
import { FailureNote, ProgressPanel, toast, toastFailure, useJob } from "../ui/index.ts";

const formats = [
  { format: "pdf", label: "PDF", Icon: IconFileTypePdf, what: "Campaign plan as PDF" },
  { format: "xlsx", label: "XLSX", Icon: IconFileTypeXls, what: "Workbook as XLSX" },
  { format: "csv", label: "CSV", Icon: IconFileTypeCsv, what: "Tables as CSV" },
  { format: "svg", label: "SVG", Icon: IconFileTypeSvg, what: "Journey picture as SVG" },
] as const;
type Format = (typeof formats)[number]["format"];

/** Writes the plan in a format and saves its files; shows how far it is, and can be cancelled. */
export function ExportBar({ runId, before }: { runId: string; before(): Promise<void> }) {
  const core = useClient();
  const job = useJob<HandedFile[]>();
  const [running, setRunning] = useState<Format | null>(null);

  const write = async (format: Format) => {
    setRunning(format);
    try {
      await before();
      const files = await job.start((signal) => core.plans.export({ runId, formats: [format] }, { signal }));
      let saved = 0;
      for (const file of files ?? []) if (await saveFile(file)) saved++;
      if (saved > 0) toast(saved === 1 ? `${files?.[0]?.name ?? "The file"} was saved.` : `${saved} files were saved.`);
    } catch (error) {
      toastFailure(error, "The plan could not be exported");
    } finally {
      setRunning(null);
    }
  };
  useCommands(
    formats.map(({ format, what }) => ({
      id: `plan.export-${format}`,
      label: `Export: ${what}`,
      group: "Plan",
      run: () => void write(format),
    })),
  );

  return (
    <>
      <Group gap="xs">
        {formats.map(({ format, label, Icon, what }) => (
          <Button
            key={format}
            variant={format === "pdf" ? "filled" : "default"}
            leftSection={<Icon size={18} stroke={1.5} />}
            loading={running === format}
            disabled={running !== null && running !== format}
            aria-label={`Export: ${what}`}
            data-testid={`export-${format}`}
            onClick={() => void write(format)}
          >
            {label}
          </Button>
        ))}
      </Group>
      {job.status === "running" && <ProgressPanel label="Writing the plan" progress={job.progress} onCancel={job.cancel} />}
      {job.failure && <FailureNote failure={job.failure} />}
    </>
  );
}

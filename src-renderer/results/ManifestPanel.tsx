import { Button, CopyButton } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import type { Results } from "../../src-shared/model/results.ts";
import { Panel } from "../ui/index.ts";
import css from "./results.module.css";

const labels: [keyof Results["manifest"], string][] = [
  ["seed", "Seed"],
  ["replications", "Replications"],
  ["start", "Start (UTC)"],
  ["horizonDays", "Days simulated"],
  ["mode", "Mode"],
  ["engine", "Engine"],
  ["zones", "Time zones"],
  ["dataHash", "Hash of the data"],
  ["journeyHash", "Hash of the journey"],
  ["parameterHash", "Hash of the parameters"],
];

/** What this run was made of: the same manifest gives the same counts on every machine. */
export function ManifestPanel({ manifest }: { manifest: Results["manifest"] }) {
  const text = labels.map(([key, label]) => `${label}: ${manifest[key]}`).join("\n");
  return (
    <Panel
      title="Manifest"
      aside={
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button
              size="compact-xs"
              variant="default"
              leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
              onClick={copy}
              data-testid="copy-manifest"
            >
              {copied ? "Copied" : "Copy"}
            </Button>
          )}
        </CopyButton>
      }
    >
      <dl className={css.manifest} data-testid="manifest">
        {labels.map(([key, label]) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>{String(manifest[key])}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

import { Button, SegmentedControl, Select, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Project } from "../../src-shared/contract/project.ts";
import { useClient } from "../app/client.ts";
import { useColorScheme } from "../app/color-scheme.ts";
import { remember, useResource } from "../store/remote.ts";
import { type Failure, FailureNote, failureOf, PageHeader, Panel, Screen, toast } from "../ui/index.ts";
import { LimitsPanel } from "./LimitsPanel.tsx";
import { RatesPanel } from "./RatesPanel.tsx";
import css from "./settings.module.css";

const currencies = Intl.supportedValuesOf("currency").map((code) => ({ value: code, label: `${code} · ${currencyName(code)}` }));
const zones = ["UTC", ...Intl.supportedValuesOf("timeZone")];

function currencyName(code: string): string {
  return new Intl.DisplayNames("en", { type: "currency" }).of(code) ?? code;
}

/** The project's name, money and clock; how the window looks; what runs here. */
export default function SettingsScreen() {
  const project = useResource("project").data;
  const { data: parameters, error } = useResource("parameters");
  return (
    <Screen name="settings" ready={project !== undefined && (parameters !== undefined || error !== undefined)}>
      <PageHeader title="Settings" />
      {project && project.problems.length > 0 && <Damage problems={project.problems} />}
      <div className={css.columns}>
        {project && <ProjectSettings key={`${project.id}${project.name}${project.currency}${project.timeZone}`} project={project} />}
        <div className={css.stack}>
          <LookSettings />
          <About />
        </div>
      </div>
      {project && (
        <div className={css.wide}>
          {parameters && <RatesPanel key={project.id} project={project} parameters={parameters} />}
          {error !== undefined && <FailureNote failure={failureOf(error)} />}
          <LimitsPanel project={project} />
        </div>
      )}
    </Screen>
  );
}

/** What of the project's settings and rates cannot be read. */
function Damage({ problems: [first = "", ...more] }: { problems: readonly string[] }) {
  return <FailureNote failure={{ code: "project-damaged", message: first, where: null, todo: "Set it again here.", node: null, more }} />;
}

function ProjectSettings({ project }: { project: Project }) {
  const core = useClient();
  const [name, setName] = useState(project.name);
  const [currency, setCurrency] = useState(project.currency);
  const [timeZone, setTimeZone] = useState(project.timeZone);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const changed = name !== project.name || currency !== project.currency || timeZone !== project.timeZone;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      remember("project", await core.project.setSettings({ name: name.trim(), currency, timeZone }));
      toast("The project's settings were saved.");
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel title="This project">
      <form className={css.form} onSubmit={(event) => void submit(event)}>
        <TextInput
          label="Name"
          value={name}
          maxLength={120}
          readOnly={project.readOnly}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label="Currency"
          description="Of prices, costs and budgets in every journey."
          searchable
          allowDeselect={false}
          data={currencies}
          value={currency}
          readOnly={project.readOnly}
          onChange={(value) => value && setCurrency(value)}
        />
        <Select
          label="Time zone"
          description="Of journeys that do not name their own, and of subscribers without one."
          searchable
          allowDeselect={false}
          data={zones.includes(timeZone) ? zones : [timeZone, ...zones]}
          value={timeZone}
          readOnly={project.readOnly}
          onChange={(value) => value && setTimeZone(value)}
        />
        {failure && <FailureNote failure={failure} />}
        <div className={css.actions}>
          <Button type="submit" disabled={!changed || name.trim() === "" || project.readOnly} loading={busy}>
            Save settings
          </Button>
          <span className={css.place}>{project.place}</span>
        </div>
      </form>
    </Panel>
  );
}

function LookSettings() {
  const { scheme, choose } = useColorScheme();
  return (
    <Panel title="Look">
      <div className={css.row}>
        <span id="scheme-label">Colours</span>
        <SegmentedControl
          aria-labelledby="scheme-label"
          value={scheme}
          onChange={(value) => choose(value as typeof scheme)}
          data={[
            { value: "light", label: "Light" },
            { value: "dark", label: "Dark" },
            { value: "auto", label: "System" },
          ]}
        />
      </div>
    </Panel>
  );
}

const hosts = { electron: "desktop window", web: "browser window", cli: "command line", test: "test" };

function About() {
  const info = useResource("info").data;
  const rows = info
    ? [
        ["Throughline", info.version],
        ["Window", hosts[info.host]],
        ["Runtime", info.runtime],
        ["SQLite", info.sqlite],
        ["Time zone data", info.zones],
      ]
    : [];
  return (
    <Panel title="About">
      <dl className={css.about}>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={css.note}>Works offline. Nothing leaves this computer unless you export it.</p>
    </Panel>
  );
}

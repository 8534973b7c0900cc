import { Radio, Select } from "@mantine/core";
import type { MergeMode } from "../../../src-shared/model/differences.ts";
import { useResource } from "../../store/remote.ts";
import { Panel } from "../../ui/index.ts";
import { blankWords, modeChoices, roleWords } from "../model/modes.ts";
import { setHow } from "../wizard/actions.ts";
import type { Source } from "../wizard/state.ts";
import { useCore, useSources } from "../wizard/useWizard.ts";
import css from "./check.module.css";

/** What each file does to the data that is there, one sentence for each way. */
export function HowPanel() {
  const sources = useSources();
  return (
    <Panel title={sources.length > 1 ? "What the files do, in this order" : "What the file does to the data"} flush>
      <ol className={css.hows}>
        {sources.map((source, at) => (
          <FileHow key={source.id} source={source} at={at} sources={sources} />
        ))}
      </ol>
    </Panel>
  );
}

function FileHow({ source, at, sources }: { source: Source; at: number; sources: readonly Source[] }) {
  const core = useCore();
  const project = useResource("project").data;
  const { id, name, role, how, mapping } = source;
  const first = sources.slice(0, at).every((each) => each.role !== role);
  const there = (role === "events" ? project?.events : project?.subscribers) ?? 0;
  const choices = modeChoices(role, there, first);
  const chosen = choices.find(({ mode }) => mode === how.mode) ?? choices[0];
  const several = sources.length > 1;
  return (
    <li className={css.how}>
      {several && (
        <span className={css.howName}>
          <b>{name}</b>
          <span>{roleWords[role].label}</span>
        </span>
      )}
      {several || choices.length < 2 ? (
        <div className={css.compact}>
          {choices.length > 1 && (
            <Select
              aria-label={`What ${name} does`}
              size="xs"
              w={150}
              data={choices.map(({ mode, label }) => ({ value: mode, label }))}
              value={chosen?.mode ?? null}
              allowDeselect={false}
              onChange={(mode) => mode && setHow(core, id, { mode: mode as MergeMode })}
            />
          )}
          <span>
            {chosen?.does}
            {role === "facts" && ` Matched by “${how.on ?? mapping?.key}”.`}
          </span>
        </div>
      ) : (
        <Radio.Group
          value={how.mode}
          onChange={(mode) => setHow(core, id, { mode: mode as MergeMode })}
          aria-label={`What ${name} does to the data`}
        >
          <div className={css.choices}>
            {choices.map(({ mode, label, does }) => (
              <Radio.Card key={mode} value={mode} className={css.choice} data-testid={`mode-${mode}`}>
                <Radio.Indicator />
                <span>
                  <b>{label}</b>
                  <em>{does}</em>
                </span>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
      )}
      {how.mode === "update" && <Blanks source={source} />}
    </li>
  );
}

/** What an empty cell of an update does to a value that is there. */
function Blanks({ source }: { source: Source }) {
  const core = useCore();
  return (
    <Select
      label="Empty cells of the file"
      size="xs"
      w={260}
      data={blankWords.map(({ value, label }) => ({ value, label }))}
      description={blankWords.find(({ value }) => value === source.how.blanks)?.does}
      value={source.how.blanks}
      allowDeselect={false}
      onChange={(blanks) => blanks && setHow(core, source.id, { blanks: blanks as "keep" | "clear" })}
    />
  );
}

import { Button, Checkbox, Group } from "@mantine/core";
import { useEffect, useState } from "react";
import { type IdentityJoin, type IdentityRule, identityRules } from "../../../src-shared/model/identity.ts";
import { useClient } from "../../app/client.ts";
import { remember, useResource } from "../../store/remote.ts";
import { ConfirmDialog, FailureNote, formatCount, Panel, ProgressPanel, plural, toast, useJob } from "../../ui/index.ts";
import { dataChanged } from "../refresh.ts";
import own from "./duplicates.module.css";
import type { Duplicates } from "./found.ts";
import { GroupCard } from "./GroupCard.tsx";
import { ruleWords } from "./words.ts";

/** What a rule that cannot be used lacks. */
const lacking: Record<IdentityRule, string> = {
  email: "No field has this meaning.",
  phone: "No field has this meaning.",
  "name-and-address": "Needs a field that means a name, or two that mean first and last name, and one that means a postal address.",
};

/** Chooses the rules, shows who they take for one subscriber, and joins all or some of them. */
export function FindPanel() {
  const core = useClient();
  const project = useResource("project").data;
  const version = project?.dataVersion ?? 0;
  const [rules, setRules] = useState<readonly IdentityRule[] | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const find = useJob<Duplicates>();
  const join = useJob<IdentityJoin[]>();
  const { start } = find;
  const key = JSON.stringify([rules, version]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for by other rules and in other data
  useEffect(() => {
    setLeft(new Set());
    if (rules?.length === 0) return;
    void start((signal) => core.identities.find(rules === null ? {} : { rules: [...rules] }, { signal }));
  }, [start, core, key]);
  const found = rules?.length === 0 ? null : find.result;
  const possible = usePossible(find.result);
  const chosen = rules ?? possible;
  const list = found?.list ?? [];
  const all = left.size === 0;
  const kept = list.map(({ kept: one }) => one.key).filter((each) => !left.has(each));
  const joinAll = async () => {
    const joins = await join.start((signal) =>
      core.identities.join({ rules: [...chosen], ...(all ? {} : { keptKeys: kept }) }, { signal }),
    );
    if (!joins) return;
    await dataChanged(core);
    remember("joins", await core.identities.list());
    toast(`${plural(joins.length, "row was", "rows were")} joined. Each can be taken apart; a restore point has the data as it was.`);
  };
  const rows = all
    ? (found?.rows ?? 0)
    : list.filter(({ kept: one }) => !left.has(one.key)).reduce((sum, { others }) => sum + others.length, 0);
  return (
    <Panel
      title="Who is there twice"
      aside={
        found &&
        found.groups > 0 && (
          <Button size="xs" disabled={project?.readOnly || rows === 0 || join.status === "running"} onClick={() => setAsking(true)}>
            {all
              ? found.groups === 1
                ? "Join them"
                : `Join all ${plural(found.groups, "group")}`
              : `Join ${plural(kept.length, "group")}`}
          </Button>
        )
      }
    >
      <Checkbox.Group
        label="The same"
        description="Two rows are one subscriber when one of the rules says so; a value that more than 20 rows share joins nobody."
        value={[...chosen]}
        onChange={(next) => setRules(next as IdentityRule[])}
      >
        <Group gap="lg" mt={6} align="flex-start">
          {identityRules.map((rule) => (
            <Checkbox
              key={rule}
              value={rule}
              label={ruleWords[rule]}
              disabled={!possible.includes(rule)}
              description={possible.includes(rule) ? undefined : lacking[rule]}
            />
          ))}
        </Group>
      </Checkbox.Group>
      <div className={own.found} data-ready={find.status !== "running"} data-testid="duplicates-found">
        {find.status === "running" && <ProgressPanel label="Looking for duplicates" progress={find.progress} onCancel={find.cancel} />}
        {join.status === "running" && <ProgressPanel label="Joining duplicates" progress={join.progress} onCancel={join.cancel} />}
        {find.failure && <FailureNote failure={find.failure} />}
        {join.failure && <FailureNote failure={join.failure} />}
        {rules?.length === 0 && <p className={own.none}>Choose at least one rule.</p>}
        {found?.groups === 0 && find.status === "done" && (
          <p className={own.none}>
            {possible.length === 0
              ? "No rule can be used: no field is an e-mail address, a phone number, or a name beside a postal address. Give one that meaning under Fields."
              : "These rules find nobody twice."}
          </p>
        )}
        {find.status === "done" && found && found.groups > 0 && (
          <>
            <p className={own.lead}>
              {plural(found.rows, "row looks", "rows look")} like a subscriber who is there already, in {plural(found.groups, "group")}.
              {found.groups > list.length && ` The first ${formatCount(list.length)} are shown; joining all of them joins the others too.`}
            </p>
            <ul className={own.groups}>
              {list.map((group) => (
                <GroupCard
                  key={group.kept.key}
                  group={group}
                  chosen={!left.has(group.kept.key)}
                  onChoose={(yes) => {
                    const next = new Set(left);
                    if (yes) next.delete(group.kept.key);
                    else next.add(group.kept.key);
                    setLeft(next);
                  }}
                />
              ))}
            </ul>
          </>
        )}
      </div>
      <ConfirmDialog
        opened={asking}
        title="Join these duplicates?"
        confirm={`Join ${plural(rows, "row")}`}
        onClose={() => setAsking(false)}
        onConfirm={() => void joinAll()}
      >
        {plural(rows, "row goes", "rows go")} into the one that stays, which takes what it lacks; of consent the stricter answer stays, and
        events count for it. A restore point is made before, and each join can be taken apart.
      </ConfirmDialog>
    </Panel>
  );
}

/** The rules that the data allows, as last told. */
function usePossible(found: Duplicates | null): readonly IdentityRule[] {
  const [possible, setPossible] = useState<readonly IdentityRule[]>([]);
  useEffect(() => {
    if (found) setPossible(found.possible);
  }, [found]);
  return possible;
}

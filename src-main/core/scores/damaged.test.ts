import { expect, it } from "vitest";
import { importText } from "../../../test/support/csv-import.ts";
import { testProject } from "../../../test/support/project.ts";
import { scoreTable } from "../../host-cli/score-text.ts";
import { OpenProject } from "../workspace.ts";
import { computeScores, refreshScores } from "./compute-scores.ts";
import { scoreState, scoreStates } from "./states.ts";

const csv = "id,arpu,tenure_months\nS1,10,2\nS2,20,30\n";

it.each([
  ["of another form", '{"rules":"all of them"}', /cannot be read: rules: .+give others/],
  ["that are no JSON", "{broken", /cannot be read: they are no JSON/],
])("says that settings %s cannot be read, keeps them, and computes nothing by others", async (_, text, reason) => {
  const file = testProject();
  await importText(file, csv, { key: "id" });
  const project = new OpenProject(file);
  await computeScores(project, ["lifecycle"]);
  file.stores.scores.setSettings("lifecycle", {});
  for (const document of file.stores.documents.of(["score"])) if (document.text === "{}") document.save(text);
  const state = scoreState(project, "lifecycle");
  expect(state).toMatchObject({ settings: null, own: true, unread: text, computed: { stale: true } });
  expect(state.problem).toMatch(reason);
  expect(scoreTable(scoreStates(project)).join("\n")).toMatch(/lifecycle .*its settings cannot be read/);
  await expect(computeScores(project, ["lifecycle"])).rejects.toThrow(reason);
  expect((await refreshScores(project)).map(({ id }) => id)).toEqual(["lifecycle"]);
  expect(scoreState(project, "lifecycle").unread).toBe(text);
  file.stores.scores.setSettings("lifecycle", null);
  expect(scoreState(project, "lifecycle")).toMatchObject({ own: false, problem: null, unread: null });
});

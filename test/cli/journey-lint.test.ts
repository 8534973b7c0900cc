import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Journey } from "../../src-shared/model/journey.ts";
import type { Problem } from "../../src-shared/model/problem.ts";
import { testFolder } from "../support/project.ts";
import { journey } from "./journeys.ts";
import { attempt, throughline } from "./throughline.ts";

interface Told {
  problems: Problem[];
  mended?: Problem[];
}
interface Written {
  future: unknown;
  nodes: { id: string; config: { message?: { link?: string } } }[];
}

describe("mending a journey on the command line", () => {
  const folder = testFolder(afterAll);
  const message = { subject: "Faster internet", text: "Come and see.", link: "http://example.com/offer" };
  /** One problem that a click mends, and an edge into an entry, whose repair takes the edge out. */
  const broken = {
    ...journey(
      [
        { id: "in", kind: "audience", config: { segment: { all: [] } } },
        { id: "mail", kind: "email", config: { message } },
      ],
      ["in -> mail", "mail -> in"],
    ),
    future: { member: ["kept"] },
  } as unknown as Pick<Journey, "id" | "edges"> & { future: unknown };
  const lint = (...words: string[]): Told & { status: number | null } => {
    const { status, stdout } = attempt("journey", "lint", ...words, "--json");
    return { status, ...(JSON.parse(stdout) as Told) };
  };
  const ids = (problems: readonly Problem[] = []) => problems.map(({ id }) => id);

  it("changes a bare file only when asked, and nothing that a person should see go", () => {
    const file = join(folder, "offer.journey.json");
    writeFileSync(file, JSON.stringify(broken));
    const before = readFileSync(file, "utf8");
    const found = lint(file);
    expect(ids(found.problems)).toEqual(expect.arrayContaining(["message/insecure-link", "edge-into-entry"]));
    expect(found.status).toBe(2);
    expect(readFileSync(file, "utf8")).toBe(before);

    const { mended, problems, status } = lint(file, "--fix");
    expect(ids(mended)).toEqual(["message/insecure-link"]);
    expect(ids(problems)).not.toContain("message/insecure-link");
    expect(ids(problems)).toContain("edge-into-entry");
    expect(status).toBe(2);
    const after = JSON.parse(readFileSync(file, "utf8")) as Written & { edges: unknown[] };
    expect(after.nodes[1]?.config.message).toMatchObject({ ...message, link: "https://example.com/offer" });
    expect(after.edges).toHaveLength(2);
    expect(after.future).toEqual(broken.future);

    const again = readFileSync(file, "utf8");
    expect(lint(file, "--fix").mended).toBeUndefined();
    expect(readFileSync(file, "utf8")).toBe(again);
  });

  it("mends a journey of a project", () => {
    const project = join(folder, "offers.throughline");
    const file = join(folder, "sound.journey.json");
    writeFileSync(file, JSON.stringify({ ...broken, edges: broken.edges.slice(0, 1) }));
    throughline("new", project);
    throughline("journey", "add", project, file);
    expect(ids(lint(project, broken.id, "--fix").mended)).toEqual(["message/insecure-link"]);
    const shown = JSON.parse(throughline("journey", "show", project, broken.id, "--json").stdout) as Written;
    expect(shown.nodes[1]?.config.message?.link).toBe("https://example.com/offer");
    expect(shown.future).toEqual(broken.future);
  });
});

import type { Workspace as WorkspaceRules } from "../../src-shared/engine/options.ts";
import type { NamedSegment, Segment } from "../../src-shared/model/segment.ts";
import type { EvaluateContext } from "../../src-shared/segments/evaluate.ts";
import { cancelled } from "./cancelled.ts";
import { dataAsOf, type LoadedBase, loadBase } from "./columns/load-base.ts";
import type { ProjectFile } from "./db/project-file.ts";
import { Unavailable } from "./unavailable.ts";

/** A project while it is open: its file, its base in memory, and the sign that it is being closed. */
export class OpenProject {
  readonly file: ProjectFile;
  readonly #closing = new AbortController();

  constructor(file: ProjectFile) {
    this.file = file;
  }

  /** Fires when the project closes; every job over it listens. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** The base as it stands in the file; the same object until the data changes. */
  base(): LoadedBase {
    return loadBase(this.file);
  }

  /** The rules of a named segment. */
  readonly segment = (name: string): Segment | undefined => this.file.stores.segments.byName(name)?.rules;

  /** As `segment`; where none has the name now, the rules of the segment that had it last. For saved runs, which keep the names of then. */
  readonly segmentOfThen = (name: string): Segment | undefined => {
    const { segments, segmentLibrary } = this.file.stores;
    return this.segment(name) ?? segments.get(segmentLibrary.onceNamed(name) ?? "")?.rules;
  };

  segments(): NamedSegment[] {
    return this.file.stores.segments.list();
  }

  /** The moment at which the data stands, seconds since 1970-01-01T00:00Z: "now" of relative dates. */
  asOf(): number {
    return dataAsOf(this.file);
  }

  /** Limits, control share, rates and prices that hold for every journey. */
  rules(): WorkspaceRules {
    const { caps, controlPercent } = this.file.settings();
    return { caps, controlPercent, parameters: this.file.stores.parameters.list() };
  }

  evaluation(): EvaluateContext {
    return { asOf: this.asOf(), segments: this.segment };
  }

  close(): void {
    this.#closing.abort(cancelled());
    this.file.close();
  }
}

/** At most one project is open at a time. */
export class Workspace {
  #open: OpenProject | undefined;

  get open(): OpenProject | undefined {
    return this.#open;
  }

  /** Throws Unavailable when no project is open. */
  project(): OpenProject {
    if (this.#open) return this.#open;
    throw new Unavailable("no-project", "No project is open.", "Open one, or start with the sample workspace.");
  }

  /** Takes the place of the project that was open, which is closed. */
  take(file: ProjectFile): OpenProject {
    this.close();
    this.#open = new OpenProject(file);
    return this.#open;
  }

  close(): void {
    this.#open?.close();
    this.#open = undefined;
  }
}

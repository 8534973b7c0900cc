import { create } from "zustand";
import type { NamedSegment, Segment } from "../../../src-shared/model/segment.ts";
import { navigate, pathOf } from "../../app/router.ts";
import { rememberSetting } from "../../store/preferences.ts";
import type { Sort } from "./columns.ts";

/** Rows that something else pointed out, such as a finding about the data: rules without a saved segment. */
export interface AdHoc {
  label: string;
  rules: Segment;
}

interface TableView {
  /** The project that it belongs to. */
  project: string | null;
  /** In place of the saved segment that is remembered. */
  adHoc: AdHoc | null;
  sort: Sort;
  search: string;
}

const start = { adHoc: null, sort: null, search: "" };

/** What the table is asked for; the profile walks in the same order. Kept while other places are shown. */
export const useTableView = create<TableView>(() => ({ project: null, ...start }));

/** Forgets what was asked of another project's table. */
export function viewOf(project: string): void {
  if (useTableView.getState().project !== project) useTableView.setState({ project, ...start });
}

export const setView = (change: Partial<Omit<TableView, "project">>): void => useTableView.setState(change);

/** Shows the subscribers of a saved segment in the table. */
export function showSegment(id: string): void {
  setView({ adHoc: null, search: "" });
  rememberSetting("subscribers.segment", id);
  navigate(pathOf("subscribers"));
}

/** Shows the subscribers that rules mean in the table, under a label. */
export function showRows(label: string, rules: Segment): void {
  setView({ adHoc: { label, rules }, search: "" });
  navigate(pathOf("subscribers"));
}

/** The rules of what is shown; null is everyone. */
export function rulesShown(adHoc: AdHoc | null, segments: readonly NamedSegment[], segmentId: string): Segment | null {
  return adHoc?.rules ?? segments.find(({ id }) => id === segmentId)?.rules ?? null;
}

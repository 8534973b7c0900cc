import { navigate, pathOf } from "../app/router.ts";

/** What the Subscribers place shows, by the id in its address; null is the table. */
export const views = [
  { id: null, label: "Table" },
  { id: "fields", label: "Fields" },
  { id: "quality", label: "Quality" },
  { id: "duplicates", label: "Duplicates" },
  { id: "restore-points", label: "Restore points" },
] as const;

/** The address of one subscriber; in the masked view the code stands for the key. */
export const profilePath = (key: string): string => pathOf("subscribers", "profile", key);
export const fieldPath = (id: string): string => pathOf("subscribers", "fields", id);
export const openProfile = (key: string): void => navigate(profilePath(key));

import { z } from "zod";

/**
 * A file that the host handed out: chosen in a dialog, dropped, uploaded, or made by the core for download.
 * The renderer never sees or sends a path.
 */
export const fileTokenSchema = z.string().regex(/^file_[A-Za-z0-9_-]{16,64}$/);

export const fileSchema = z.object({ token: fileTokenSchema, name: z.string(), bytes: z.number().int() });
export type HandedFile = z.infer<typeof fileSchema>;

import { InputError } from "../../lib/input-error.ts";

/** Something of the input that a run cannot honour, by its path in the journey or the name of the option. */
export interface Refusal {
  code: string;
  path: string;
  message: string;
  todo?: string;
}

/** Throws the first refusal as InputError, the others as further findings. */
export function refuse(refusals: readonly Refusal[]): void {
  const [first, ...more] = refusals;
  if (!first) return;
  throw new InputError(first.code, first.message, {
    where: first.path,
    ...(first.todo === undefined ? {} : { todo: first.todo }),
    more: more.map(({ path, message }) => `${path}: ${message}`),
  });
}

/** As `refuse`, for one finding that nothing can go on without. */
export function refuseOne(refusal: Refusal): never {
  refuse([refusal]);
  throw new Error("unreachable");
}

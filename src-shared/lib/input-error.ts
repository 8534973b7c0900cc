/**
 * The person's input is wrong. Every host shows `message` as it stands, so it is a sentence that says what is wrong;
 * `where` names the file, line or path in the document, `todo` says what would be right, `node` is the id of the node of a
 * journey that it is about. The command line exits with 2.
 */
export class InputError extends Error {
  override readonly name = "InputError";
  readonly code: string;
  readonly where: string | undefined;
  readonly todo: string | undefined;
  readonly node: string | undefined;
  /** Further findings of the same kind, one sentence each. */
  readonly more: readonly string[];

  constructor(
    code: string,
    message: string,
    place: { where?: string; todo?: string; node?: string | undefined; more?: readonly string[] } = {},
  ) {
    super(message);
    this.code = code;
    this.where = place.where;
    this.todo = place.todo;
    this.node = place.node;
    this.more = place.more ?? [];
  }
}

/** One readable line: where, what, what to do. */
export function errorLine({ where, message, todo }: { where?: string | undefined; message: string; todo?: string | undefined }): string {
  return `${where ? `${where}: ` : ""}${message}${todo ? ` ${todo}` : ""}`;
}
